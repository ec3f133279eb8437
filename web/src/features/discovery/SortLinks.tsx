/** What comes first in the results: links, so that each order has an address and works without scripts. */
import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import type { SearchState, Sort } from './searchState';

export function SortLinks({ state }: { state: SearchState }) {
  const { t } = useLingui();
  const orders: [Sort | undefined, string][] = [
    [undefined, state.q ? t`Best match` : t`Usual order`],
    ['newest', t`Newest`],
    ['adopted', t`Most used`],
  ];
  return (
    <nav className="sort" aria-label={t`Order of results`}>
      <span>
        <Trans>Sort by</Trans>
      </span>
      {orders.map(([sort, words]) =>
        sort === state.sort ? (
          <strong key={words} aria-current="true">
            {words}
          </strong>
        ) : (
          <Link
            key={words}
            to="/search"
            search={{ ...state, sort, after: undefined }}
            resetScroll={false}
            className="usa-link"
            activeProps={{ 'aria-current': undefined }}
          >
            {words}
          </Link>
        ),
      )}
    </nav>
  );
}
