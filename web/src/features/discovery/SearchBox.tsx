/** The search field with its label in sight. A plain GET form that the app takes over, so it works before scripts are here. */
import { Trans, useLingui } from '@lingui/react/macro';
import { useNavigate } from '@tanstack/react-router';
import type { SearchState } from './searchState';

/** The field starts with the state's words; give the box a `key` when it must start anew. */
export function SearchBox({ state = {} }: { state?: SearchState }) {
  const { t } = useLingui();
  const navigate = useNavigate();
  return (
    <form
      role="search"
      className="search-box"
      action="/search"
      onSubmit={(event) => {
        event.preventDefault();
        const q = String(new FormData(event.currentTarget).get('q') ?? '').trim() || undefined;
        // A new question keeps the chosen filters and starts at the first page.
        void navigate({ to: '/search', search: { ...state, q, after: undefined } });
      }}
    >
      <label className="usa-label" htmlFor="q">
        <Trans>Search templates, training and stories</Trans>
      </label>
      <div className="search-box__row">
        <input className="usa-input" id="q" name="q" type="search" autoComplete="off" defaultValue={state.q ?? ''} />
        <button className="usa-button" type="submit">
          {t`Search`}
        </button>
      </div>
    </form>
  );
}
