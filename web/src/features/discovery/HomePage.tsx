/** The front page: one big search box, ways to browse, and the newest resources. */
import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useEffect } from 'react';
import { useQuery } from 'urql';
import { FailureNotice } from '../../ui/FailureNotice';
import { kindHints, kindPlurals, type Kind } from '../../ui/kinds';
import { Loading } from '../../ui/Loading';
import { wantWords } from '../../ui/locale';
import { NewcomerNotice } from '../directory/NewcomerNotice';
import { ResourceCard } from '../library/ResourceCard';
import { HomeQuery } from './homeQuery';
import { SearchBox } from './SearchBox';

/** The page does not wait for it. */
const FeaturedSection = lazy(async () => {
  const [part] = await Promise.all([import('../collections/FeaturedSection'), wantWords('places')]);
  return { default: part.FeaturedSection };
});

const kinds: Kind[] = ['TEMPLATE', 'TRAINING', 'STORY'];

export function HomePage() {
  const { i18n } = useLingui();
  const [{ data, error }, ask] = useQuery({ query: HomeQuery });
  useEffect(() => {
    document.title = 'Alliance Commons';
  }, []);
  return (
    <>
      <div className="hero hero--top">
        <div className="grid-container">
          <h1>
            <Trans>What election offices share with each other</Trans>
          </h1>
          <SearchBox />
        </div>
      </div>
      <div className="grid-container">
        <NewcomerNotice />
        <h2>
          <Trans>Browse by kind</Trans>
        </h2>
        <ul className="tiles plain-list">
          {kinds.map((kind) => (
            <li key={kind}>
              <Link to="/search" search={{ kind: [kind] }} className="tile">
                <strong>{i18n._(kindPlurals[kind])}</strong>
                {i18n._(kindHints[kind])}
              </Link>
            </li>
          ))}
        </ul>
        {error && <FailureNotice error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} />}
        {!data && !error && <Loading />}
        {data && !error && (
          <>
            <h2>
              <Trans>Browse by value</Trans>
            </h2>
            <ul className="tiles plain-list">
              {data.values.map((value) => (
                <li key={value.slug}>
                  <Link to="/values/$slug" params={{ slug: value.slug }} className="tile">
                    <strong>{value.name}</strong>
                    {value.summary}
                  </Link>
                </li>
              ))}
            </ul>
            <p className="row">
              <Link to="/standards" className="usa-link">
                <Trans>Browse by standard</Trans>
              </Link>
              <Link to="/topics" className="usa-link">
                <Trans>Browse by topic</Trans>
              </Link>
            </p>
            <Suspense fallback={null}>
              <FeaturedSection />
            </Suspense>
            {data.resources.edges.length > 0 && (
              <>
                <h2>
                  <Trans>Newest</Trans>
                </h2>
                <ul className="plain-list">
                  {data.resources.edges.map((edge) => (
                    <ResourceCard key={edge.node.id} resource={edge.node} level="h3" />
                  ))}
                </ul>
              </>
            )}
          </>
        )}
      </div>
    </>
  );
}
