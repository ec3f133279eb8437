/** The requests to join that Alliance staff decide, those of departments without a steward first; and those departments. */
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useQuery } from 'urql';
import { FailureNotice } from '../../../ui/FailureNotice';
import { Loading } from '../../../ui/Loading';
import { Pager } from '../../../ui/Pager';
import { usePageTitle } from '../../../ui/usePageTitle';
import { useNews } from '../../../ui/useNews';
import type { Done } from '../people/peopleQuery';
import { WishRow } from '../people/WishRow';
import { useViewer } from '../viewer';
import { LostDepartments } from './LostDepartments';
import { RequestsQuery, type Request } from './requestsQuery';
import { StaffOnly } from './StaffOnly';

export function RequestsPage() {
  const { t } = useLingui();
  usePageTitle(t`Requests`);
  const { viewer } = useViewer();
  return (
    <div className="grid-container">
      <h1>
        <Trans>Requests</Trans>
      </h1>
      {!viewer && <Loading />}
      {viewer && viewer.allianceRole !== 'ADMINISTRATOR' && (
        <StaffOnly viewer={viewer} who={t`administrators of the Alliance`} />
      )}
      {viewer?.allianceRole === 'ADMINISTRATOR' && <Requests />}
    </div>
  );
}

function Requests() {
  const [news, tell] = useNews();
  const [after, setAfter] = useState<string | null>(null);
  const [{ data, error }, ask] = useQuery({
    query: RequestsQuery,
    variables: { after },
    requestPolicy: 'cache-and-network',
  });
  const again = () => ask({ requestPolicy: 'network-only' });
  const requests = error ? undefined : data?.joinRequests;
  const done: Done = (heading, more) => {
    tell(heading, more);
    again();
  };
  return (
    <>
      <p className="lead">
        <Trans>
          People who want to join a department. Its stewards decide; where there is none, you do. Check first who it is,
          by a number that you found yourself.
        </Trans>
      </p>
      {news}
      {error && <FailureNotice error={error} onRetry={again} />}
      {!requests && !error && <Loading short />}
      {requests && (
        <p role="status" className="results__count">
          <Plural
            value={requests.totalCount}
            _0="Nobody waits. New requests appear here."
            one="# person waits"
            other="# people wait"
          />
        </p>
      )}
      <ul className="plain-list">
        {requests?.edges.map(({ node }) => (
          <WishRow key={node.id} wish={node} place={<Place request={node} />} vacant={[]} onDone={done} />
        ))}
      </ul>
      {requests && (
        <Pager
          after={after}
          next={requests.pageInfo.hasNextPage ? requests.pageInfo.endCursor : null}
          onMove={setAfter}
        />
      )}
      <LostDepartments />
    </>
  );
}

function Place({ request }: { request: Request }) {
  const { department } = request;
  return (
    <>
      <Link to="/people/$" params={{ _splat: department.ocdId }} className="usa-link">
        {department.name}, {department.stateName}
      </Link>
      {department.county && !department.name.includes(department.county) && ` · ${department.county}`}{' '}
      {department.stewardCount === 0 && (
        <span className="usa-tag usa-tag--demo">
          <Trans>No steward</Trans>
        </span>
      )}
    </>
  );
}
