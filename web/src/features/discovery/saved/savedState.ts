/** A saved search as an address of the search page, and in words. */
import type { I18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { kindWords, languageWords, sizeWords } from '../../../ui/kinds';
import { stateName } from '../../../ui/states';
import type { SearchState } from '../searchState';
import { readSearchState } from '../searchState';
import type { SavedFilter, SavedSearch } from './savedQuery';

export function stateOf({ query, filter }: { query: string; filter: SavedFilter }): SearchState {
  return readSearchState({
    q: query,
    kind: filter.kinds,
    state: filter.states,
    value: filter.values,
    standard: filter.standards,
    topic: filter.topics,
    language: filter.languages,
    department: filter.departments,
    size: filter.sizes,
    reviewed: filter.reviewedOnly ? '1' : undefined,
  });
}

/** Words and filters on one line. Departments are counted: their ids say nothing to a reader. */
export function searchWords(i18n: I18n, search: Pick<SavedSearch, 'query' | 'filter'>): string {
  const state = stateOf(search);
  const words = [
    ...(state.kind ?? []).map((kind) => i18n._(kindWords[kind])),
    ...(state.state ?? []).map(stateName),
    ...(state.value ?? []),
    ...(state.standard ?? []),
    ...(state.topic ?? []),
    ...(state.language ?? []).map((tag) => (languageWords[tag] ? i18n._(languageWords[tag]) : tag)),
    ...(state.size ?? []).map((size) => i18n._(sizeWords[size])),
  ];
  const offices = state.department?.length ?? 0;
  if (offices > 0) words.push(i18n._(msg`Only some departments`));
  if (state.reviewed) words.push(i18n._(msg`Reviewed by the Alliance`));
  return [state.q && `“${state.q}”`, ...words].filter(Boolean).join(' · ');
}
