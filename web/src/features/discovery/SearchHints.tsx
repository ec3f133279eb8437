/** What the search did beyond the typed words: other words it looked for, with a way to leave them out, and a likely spelling. */
import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import type { SearchResult } from './searchQuery';
import type { SearchState } from './searchState';

export function SearchHints({ result, state }: { result: SearchResult; state: SearchState }) {
  const meant = result.didYouMean;
  const others = result.alsoSearched.join(', ');
  return (
    <>
      {meant && (
        <p>
          <Trans>
            Did you mean{' '}
            <Link to="/search" search={{ ...state, q: meant, after: undefined }} className="usa-link">
              {meant}
            </Link>
            ?
          </Trans>
        </p>
      )}
      {result.misread.map(({ field, value }) => (
        <p key={`${field}:${value}`}>
          <Trans>
            We know no {field} called “{value}”, so we searched for it as words.
          </Trans>
        </p>
      ))}
      {others && (
        <p className="quiet">
          <Trans>
            Also searched: {others}.{' '}
            <Link to="/search" search={{ ...state, exact: '1', after: undefined }} className="usa-link">
              Search only my words
            </Link>
          </Trans>
        </p>
      )}
      {state.exact && state.q && (
        <p className="quiet">
          <Trans>
            Only your own words were searched.{' '}
            <Link to="/search" search={{ ...state, exact: undefined, after: undefined }} className="usa-link">
              Search other words for it too
            </Link>
          </Trans>
        </p>
      )}
    </>
  );
}
