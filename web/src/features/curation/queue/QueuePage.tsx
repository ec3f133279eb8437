/** The review queue: what waits and what is claimed, oldest first as the server orders it; staff take the next one from it. */
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useQuery } from 'urql';
import { FailureNotice } from '../../../ui/FailureNotice';
import { Loading } from '../../../ui/Loading';
import { Pager } from '../../../ui/Pager';
import { usePageTitle } from '../../../ui/usePageTitle';
import { AskingLine } from '../../collections/curate/AskingLine';
import { useViewer } from '../../directory/viewer';
import { UrgentSection } from '../../moderation/review/UrgentSection';
import { QueueNews } from './QueueNews';
import { QueueQuery } from './queueQuery';
import { QueueRow } from './QueueRow';
import { TakeNext } from './TakeNext';

const route = getRouteApi('/reviews');

export function QueuePage() {
  const { t } = useLingui();
  usePageTitle(t`Reviews`);
  const left = route.useSearch();
  const { viewer } = useViewer();
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
      {left.decided || left.advised || left.released || left.secondAsked ? (
        <QueueNews key={JSON.stringify(left)} left={left} />
      ) : (
        viewer?.allianceRole && <TakeNext />
      )}
      <AskingLine />
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
                <Trans>Waiting</Trans>
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
      {queue && (
        <Pager after={after} next={queue.pageInfo.hasNextPage ? queue.pageInfo.endCursor : null} onMove={setAfter} />
      )}
    </div>
  );
}
