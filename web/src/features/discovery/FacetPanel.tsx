/** All facets: open beside the results on a wide window, folded above them on a phone. A tick takes effect at once. */
import { Trans, useLingui } from '@lingui/react/macro';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { FacetGroup } from './FacetGroup';
import type { Facet } from './searchQuery';
import { facetFields, hasFilters, singleFields, toggleFacet, toggleSingle, type SearchState } from './searchState';

export function FacetPanel({ facets, state }: { facets: Facet[] | undefined; state: SearchState }) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const [open, setOpen] = useState(() => matchMedia('(min-width: 64em)').matches);
  // Undefined: the answer is still to come, and the panel keeps its place. Empty: there is nothing to choose from.
  if (facets?.every((facet) => facet.values.length === 0) && !hasFilters(state)) return null;
  const valuesOf = (field: string) => facets?.find((facet) => facet.field === field)?.values ?? [];
  const go = (search: SearchState) => void navigate({ to: '/search', search, resetScroll: false });
  return (
    <details
      className="facets"
      open={open}
      onToggle={(event) => {
        if (event.target === event.currentTarget) setOpen(event.currentTarget.open);
      }}
    >
      <summary>
        <Trans>Filters</Trans>
      </summary>
      <form action="/search" aria-label={t`Filters`} onSubmit={(event) => event.preventDefault()}>
        {facetFields.map((field) => (
          <FacetGroup
            key={field}
            field={field}
            values={valuesOf(field)}
            chosen={state[field] ?? []}
            onToggle={(value) => go(toggleFacet(state, field, value))}
          />
        ))}
        {singleFields.map((field) => (
          <FacetGroup
            key={field}
            field={field}
            values={valuesOf(field).map((item) => (field === 'reviewed' ? { ...item, value: '1' } : item))}
            chosen={state[field] ? [state[field]] : []}
            onToggle={(value) => go(toggleSingle(state, field, value))}
          />
        ))}
      </form>
    </details>
  );
}
