/** The search field with its label in sight. A plain GET form that the app takes over, so it works before scripts are here. */
import { Trans, useLingui } from '@lingui/react/macro';
import { useNavigate } from '@tanstack/react-router';
import { Suspense, useRef, useState } from 'react';
import { useViewer } from '../directory/viewer';
import { Suggestions, suggesting } from './extras';
import type { SearchState } from './searchState';
import type { Popup } from './suggest/Suggestions';

/** The field starts with the state's words; give the box a `key` when it must start anew. */
export function SearchBox({ state = {} }: { state?: SearchState }) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const field = useRef<HTMLInputElement>(null);
  const person = useViewer().viewer?.person?.id;
  // The suggestions are loaded when the field is used; what happens meanwhile is told to them.
  const [wanted, setWanted] = useState(false);
  const [begun, setBegun] = useState(false);
  const [popup, setPopup] = useState<Popup>({ shown: false });
  const begin = () => setBegun(true);
  const search = (words: string) => {
    const q = words.trim() || undefined;
    if (q && person) void suggesting().then((part) => part.rememberSearch(person, q));
    // A new question keeps the chosen filters and starts at the first page.
    void navigate({ to: '/search', search: { ...state, q, after: undefined } });
  };
  const choose = (words: string) => {
    if (field.current) field.current.value = words;
    search(words);
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
          role="combobox"
          aria-autocomplete="list"
          aria-expanded={popup.shown}
          aria-controls={popup.list}
          aria-activedescendant={popup.active}
          onFocus={() => setWanted(true)}
          onClick={begin}
          onInput={begin}
        />
        {wanted && (
          <Suspense>
            <Suggestions field={field} person={person} begun={begun} onPopup={setPopup} onChoose={choose} />
          </Suspense>
        )}
        <button className="usa-button" type="submit">
          {t`Search`}
        </button>
      </div>
    </form>
  );
}
