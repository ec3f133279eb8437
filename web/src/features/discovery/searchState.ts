/**
 * What a search address means, and the variables of the Search query that follow from it. The Rust painter builds the same
 * variables from the same address; `src/gql/operations/search-variables.json` holds the cases that bind both sides.
 *
 * The rules. Parameters: q, kind, state, value, standard, topic, language, department, size, reviewed, exact, after; each but q,
 * reviewed, exact and after may repeat. Values are trimmed; empty and repeated ones are dropped; a kind, state or size that is not
 * in the schema is dropped (they are matched exactly, in capitals). q and after: the first one counts; reviewed and exact
 * count when they are "1". Variables: `{query, filter, first, after}`; query is the trimmed q or ""; first is 20; after is left out when
 * empty; filter is always there and holds only the keys that are set, in this order: kinds, states, values, standards,
 * topics, languages, departments, sizes, reviewedOnly (true), exactWords (true).
 */
import type { VariablesOf } from '../../gql';
import { kindWords, sizeWords, type Kind, type Size } from '../../ui/kinds';
import { isState, type StateCode } from '../../ui/states';
import type { SearchQuery } from './searchQuery';

export type SearchState = {
  q?: string;
  kind?: Kind[];
  state?: StateCode[];
  value?: string[];
  standard?: string[];
  topic?: string[];
  language?: string[];
  department?: string[];
  size?: Size[];
  reviewed?: '1';
  /** Only the words as typed: no other terms, no other spellings. */
  exact?: '1';
  after?: string;
};

/** The parameters that are facets, in the order in which they are shown. A facet's `field` is its parameter's name. */
export const facetFields = ['kind', 'state', 'value', 'standard', 'topic', 'language', 'size', 'department'] as const;
export type FacetField = (typeof facetFields)[number];

const isKind = (text: string): text is Kind => Object.hasOwn(kindWords, text);
const isSize = (text: string): text is Size => Object.hasOwn(sizeWords, text);

function list(raw: unknown): string[] {
  const items = (Array.isArray(raw) ? raw : [raw]).filter((item) => typeof item === 'string');
  return [...new Set(items.map((item) => item.trim()).filter(Boolean))];
}

const first = (raw: unknown): string | undefined => {
  const item: unknown = Array.isArray(raw) ? raw[0] : raw;
  return typeof item === 'string' ? item.trim() || undefined : undefined;
};

const orNone = <Item>(items: Item[]) => (items.length > 0 ? items : undefined);

export function readSearchState(raw: Record<string, unknown>): SearchState {
  return {
    q: first(raw.q),
    kind: orNone(list(raw.kind).filter(isKind)),
    state: orNone(list(raw.state).filter(isState)),
    value: orNone(list(raw.value)),
    standard: orNone(list(raw.standard)),
    topic: orNone(list(raw.topic)),
    language: orNone(list(raw.language)),
    department: orNone(list(raw.department)),
    size: orNone(list(raw.size).filter(isSize)),
    reviewed: first(raw.reviewed) === '1' ? '1' : undefined,
    exact: first(raw.exact) === '1' ? '1' : undefined,
    after: first(raw.after),
  };
}

export function searchVariables(state: SearchState): VariablesOf<typeof SearchQuery> {
  const filter: VariablesOf<typeof SearchQuery>['filter'] = {
    ...(state.kind && { kinds: state.kind }),
    ...(state.state && { states: state.state }),
    ...(state.value && { values: state.value }),
    ...(state.standard && { standards: state.standard }),
    ...(state.topic && { topics: state.topic }),
    ...(state.language && { languages: state.language }),
    ...(state.department && { departments: state.department }),
    ...(state.size && { sizes: state.size }),
    ...(state.reviewed && { reviewedOnly: true }),
    ...(state.exact && { exactWords: true }),
  };
  return { query: state.q ?? '', filter, first: 20, ...(state.after && { after: state.after }) };
}

/** The state with one facet value taken in or out; the page goes back to the first one. */
export function toggleFacet(state: SearchState, field: FacetField, value: string): SearchState {
  const now: string[] = state[field] ?? [];
  const next = now.includes(value) ? now.filter((item) => item !== value) : [...now, value];
  return readSearchState({ ...state, [field]: next, after: undefined });
}

/** The same search without any filter; how its words are read is no filter. */
export const withoutFilters = (state: SearchState): SearchState => ({ q: state.q, exact: state.exact });

export const hasFilters = (state: SearchState): boolean =>
  facetFields.some((field) => state[field]) || state.reviewed !== undefined;
