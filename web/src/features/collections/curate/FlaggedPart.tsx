/** For curators: what members flagged in a collection, and the one answer to all of that. Whoever flagged it reads the reason. */
import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { useMutation, useQuery } from 'urql';
import { Actions, type ActionItem } from '../../../ui/Actions';
import { FailureNotice } from '../../../ui/FailureNotice';
import { Loading } from '../../../ui/Loading';
import type { Tell } from '../../../ui/useNews';
import { FlagList } from '../../moderation/review/FlagList';
import type { Collection } from '../collectionQuery';
import { AnswerCollectionFlags, CollectionFlagsQuery } from './flagOrders';
import { ReasonPanel } from './ReasonPanel';

type Props = { collection: Collection; onDone: Tell };

export function FlaggedPart({ collection, onDone }: Props) {
  const { t } = useLingui();
  const { id, slug, viewerActions } = collection;
  const [{ data, error }, ask] = useQuery({
    query: CollectionFlagsQuery,
    variables: { slug },
    requestPolicy: 'cache-and-network',
  });
  const [, answer] = useMutation(AnswerCollectionFlags);
  if (error) return <FailureNotice error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} />;
  if (!data) return <Loading short />;
  const flags = data.collection?.flags ?? [];
  const newest = flags.at(-1);
  if (!newest) return null;
  const item = (name: string, label: ReactNode, upheld: boolean): ActionItem => ({
    name,
    label,
    render: (close) => (
      <ReasonPanel
        heading={label}
        submit={<Trans>Answer the flags</Trans>}
        hint={
          // Where a group or the Alliance keeps it there is no department in whose record it would stand.
          collection.department
            ? t`Whoever flagged the collection reads this reason. It stands in the record of its department.`
            : t`Whoever flagged the collection reads this reason.`
        }
        keep={`commons-collection-${name} ${id}`}
        calm
        send={(reason) => answer({ input: { collectionId: id, upheld, reason, readUntil: newest.createdAt } })}
        onDone={() => onDone(t`The flags are answered`)}
        onClose={close}
      />
    ),
  });
  return (
    <>
      <h3>
        <Trans>What was flagged</Trans>
      </h3>
      <FlagList flags={flags} level="h4" />
      {collection.hiddenAt && (
        <p>
          <Trans>Because it may be grave, readers do not see the collection until every grave flag is answered.</Trans>
        </p>
      )}
      <p>
        <Trans>Your answer goes to all of these flags.</Trans>{' '}
        {viewerActions.includes('TAKE_DOWN') && (
          <Trans>If something is still wrong, take the collection down: that answers them too.</Trans>
        )}
        {viewerActions.includes('EDIT') && <Trans>If something is still wrong, mend it first.</Trans>}
      </p>
      <Actions
        items={[
          item('dismiss', <Trans>Nothing is wrong</Trans>, false),
          item('uphold', <Trans>They were right, and it is mended</Trans>, true),
        ]}
      />
    </>
  );
}
