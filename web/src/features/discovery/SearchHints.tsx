/** What the search did beyond the typed words: other words it looked for, and a likely spelling. */
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
          <Trans>Also searched: {others}</Trans>
        </p>
      )}
    </>
  );
}
