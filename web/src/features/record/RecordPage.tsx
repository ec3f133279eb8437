/** The record: what happened, when, who did it and as whom; with filters, pages, and the same as a table to download. */
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useQuery } from 'urql';
import { FailureNotice } from '../../ui/FailureNotice';
import { Loading } from '../../ui/Loading';
import { Notice } from '../../ui/Notice';
import { usePageTitle } from '../../ui/usePageTitle';
import { kindsOf } from './eventWords';
import { NewestEntry } from './NewestEntry';
import { RecordChips } from './RecordChips';
import { RecordFilters } from './RecordFilters';
import { RecordQuery } from './recordQuery';
import { csvAddress, filterOf } from './recordState';
import { RecordTable } from './RecordTable';

const route = getRouteApi('/record');

export function RecordPage() {
  const { t } = useLingui();
  usePageTitle(t`Record`);
  const state = route.useSearch();
  const kinds = state.kind ? kindsOf(state.kind) : [];
  const [{ data, error }, ask] = useQuery({
    query: RecordQuery,
    variables: { filter: filterOf(state, kinds), after: state.after },
    requestPolicy: 'cache-and-network',
  });
  const record = error ? undefined : data?.record;
  return (
    <div className="grid-container">
      <h1>
        <Trans>Record</Trans>
      </h1>
      <p className="lead">
        <Trans>
          Every change is written down here: who, as whom, what and when. Nobody can change or remove an entry unseen.
          Stewards read the record of their department, Alliance staff read all.
        </Trans>
      </p>
      {error && <FailureNotice error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} />}
      {!record && !error && <Loading />}
      {record && (
        <>
          <RecordFilters key={JSON.stringify(state)} state={state} />
          <RecordChips state={state} />
          <div className="row row--spread">
            <p role="status" className="results__count">
              <Plural value={record.totalCount} _0="No entries" one="# entry" other="# entries" />
            </p>
            {record.totalCount > 0 && (
              <a className="usa-button usa-button--outline" href={csvAddress(state, kinds)} download>
                <Trans>Download CSV</Trans>
              </a>
            )}
          </div>
          {record.totalCount === 0 && (
            <Notice tone="info" heading={t`Nothing fits these filters`}>
              <p>
                <Trans>Take a filter away, or choose other days.</Trans>
              </p>
            </Notice>
          )}
          {record.edges.length > 0 && <RecordTable entries={record.edges.map(({ node }) => node)} state={state} />}
          {(state.after || record.pageInfo.hasNextPage) && (
            <nav className="pager" aria-label={t`Pages`}>
              {state.after ? (
                <Link to="/record" search={{ ...state, after: undefined }} className="usa-link">
                  <Trans>First page</Trans>
                </Link>
              ) : (
                <span />
              )}
              {record.pageInfo.hasNextPage && (
                <Link
                  to="/record"
                  search={{ ...state, after: record.pageInfo.endCursor ?? undefined }}
                  className="usa-link"
                >
                  <Trans>Next page</Trans>
                </Link>
              )}
            </nav>
          )}
          <NewestEntry />
        </>
      )}
    </div>
  );
}
