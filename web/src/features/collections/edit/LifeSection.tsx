/** Whether readers see a collection, and what its keepers may do about that: publish, withdraw, feature. */
import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { useMutation } from 'urql';
import { Actions, type ActionItem } from '../../../ui/Actions';
import { DateText } from '../../../ui/DateText';
import type { Reach } from '../../../ui/kinds';
import { PanelForm } from '../../../ui/PanelForm';
import type { Tell } from '../../../ui/useNews';
import { useSend } from '../../../ui/useSend';
import { FeatureTools } from '../curate/FeatureTools';
import { ReasonPanel } from '../curate/ReasonPanel';
import { useReachName } from './reachName';
import { PublishCollection, WithdrawCollection } from './editOrders';
import type { EditedCollection } from './editQuery';
import { isBeyond, keeperOf } from './ownReach';

type Props = {
  collection: EditedCollection;
  /** How many resources stand in it for its readers. */
  accepted: number;
  /** The widest reach that its keepers give by themselves. */
  own: Reach;
  news: ReactNode;
  onDone: Tell;
};

export function LifeSection({ collection, accepted, own, news, onDone }: Props) {
  const { t } = useLingui();
  const reachName = useReachName(collection);
  const [, withdraw] = useMutation(WithdrawCollection);
  const { id, published, reach, askedReach, askedAt, hiddenAt, verdict, viewerActions, groupName } = collection;
  const mayFeature = viewerActions.includes('FEATURE');
  const isPublisher = viewerActions.includes('PUBLISH');
  const items: ActionItem[] = [];
  if (isPublisher && !published && accepted > 0)
    items.push({
      name: 'publish',
      label: <Trans>Publish</Trans>,
      render: (close) => <PublishPanel collection={collection} own={own} onDone={onDone} onClose={close} />,
    });
  if (viewerActions.includes('ASK') && askedReach)
    items.push({
      name: 'ask',
      label: <Trans>Ask the Alliance again</Trans>,
      render: (close) => <AskPanel collection={collection} reach={askedReach} onDone={onDone} onClose={close} />,
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
      {news}
      <p>
        {published ? (
          <Trans>Published. Shared with: {reachName(reach)}</Trans>
        ) : hiddenAt ? (
          <Trans>Hidden from its readers while the Alliance looks at it.</Trans>
        ) : (
          <Trans>Not published: only its keepers see it.</Trans>
        )}
      </p>
      {askedReach && askedAt && (
        <p>
          <Trans>
            The Alliance is asked to share it with: {reachName(askedReach)}. It has waited since{' '}
            <DateText value={askedAt} />.
          </Trans>
        </p>
      )}
      {askedReach && !askedAt && !viewerActions.includes('ASK') && (
        <p>
          {groupName === null ? (
            <Trans>A publisher of your department can ask the Alliance again.</Trans>
          ) : (
            <Trans>A publisher of any department in the group can ask the Alliance again.</Trans>
          )}
        </p>
      )}
      {!published && !hiddenAt && !isPublisher && verdict?.kind !== 'TAKEN_DOWN' && (
        <p>
          {groupName === null ? (
            <Trans>A publisher of your department publishes it.</Trans>
          ) : (
            <Trans>A publisher of any department in the group publishes it.</Trans>
          )}
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

function PublishPanel({ collection, own, onDone, onClose }: PanelProps & { own: Reach }) {
  const { t } = useLingui();
  const reachName = useReachName(collection);
  const form = useSend();
  const [, publish] = useMutation(PublishCollection);
  const send = async () => {
    const sent = await form.send([], () => publish({ input: { collectionId: collection.id } }));
    if (!sent) return;
    onClose();
    if (!sent.publishCollection.collection.askedReach) return onDone(t`The collection is published`);
    const first = reachName(own);
    onDone(
      t`The collection is published, and the Alliance is asked`,
      <p>
        <Trans>Shared with: {first}. Further readers see it once a curator of the Alliance has read it.</Trans>
      </p>,
    );
  };
  const asks = keeperOf(collection) !== 'alliance' && isBeyond(collection.reach, own);
  return (
    <PanelForm
      heading={<Trans>Publish this collection?</Trans>}
      submit={<Trans>Publish it</Trans>}
      form={form}
      onSubmit={() => void send()}
      onCancel={onClose}
    >
      <p>
        {asks ? (
          <Trans>
            Shared with: {reachName(own)}. The Alliance is asked to share it with: {reachName(collection.reach)}
          </Trans>
        ) : (
          <Trans>Shared with: {reachName(collection.reach)}</Trans>
        )}
      </p>
      <p>
        <Trans>
          What is typed above and not saved is not published. What waits for an answer appears once it is there.
        </Trans>
      </p>
    </PanelForm>
  );
}

function AskPanel({ collection, reach, onDone, onClose }: PanelProps & { reach: Reach }) {
  const { t } = useLingui();
  const reachName = useReachName(collection);
  const form = useSend();
  const [, publish] = useMutation(PublishCollection);
  const send = async () => {
    if (!(await form.send([], () => publish({ input: { collectionId: collection.id } })))) return;
    onClose();
    onDone(t`The Alliance is asked again`);
  };
  return (
    <PanelForm
      heading={<Trans>Ask the Alliance again?</Trans>}
      submit={<Trans>Ask again</Trans>}
      form={form}
      onSubmit={() => void send()}
      onCancel={onClose}
    >
      <p>
        <Trans>To be shared with: {reachName(reach)}. What is typed above and not saved is not sent.</Trans>
      </p>
    </PanelForm>
  );
}
