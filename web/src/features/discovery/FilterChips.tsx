/** The filters in force, each a link that takes it away, and one that takes them all. */
import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { facetValueWords } from './facetWords';
import type { Facet } from './searchQuery';
import {
  facetFields,
  hasFilters,
  singleFields,
  toggleFacet,
  toggleSingle,
  withoutFilters,
  type SearchState,
} from './searchState';

export function FilterChips({ facets, state }: { facets: Facet[]; state: SearchState }) {
  const { t, i18n } = useLingui();
  if (!hasFilters(state)) return null;
  const chips = facetFields.flatMap((field) =>
    (state[field] ?? []).map((value) => {
      const found = facets.find((facet) => facet.field === field)?.values.find((item) => item.value === value);
      const words = facetValueWords(i18n, field, value, found?.label ?? value);
      return { key: `${field} ${value}`, words, search: toggleFacet(state, field, value) };
    }),
  );
  for (const field of singleFields) {
    const value = state[field];
    if (value === undefined) continue;
    const found = facets.find((facet) => facet.field === field)?.values.find((item) => item.value === value);
    const words = facetValueWords(i18n, field, value, found?.label ?? value);
    chips.push({ key: field, words, search: toggleSingle(state, field, value) });
  }
  return (
    <ul className="chips plain-list" aria-label={t`Filters in use`}>
      {chips.map((chip) => (
        <li key={chip.key}>
          <Link
            to="/search"
            search={chip.search}
            resetScroll={false}
            className="chip"
            activeProps={{ 'aria-current': undefined }}
            aria-label={t`Remove filter: ${chip.words}`}
          >
            {chip.words} <span aria-hidden="true">×</span>
          </Link>
        </li>
      ))}
      <li>
        <Link to="/search" search={withoutFilters(state)} resetScroll={false} className="usa-link">
          <Trans>Clear all filters</Trans>
        </Link>
      </li>
    </ul>
  );
}
