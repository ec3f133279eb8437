/** The concepts of the thesaurus, for curators: found by a word, a category, or among the retired ones. */
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useQuery } from 'urql';
import { FailureNotice } from '../../../ui/FailureNotice';
import { Loading } from '../../../ui/Loading';
import { usePageTitle } from '../../../ui/usePageTitle';
import { NEW } from './ConceptPage';
import { ConceptsQuery } from './conceptQuery';
import { CuratorsOnly, useKeepsThesaurus } from './CuratorsOnly';
import type { ThesaurusState } from './thesaurusState';

const route = getRouteApi('/staff/thesaurus');

export function ThesaurusPage() {
  const { t } = useLingui();
  usePageTitle(t`Thesaurus`);
  const keeps = useKeepsThesaurus();
  return (
    <div className="grid-container">
      <h1>
        <Trans>Thesaurus</Trans>
      </h1>
      {keeps === undefined && <Loading />}
      {keeps === false && <CuratorsOnly />}
      {keeps && <Concepts />}
    </div>
  );
}

function Concepts() {
  const { t } = useLingui();
  const state = route.useSearch();
  const [{ data, error }, ask] = useQuery({
    query: ConceptsQuery,
    variables: {
      filter: { query: state.q, category: state.category, retired: state.retired === '1' },
      after: state.after,
    },
    requestPolicy: 'cache-and-network',
  });
  const found = error ? undefined : data?.concepts;
  return (
    <>
      <p className="lead">
        <Trans>
          The words that officials use for the same thing. A search for one of them finds the others, everywhere or in
          one state. A change is in use within seconds.
        </Trans>
      </p>
      <p>
        <Link to="/staff/thesaurus/$key" params={{ key: NEW }} className="usa-button">
          <Trans>Add a concept</Trans>
        </Link>
      </p>
      <Finder key={JSON.stringify(state)} state={state} categories={data?.conceptCategories ?? []} />
      {error && <FailureNotice error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} />}
      {!found && !error && <Loading short />}
      <p role="status" className="results__count">
        {found && <Plural value={found.totalCount} _0="No concept fits" one="# concept" other="# concepts" />}
      </p>
      {found && found.edges.length > 0 && (
        <table className="queue">
          <thead>
            <tr>
              <th scope="col">
                <Trans>Concept</Trans>
              </th>
              <th scope="col">
                <Trans>Category</Trans>
              </th>
              <th scope="col">
                <Trans>Other words</Trans>
              </th>
            </tr>
          </thead>
          <tbody>
            {found.edges.map(({ node }) => (
              <tr key={node.id}>
                <td>
                  <Link to="/staff/thesaurus/$key" params={{ key: node.key }} className="usa-link">
                    {node.preferred}
                  </Link>
                </td>
                <td data-label={t`Category`}>{node.category}</td>
                <td data-label={t`Other words`}>{someOf(node.labels)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {(state.after || found?.pageInfo.hasNextPage) && (
        <nav className="pager" aria-label={t`Pages`}>
          {state.after ? (
            <Link to="/staff/thesaurus" search={{ ...state, after: undefined }} className="usa-link">
              <Trans>First page</Trans>
            </Link>
          ) : (
            <span />
          )}
          {found?.pageInfo.hasNextPage && (
            <Link
              to="/staff/thesaurus"
              search={{ ...state, after: found.pageInfo.endCursor ?? undefined }}
              className="usa-link"
            >
              <Trans>Next page</Trans>
            </Link>
          )}
        </nav>
      )}
    </>
  );
}

/** Each word once, and no more than fit a line or two. */
function someOf(labels: { text: string; kind: string }[]): string {
  const words = new Set(labels.filter(({ kind }) => kind !== 'PREFERRED').map(({ text }) => text));
  const shown = [...words].slice(0, 8).join(', ');
  return words.size > 8 ? `${shown}, …` : shown;
}

function Finder({ state, categories }: { state: ThesaurusState; categories: string[] }) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const [words, setWords] = useState(state.q ?? '');
  const [category, setCategory] = useState(state.category ?? '');
  const [retired, setRetired] = useState(state.retired === '1');
  const known = state.category && !categories.includes(state.category) ? [state.category, ...categories] : categories;
  return (
    <form
      role="search"
      className="record-filters"
      onSubmit={(event) => {
        event.preventDefault();
        const search = {
          q: words.trim() || undefined,
          category: category || undefined,
          retired: retired ? '1' : undefined,
        };
        void navigate({ to: '/staff/thesaurus', search: search as ThesaurusState });
      }}
    >
      <div>
        <label className="usa-label" htmlFor="concept-words">
          <Trans>Word</Trans>
        </label>
        <input
          className="usa-input"
          id="concept-words"
          type="search"
          autoComplete="off"
          value={words}
          onChange={(event) => setWords(event.target.value)}
        />
      </div>
      <div>
        <label className="usa-label" htmlFor="concept-category">
          <Trans>Category</Trans>
        </label>
        <select
          className="usa-select"
          id="concept-category"
          value={category}
          onChange={(event) => setCategory(event.target.value)}
        >
          <option value="">{t`All categories`}</option>
          {known.map((name) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </select>
      </div>
      <div className="usa-checkbox">
        <input
          className="usa-checkbox__input"
          id="concept-retired"
          type="checkbox"
          checked={retired}
          onChange={(event) => setRetired(event.target.checked)}
        />
        <label className="usa-checkbox__label" htmlFor="concept-retired">
          <Trans>Only retired ones</Trans>
        </label>
      </div>
      <button className="usa-button" type="submit">
        <Trans>Find concepts</Trans>
      </button>
    </form>
  );
}
