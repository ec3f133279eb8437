/**
 * What a search address means, and the variables of the Search query that follow from it. The Rust painter builds the same
 * variables from the same address; `src/gql/operations/search-variables.json` holds the cases that bind both sides.
 *
 * The rules. Parameters: q, kind, state, value, standard, topic, language, department, size, format, reviewed, published,
 * exact, sort, after; each but q, reviewed, published, exact, sort and after may repeat. Values are trimmed; empty and
 * repeated ones are dropped; a kind, state or size that is not in the schema is dropped (they are matched exactly, in
 * capitals). q and after: the first one counts; reviewed and exact count when they are "1"; published when it is a moment
 * such as 2026-10-30T00:00:00Z; sort when it is "newest" or "adopted". Variables: `{query, filter, orderBy, first, after}`;
 * query is the trimmed q or ""; orderBy and after are left out when they are not set; first is 20; filter is always there
 * and holds only the keys that are set, in this order: kinds, states, values, standards, topics, languages, departments,
 * sizes, formats, reviewedOnly (true), publishedAfter, exactWords (true).
 */
import type { VariablesOf } from '../../gql';
import { kindWords, sizeWords, type Kind, type Size } from '../../ui/kinds';
import { isState, type StateCode } from '../../ui/states';
import { stringifyPlain } from './plainParameters';
import type { SearchQuery } from './searchQuery';

/** What comes first, when it is not what fits best. */
export type Sort = 'newest' | 'adopted';
const orders = { newest: 'NEWEST', adopted: 'MOST_ADOPTED' } as const;

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
  format?: string[];
  reviewed?: '1';
  published?: string;
  /** Only the words as typed: no other terms, no other spellings. */
  exact?: '1';
  sort?: Sort;
  after?: string;
};

/** The facets with several values, in the order in which they are shown. A facet's `field` is its parameter's name. */
export const facetFields = [
  'kind',
  'state',
  'value',
  'standard',
  'topic',
  'language',
  'size',
  'department',
  'format',
] as const;
/** The facets with one value. */
export const singleFields = ['reviewed', 'published'] as const;
export type FacetField = (typeof facetFields)[number];
export type SingleField = (typeof singleFields)[number];

const isKind = (text: string): text is Kind => Object.hasOwn(kindWords, text);
const isSort = (text: string | undefined): text is Sort => text !== undefined && Object.hasOwn(orders, text);
const isMoment = (text: string) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(text) && !Number.isNaN(Date.parse(text));
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
    format: orNone(list(raw.format)),
    reviewed: first(raw.reviewed) === '1' ? '1' : undefined,
    published: [first(raw.published)].find((text) => text !== undefined && isMoment(text)),
    exact: first(raw.exact) === '1' ? '1' : undefined,
    sort: [first(raw.sort)].find(isSort),
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
    ...(state.format && { formats: state.format }),
    ...(state.reviewed && { reviewedOnly: true }),
    ...(state.published && { publishedAfter: state.published }),
    ...(state.exact && { exactWords: true }),
  };
  const orderBy = state.sort && orders[state.sort];
  return {
    query: state.q ?? '',
    filter,
    ...(orderBy && { orderBy }),
    first: 20,
    ...(state.after && { after: state.after }),
  };
}

/** The state with one facet value taken in or out; the page goes back to the first one. */
export function toggleFacet(state: SearchState, field: FacetField, value: string): SearchState {
  const now: string[] = state[field] ?? [];
  const next = now.includes(value) ? now.filter((item) => item !== value) : [...now, value];
  return readSearchState({ ...state, [field]: next, after: undefined });
}

/** The state with the one value of a facet set or, when it is set already, taken out. */
export function toggleSingle(state: SearchState, field: SingleField, value: string): SearchState {
  return readSearchState({ ...state, [field]: state[field] === value ? undefined : value, after: undefined });
}

/** The same search without any filter; how its words are read is no filter. */
export const withoutFilters = (state: SearchState): SearchState =>
  readSearchState({ q: state.q, exact: state.exact, sort: state.sort });

/** Where the feed of a search is: all that it finds, the newest first. */
export const feedOf = (state: SearchState): string =>
  `/search.atom${stringifyPlain({ ...state, sort: undefined, after: undefined })}`;

export const hasFilters = (state: SearchState): boolean =>
  [...facetFields, ...singleFields].some((field) => state[field] !== undefined);
