/**
 * For curators, above a collection: what members flagged in it, and the answer to that; what its keepers ask of the
 * Alliance, and the answer to that; taking it down, and putting it back. What is agreed to says which words were read, so that
 * nothing is agreed to that came after them.
 */
import { Trans, useLingui } from '@lingui/react/macro';
import type { CombinedError } from '@urql/core';
import { useMutation } from 'urql';
import { readFailure } from '../../../gql/errors';
import { Actions, type ActionItem } from '../../../ui/Actions';
import { DateText } from '../../../ui/DateText';
import { reachWords } from '../../../ui/kinds';
import { PanelForm } from '../../../ui/PanelForm';
import { Prose } from '../../../ui/Prose';
import { useNews, type Tell } from '../../../ui/useNews';
import { useSend } from '../../../ui/useSend';
import { sayRefusal } from '../../curation/refusalWords';
import type { Collection } from '../collectionQuery';
import { useReachName } from '../edit/reachName';
import { FlaggedPart } from './FlaggedPart';
import { DecideCollection, PutBackCollection, TakeDownCollection } from './moderateOrders';
import { ReasonPanel } from './ReasonPanel';

type Props = {
  collection: Collection;
  /** The words have changed since they were read: the page asks for them anew. */
  onStale: () => void;
  /** Its flags are answered; the page tells that, since the case may be gone with them. */
  onAnswered: Tell;
};

/** Looks at what came of an order before it is told. */
type Watch = <Answer extends { error?: CombinedError }>(sent: Promise<Answer>) => Promise<Answer>;

export function CollectionCase({ collection, onStale, onAnswered }: Props) {
  const { t, i18n } = useLingui();
  const reachName = useReachName(collection);
  const [news, tell, hush] = useNews();
  const [, decide] = useMutation(DecideCollection);
  const [, takeDown] = useMutation(TakeDownCollection);
  const [, putBack] = useMutation(PutBackCollection);
  const { id, viewerActions, askedReach, askedAt, department, groupName } = collection;
  const wordsAt = collection.wordsAt ?? '';
  const may = (action: Collection['viewerActions'][number]) => viewerActions.includes(action);
  const keeper = department ? `${department.name}, ${department.stateName}` : (groupName ?? '');
  const watched: Watch = async (sent) => {
    const answer = await sent;
    if (answer.error && readFailure(answer.error).field === 'wordsAt') onStale();
    return answer;
  };
  const items: ActionItem[] = [];
  if (may('DECIDE'))
    items.push(
      {
        name: 'approve',
        label: <Trans>Approve</Trans>,
        render: (close) => <ApprovePanel collection={collection} watched={watched} onDone={tell} onClose={close} />,
      },
      {
        name: 'back',
        label: <Trans>Send back</Trans>,
        render: (close) => (
          <ReasonPanel
            heading={<Trans>Send it back to {keeper}</Trans>}
            submit={<Trans>Send it back</Trans>}
            hint={t`Say what to change. Those who keep the collection read it where they edit it.`}
            keep={`commons-collection-back ${id}`}
            send={(reason) => watched(decide({ input: { collectionId: id, wordsAt, approve: false, reason } }))}
            onDone={() => tell(t`Sent back. Its readers are those who had it before.`)}
            onClose={close}
          />
        ),
      },
    );
  if (may('TAKE_DOWN'))
    items.push({
      name: 'down',
      label: <Trans>Take down</Trans>,
      render: (close) => (
        <ReasonPanel
          heading={<Trans>Take this collection down?</Trans>}
          submit={<Trans>Take it down</Trans>}
          hint={t`Its readers and those who keep it see this reason. Only a curator can put it back.`}
          keep={`commons-collection-down ${id}`}
          send={(reason) => takeDown({ input: { collectionId: id, reason } })}
          onDone={() => tell(t`The collection is taken down`)}
          onClose={close}
        />
      ),
    });
  if (may('PUT_BACK'))
    items.push({
      name: 'up',
      label: <Trans>Put back</Trans>,
      render: (close) => (
        <ReasonPanel
          heading={<Trans>Put this collection back for: {reachName(collection.reach)}</Trans>}
          submit={<Trans>Put it back</Trans>}
          hint={t`Those who keep it see this reason`}
          keep={`commons-collection-up ${id}`}
          calm
          send={(reason) => watched(putBack({ input: { collectionId: id, wordsAt, reason } }))}
          onDone={() => tell(t`The collection is back`)}
          onClose={close}
        />
      ),
    });
  return (
    <section aria-labelledby="case-heading" className="noprint" onSubmitCapture={hush}>
      <h2 id="case-heading">
        <Trans>For the Alliance’s curators</Trans>
      </h2>
      {news}
      {may('ANSWER_FLAGS') && <FlaggedPart collection={collection} onDone={onAnswered} />}
      {may('DECIDE') && askedReach && (
        <p>
          <Trans>
            {keeper} asks to show this collection to: {i18n._(reachWords[askedReach])}. It has waited since{' '}
            <DateText value={askedAt ?? ''} />. Read it below, as a reader would.
          </Trans>
        </p>
      )}
      {may('DECIDE') && <Waiting collection={collection} />}
      <Actions items={items} />
    </section>
  );
}

/** The words that will stand below once an owner has agreed: who approves the collection approves them too. */
function Waiting({ collection }: Pick<Props, 'collection'>) {
  const waiting = collection.items.edges.filter(({ node }) => node.state === 'INVITED' && node.commentaryHtml);
  if (waiting.length === 0) return null;
  return (
    <>
      <p>
        <Trans>These words appear too, once the offices that own the resources agree:</Trans>
      </p>
      <ul className="plain-list">
        {waiting.map(({ node }) => (
          <li key={node.id}>
            <Prose html={node.commentaryHtml} />
          </li>
        ))}
      </ul>
    </>
  );
}

type PanelProps = { collection: Collection; watched: Watch; onDone: Tell; onClose: () => void };

function ApprovePanel({ collection, watched, onDone, onClose }: PanelProps) {
  const { t, i18n } = useLingui();
  const form = useSend((failure) => sayRefusal(i18n, failure));
  const [, decide] = useMutation(DecideCollection);
  const reader = collection.askedReach ? i18n._(reachWords[collection.askedReach]) : '';
  const send = async () => {
    const input = { collectionId: collection.id, wordsAt: collection.wordsAt ?? '', approve: true };
    if (!(await form.send([], () => watched(decide({ input }))))) return;
    onClose();
    onDone(t`Approved. It is shared with: ${reader}`);
  };
  return (
    <PanelForm
      heading={<Trans>Approve this collection?</Trans>}
      submit={<Trans>Approve it</Trans>}
      form={form}
      onSubmit={() => void send()}
      onCancel={onClose}
    >
      <p>
        <Trans>Shared with: {reader}</Trans>
      </p>
      <p>
        <Trans>
          You have read its title, summary, introduction, topics, and the words about each resource. They are
          nonpartisan, lawful and tell nothing private.
        </Trans>
      </p>
    </PanelForm>
  );
}
