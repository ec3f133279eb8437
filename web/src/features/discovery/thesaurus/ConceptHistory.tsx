/** What happened to a concept, from the record. Give it a `key` when something was added. */
import { Trans } from '@lingui/react/macro';
import { useQuery } from 'urql';
import { FailureNotice } from '../../../ui/FailureNotice';
import { Loading } from '../../../ui/Loading';
import { RecordQuery } from '../../record/recordQuery';
import { RecordTable } from '../../record/RecordTable';

export function ConceptHistory({ id }: { id: string }) {
  const [{ data, error }, ask] = useQuery({
    query: RecordQuery,
    variables: { filter: { subjectId: id } },
    requestPolicy: 'cache-and-network',
  });
  const record = error ? undefined : data?.record;
  return (
    <section aria-labelledby="history-heading">
      <h2 id="history-heading">
        <Trans>History</Trans>
      </h2>
      {error && <FailureNotice error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} />}
      {!record && !error && <Loading short />}
      {record?.totalCount === 0 && (
        <p>
          <Trans>Nobody has changed it on screen yet. Its words come from the files of the Alliance.</Trans>
        </p>
      )}
      {record && record.totalCount > 0 && <RecordTable entries={record.edges.map(({ node }) => node)} state={{}} />}
    </section>
  );
}
