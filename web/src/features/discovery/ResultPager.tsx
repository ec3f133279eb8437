/** On through the results by cursor. A cursor knows only the way forward, so the way back is the first page (or the browser's). */
import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import type { SearchResult } from './searchQuery';
import type { SearchState } from './searchState';

export function ResultPager({ pageInfo, state }: { pageInfo: SearchResult['pageInfo']; state: SearchState }) {
  const { t } = useLingui();
  const next = pageInfo.hasNextPage ? pageInfo.endCursor : null;
  if (!state.after && !next) return null;
  return (
    <nav className="pager" aria-label={t`Pages`}>
      {state.after ? (
        <Link to="/search" search={{ ...state, after: undefined }} className="usa-link" rel="first">
          <span aria-hidden="true">« </span>
          <Trans>First page</Trans>
        </Link>
      ) : (
        <span />
      )}
      {next && (
        <Link to="/search" search={{ ...state, after: next }} className="usa-link" rel="next">
          <Trans>Next page</Trans>
          <span aria-hidden="true"> ›</span>
        </Link>
      )}
    </nav>
  );
}
