/** The search field with its label in sight. A plain GET form that the app takes over, so it works before scripts are here. */
import { Trans, useLingui } from '@lingui/react/macro';
import { useNavigate } from '@tanstack/react-router';
import { Suspense, useRef } from 'react';
import { useViewer } from '../directory/viewer';
import { extras, PastSearches } from './extras';
import type { SearchState } from './searchState';

/** The field starts with the state's words; give the box a `key` when it must start anew. */
export function SearchBox({ state = {} }: { state?: SearchState }) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const field = useRef<HTMLInputElement>(null);
  const person = useViewer().viewer?.person?.id;
  const search = (words: string) => {
    const q = words.trim() || undefined;
    if (q && person) void extras().then((part) => part.rememberSearch(person, q));
    // A new question keeps the chosen filters and starts at the first page.
    void navigate({ to: '/search', search: { ...state, q, after: undefined } });
  };
  return (
    <form
      role="search"
      className="search-box"
      action="/search"
      onSubmit={(event) => {
        event.preventDefault();
        search(String(new FormData(event.currentTarget).get('q') ?? ''));
      }}
    >
      <label className="usa-label" htmlFor="q">
        <Trans>Search templates, training and stories</Trans>
      </label>
      <div className="search-box__row">
        <input
          className="usa-input"
          id="q"
          name="q"
          type="search"
          autoComplete="off"
          defaultValue={state.q ?? ''}
          ref={field}
        />
        <button className="usa-button" type="submit">
          {t`Search`}
        </button>
      </div>
      {person && (
        <Suspense>
          <PastSearches field={field} person={person} onChoose={search} />
        </Suspense>
      )}
    </form>
  );
}
