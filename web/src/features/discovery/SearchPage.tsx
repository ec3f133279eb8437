/** The search: box, filters, results with the found words, and words for every other outcome. */
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Suspense } from 'react';
import { useQuery } from 'urql';
import { FailureNotice } from '../../ui/FailureNotice';
import { Loading } from '../../ui/Loading';
import { Notice } from '../../ui/Notice';
import { usePageTitle } from '../../ui/usePageTitle';
import { useViewer } from '../directory/viewer';
import { ResourceCard } from '../library/ResourceCard';
import { SaveSearchPanel } from './extras';
import { FacetPanel } from './FacetPanel';
import { FilterChips } from './FilterChips';
import { ResultPager } from './ResultPager';
import { SearchBox } from './SearchBox';
import { SearchHints } from './SearchHints';
import { SearchQuery } from './searchQuery';
import { SearchTips } from './SearchTips';
import { SortLinks } from './SortLinks';
import { feedOf, hasFilters, searchVariables, withoutFilters } from './searchState';
import { Snippets } from './Snippets';

const route = getRouteApi('/search');

export function SearchPage() {
  const { t } = useLingui();
  const state = route.useSearch();
  const words = state.q;
  usePageTitle(words ? t`Search: ${words}` : t`Search`);
  const [{ data, error, fetching, stale }, ask] = useQuery({ query: SearchQuery, variables: searchVariables(state) });
  const result = error ? undefined : data?.search;
  const person = useViewer().viewer?.person;
  return (
    <div className="grid-container">
      <h1>
        <Trans>Search</Trans>
      </h1>
      <SearchBox key={state.q ?? ''} state={state} />
      <SearchTips />
      <div className="split">
        <FacetPanel facets={error ? [] : result?.facets} state={state} />
        <section aria-busy={fetching || stale} aria-label={t`Results`}>
          <p role="status" className="results__count">
            {result && <Plural value={result.totalCount} one="# resource" other="# resources" />}
          </p>
          <SortLinks state={state} />
          <FilterChips facets={result?.facets ?? []} state={state} />
          {person && result && (
            <Suspense>
              <SaveSearchPanel state={state} />
            </Suspense>
          )}
          {result && <SearchHints result={result} state={state} />}
          {/* The way past the filters leads here (SiteLayout). */}
          <div id="results" tabIndex={-1}>
            {error && (
              <FailureNotice error={error} live="alert" onRetry={() => ask({ requestPolicy: 'network-only' })} />
            )}
            {error && state.after && (
              <Link to="/search" search={{ ...state, after: undefined }} className="usa-link">
                <Trans>First page</Trans>
              </Link>
            )}
            {!result && !error && <Loading />}
            {result?.edges.length === 0 && (
              <Notice tone="info" heading={t`No resources match`}>
                <p>
                  <Trans>Check your spelling, use fewer words, or remove a filter.</Trans>
                </p>
                {hasFilters(state) && (
                  <Link to="/search" search={withoutFilters(state)} className="usa-link">
                    <Trans>Search again without filters</Trans>
                  </Link>
                )}
                <p>
                  <Link to="/wanted" className="usa-link">
                    <Trans>What others look for and do not find</Trans>
                  </Link>
                </p>
              </Notice>
            )}
            {result && result.edges.length > 0 && (
              <ol className="plain-list">
                {result.edges.map((edge) => (
                  <ResourceCard key={edge.node.id} resource={edge.node}>
                    <Snippets edge={edge} />
                  </ResourceCard>
                ))}
              </ol>
            )}
          </div>
          {result && <ResultPager pageInfo={result.pageInfo} state={state} />}
          {result && (
            <p className="quiet">
              <a href={feedOf(state)} className="usa-link">
                <Trans>Follow what is new here in a feed reader (Atom)</Trans>
              </a>
            </p>
          )}
        </section>
      </div>
    </div>
  );
}
