/** Two versions of a resource side by side: choose any two, and read what changed in words, facts and documents. */
import { Trans, useLingui } from '@lingui/react/macro';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useQuery } from 'urql';
import { FailureNotice } from '../../../ui/FailureNotice';
import { Loading } from '../../../ui/Loading';
import { NotFound } from '../../../ui/NotFound';
import { Notice } from '../../../ui/Notice';
import { usePageTitle } from '../../../ui/usePageTitle';
import { Compared } from './Compared';
import { ComparableQuery, CompareQuery, type Comparable } from './compareQuery';
import { chosen, keyOf, type CompareState } from './compareState';
import { VersionChoice } from './VersionChoice';

const route = getRouteApi('/r/$slug/compare');

export type Named = { slug: string; name: string };

export function ComparePage() {
  const { slug } = route.useParams();
  const asked = route.useSearch();
  const navigate = route.useNavigate();
  const [{ data, error }, ask] = useQuery({ query: ComparableQuery, variables: { slug } });
  if (error || !data) {
    return (
      <div className="grid-container">
        {error ? <FailureNotice error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} /> : <Loading />}
      </div>
    );
  }
  if (!data.resource) return <NotFound />;
  return (
    <Comparing
      resource={data.resource}
      names={[...data.values, ...data.standards]}
      asked={asked}
      onChoose={(search) => void navigate({ search, replace: true, resetScroll: false })}
    />
  );
}

type Props = {
  resource: Comparable;
  /** The names of values and standards. */
  names: Named[];
  asked: CompareState;
  onChoose: (state: CompareState) => void;
};

export function Comparing({ resource, names, asked, onChoose }: Props) {
  const { t } = useLingui();
  const { title, slug } = resource;
  usePageTitle(t`Compare versions: ${title}`);
  const versions = resource.versions.edges.map(({ node }) => node);
  const pair = chosen(versions, asked);
  return (
    <div className="grid-container">
      <p>
        <Link to="/r/$slug" params={{ slug }} className="usa-link">
          <Trans>Back to the resource</Trans>
        </Link>
      </p>
      <h1>
        <Trans>What changed in “{title}”</Trans>
      </h1>
      {pair ? (
        <>
          <VersionChoice
            versions={versions}
            from={keyOf(pair[0])}
            to={keyOf(pair[1])}
            onChoose={(from, to) => onChoose({ from, to })}
          />
          <Answer from={pair[0].id} to={pair[1].id} names={names} />
        </>
      ) : (
        <Notice tone="info" heading={t`There is only one version`}>
          <p>
            <Trans>When a newer one is published, you can see here what changed.</Trans>
          </p>
        </Notice>
      )}
    </div>
  );
}

function Answer({ from, to, names }: { from: string; to: string; names: Named[] }) {
  const { t } = useLingui();
  const [{ data, error, stale, fetching }, ask] = useQuery({
    query: CompareQuery,
    variables: { from, to },
    pause: from === to,
  });
  if (from === to) {
    return (
      <Notice tone="info" heading={t`You chose the same version twice`}>
        <p>
          <Trans>Choose two different versions to compare.</Trans>
        </p>
      </Notice>
    );
  }
  if (error) return <FailureNotice error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} />;
  if (!data || (fetching && !stale)) return <Loading />;
  if (!data.compareVersions) return <NotFound />;
  return <Compared comparison={data.compareVersions} names={names} />;
}
