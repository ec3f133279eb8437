/** Whether readers see a collection, and what its keepers may do about that: publish, withdraw, feature. */
import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation } from 'urql';
import { Actions, type ActionItem } from '../../../ui/Actions';
import { reachWords } from '../../../ui/kinds';
import { PanelForm } from '../../../ui/PanelForm';
import type { Tell } from '../../../ui/useNews';
import { useSend } from '../../../ui/useSend';
import { FeatureTools } from '../curate/FeatureTools';
import { ReasonPanel } from '../curate/ReasonPanel';
import { PublishCollection, WithdrawCollection } from './editOrders';
import type { EditedCollection } from './editQuery';

type Props = {
  collection: EditedCollection;
  /** How many resources stand in it for its readers. */
  accepted: number;
  onDone: Tell;
};

export function LifeSection({ collection, accepted, onDone }: Props) {
  const { t, i18n } = useLingui();
  const [, withdraw] = useMutation(WithdrawCollection);
  const { id, published, reach, viewerActions } = collection;
  const mayFeature = viewerActions.includes('FEATURE');
  const isPublisher = viewerActions.includes('PUBLISH');
  const items: ActionItem[] = [];
  if (isPublisher && !published && accepted > 0)
    items.push({
      name: 'publish',
      label: <Trans>Publish</Trans>,
      render: (close) => <PublishPanel collection={collection} onDone={onDone} onClose={close} />,
    });
  if (viewerActions.includes('WITHDRAW') && published)
    items.push({
      name: 'withdraw',
      label: <Trans>Withdraw</Trans>,
      render: (close) => (
        <ReasonPanel
          heading={<Trans>Withdraw this collection?</Trans>}
          submit={<Trans>Withdraw it</Trans>}
          hint={t`It stays on record. Nothing in the collection is lost.`}
          keep={`commons-withdraw ${id}`}
          send={(reason) => withdraw({ input: { collectionId: id, reason } })}
          onDone={() => onDone(t`The collection is withdrawn`)}
          onClose={close}
        />
      ),
    });
  return (
    <section aria-labelledby="life-heading">
      <h2 id="life-heading">
        <Trans>Who sees it</Trans>
      </h2>
      <p>
        {published ? (
          <Trans>Published. Shared with: {i18n._(reachWords[reach])}</Trans>
        ) : (
          <Trans>Not published: only its keepers see it.</Trans>
        )}
      </p>
      {!published && !isPublisher && (
        <p>
          <Trans>A publisher of your department publishes it.</Trans>
        </p>
      )}
      {!published && isPublisher && accepted === 0 && (
        <p>
          <Trans>It can be published once a resource stands in it whose office agrees.</Trans>
        </p>
      )}
      <Actions items={items} />
      {(mayFeature || viewerActions.includes('UNFEATURE')) && (
        <FeatureTools subject={{ collectionId: id }} mayFeature={mayFeature} onDone={onDone} />
      )}
    </section>
  );
}

type PanelProps = { collection: EditedCollection; onDone: Tell; onClose: () => void };

function PublishPanel({ collection, onDone, onClose }: PanelProps) {
  const { t, i18n } = useLingui();
  const form = useSend();
  const [, publish] = useMutation(PublishCollection);
  const send = async () => {
    if (!(await form.send([], () => publish({ input: { collectionId: collection.id } })))) return;
    onClose();
    onDone(t`The collection is published`);
  };
  return (
    <PanelForm
      heading={<Trans>Publish this collection?</Trans>}
      submit={<Trans>Publish it</Trans>}
      form={form}
      onSubmit={() => void send()}
      onCancel={onClose}
    >
      <p>
        <Trans>Shared with: {i18n._(reachWords[collection.reach])}</Trans>
      </p>
      <p>
        <Trans>
          What is typed above and not saved is not published. What waits for an answer appears once it is there.
        </Trans>
      </p>
    </PanelForm>
  );
}
