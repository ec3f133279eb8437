/** The review queue: what waits and what is claimed, oldest first as the server orders it. */
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useQuery } from 'urql';
import { FailureNotice } from '../../ui/FailureNotice';
import { Loading } from '../../ui/Loading';
import { Notice } from '../../ui/Notice';
import { usePageTitle } from '../../ui/usePageTitle';
import { UrgentSection } from '../moderation/review/UrgentSection';
import { QueueRow } from './QueueRow';
import { QueueQuery } from './reviewQuery';

const route = getRouteApi('/reviews');

export function QueuePage() {
  const { t } = useLingui();
  usePageTitle(t`Reviews`);
  const { decided } = route.useSearch();
  const [after, setAfter] = useState<string | null>(null);
  const [{ data, error }, ask] = useQuery({
    query: QueueQuery,
    variables: { after },
    requestPolicy: 'cache-and-network',
  });
  const queue = error ? undefined : data?.reviewQueue;
  return (
    <div className="grid-container">
      <h1>
        <Trans>Reviews</Trans>
      </h1>
      {decided && (
        <Notice tone="success" heading={t`Decided: ${decided}`} live="status">
          <p>
            <Trans>The department sees your reason.</Trans>
          </p>
        </Notice>
      )}
      <UrgentSection />
      {error && <FailureNotice error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} />}
      {!queue && !error && <Loading />}
      {queue && (
        <p role="status" className="results__count">
          <Plural value={queue.totalCount} _0="Nothing waits for a review" one="# open review" other="# open reviews" />
        </p>
      )}
      {queue && queue.edges.length > 0 && (
        <table className="queue">
          <thead>
            <tr>
              <th scope="col">
                <Trans>Resource</Trans>
              </th>
              <th scope="col">
                <Trans>Department</Trans>
              </th>
              <th scope="col">
                <Trans>Sent</Trans>
              </th>
              <th scope="col">
                <Trans>Reviewer</Trans>
              </th>
            </tr>
          </thead>
          <tbody>
            {queue.edges.map(({ node }) => (
              <QueueRow key={node.id} entry={node} />
            ))}
          </tbody>
        </table>
      )}
      {queue && (after || queue.pageInfo.hasNextPage) && (
        <nav className="pager" aria-label={t`Pages`}>
          <button type="button" className="usa-button usa-button--unstyled" onClick={() => setAfter(null)}>
            <Trans>First page</Trans>
          </button>
          {queue.pageInfo.hasNextPage && (
            <button
              type="button"
              className="usa-button usa-button--unstyled"
              onClick={() => setAfter(queue.pageInfo.endCursor)}
            >
              <Trans>Next page</Trans>
            </button>
          )}
        </nav>
      )}
    </div>
  );
}
