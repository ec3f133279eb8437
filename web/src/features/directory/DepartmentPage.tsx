/** A department: what the office tells of itself, the groups it is in, and what it shares. */
import { Trans, useLingui } from '@lingui/react/macro';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useQuery } from 'urql';
import { FailureNotice } from '../../ui/FailureNotice';
import { Loading } from '../../ui/Loading';
import { NotFound } from '../../ui/NotFound';
import { Notice } from '../../ui/Notice';
import { usePageTitle } from '../../ui/usePageTitle';
import { WhatWeUse } from '../adoption/own/WhatWeUse';
import { ResourceCard } from '../library/ResourceCard';
import { DepartmentLinks } from './DepartmentLinks';
import { DepartmentQuery, type Department, type Language } from './departmentQuery';
import { OfficeFacts } from './OfficeFacts';
import { actingSeat, useViewer } from './viewer';

const route = getRouteApi('/d/$');

export function DepartmentPage() {
  const ocdId = route.useParams()._splat ?? '';
  const [{ data, error }, ask] = useQuery({
    query: DepartmentQuery,
    variables: { ocdId },
    requestPolicy: 'cache-and-network',
  });
  if (!error && data && !data.department) return <NotFound />;
  return (
    <div className="grid-container">
      {error && <FailureNotice error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} />}
      {!data && !error && <Loading />}
      {!error && data?.department && (
        <DepartmentReading department={data.department} languages={data.officeLanguages} />
      )}
    </div>
  );
}

function DepartmentReading({ department, languages }: { department: Department; languages: Language[] }) {
  const { t } = useLingui();
  usePageTitle(`${department.name}, ${department.stateName}`);
  const { viewer } = useViewer();
  const isOurs = viewer && actingSeat(viewer)?.department.id === department.id;
  const { edges, totalCount } = department.resources;
  return (
    <>
      <h1>
        {department.name}, {department.stateName}
      </h1>
      <DepartmentLinks department={department} />
      <OfficeFacts department={department} languages={languages} />
      {department.groups.length > 0 && (
        <>
          <h2>
            <Trans>Groups</Trans>
          </h2>
          <ul className="plain-list">
            {department.groups.map((group) => (
              <li key={group.id}>
                <Link to="/groups/$id" params={{ id: group.id }} className="usa-link">
                  {group.name}
                </Link>
              </li>
            ))}
          </ul>
        </>
      )}
      {isOurs && <WhatWeUse now={department.used} before={department.usedBefore} />}
      <h2>
        <Trans>What this department shares</Trans>
      </h2>
      {edges.length === 0 && (
        <Notice tone="info" heading={t`Nothing shared yet`} level="h3">
          <p>
            <Trans>This department shares nothing with you so far. Members see more after they sign in.</Trans>
          </p>
        </Notice>
      )}
      <ul className="plain-list">
        {edges.map(({ node }) => (
          <ResourceCard key={node.id} resource={node} level="h3" />
        ))}
      </ul>
      {totalCount > edges.length && (
        <Link to="/search" search={{ department: [department.id] }} className="usa-link">
          <Trans>See all {totalCount} in the search</Trans>
        </Link>
      )}
    </>
  );
}
