/** A department: where it is, how many voters it serves, and what it shares. */
import { Trans, useLingui } from '@lingui/react/macro';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useQuery } from 'urql';
import { graphql, type ResultOf } from '../../gql';
import { FailureNotice } from '../../ui/FailureNotice';
import { sizeWords } from '../../ui/kinds';
import { Loading } from '../../ui/Loading';
import { NotFound } from '../../ui/NotFound';
import { Notice } from '../../ui/Notice';
import { usePageTitle } from '../../ui/usePageTitle';
import { ResourceCard } from '../library/ResourceCard';
import { ResourceCardFragment } from '../library/resourceCardFragment';

export const DepartmentQuery = graphql(
  `
    query Department($ocdId: String!) {
      department(ocdId: $ocdId) {
        id
        ocdId
        name
        state
        stateName
        county
        registeredVoters
        size
        resources(first: 20) {
          totalCount
          edges {
            node {
              id
              ...ResourceCard
            }
          }
        }
      }
    }
  `,
  [ResourceCardFragment],
);

const route = getRouteApi('/d/$');

export function DepartmentPage() {
  const ocdId = route.useParams()._splat ?? '';
  const [{ data, error }, ask] = useQuery({ query: DepartmentQuery, variables: { ocdId } });
  if (!error && data && !data.department) return <NotFound />;
  return (
    <div className="grid-container">
      {error && <FailureNotice error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} />}
      {!data && !error && <Loading />}
      {!error && data?.department && <DepartmentReading department={data.department} />}
    </div>
  );
}

type Department = NonNullable<ResultOf<typeof DepartmentQuery>['department']>;

function DepartmentReading({ department }: { department: Department }) {
  const { t, i18n } = useLingui();
  usePageTitle(`${department.name}, ${department.stateName}`);
  const { edges, totalCount } = department.resources;
  return (
    <>
      <h1>
        {department.name}, {department.stateName}
      </h1>
      <dl className="about">
        {department.county && !department.name.includes(department.county) && (
          <>
            <dt>
              <Trans>County</Trans>
            </dt>
            <dd>{department.county}</dd>
          </>
        )}
        {department.registeredVoters !== null && (
          <>
            <dt>
              <Trans>Registered voters</Trans>
            </dt>
            <dd>{new Intl.NumberFormat(i18n.locale).format(department.registeredVoters)}</dd>
          </>
        )}
        {department.size && (
          <>
            <dt>
              <Trans>Size</Trans>
            </dt>
            <dd>{i18n._(sizeWords[department.size])}</dd>
          </>
        )}
        <dt>
          <Trans>Office ID (Open Civic Data)</Trans>
        </dt>
        <dd className="digest">{department.ocdId}</dd>
      </dl>
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
