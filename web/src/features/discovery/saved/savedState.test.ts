/** A saved search opens at the address that was saved. */
import { i18n } from '@lingui/core';
import { beforeAll, expect, test } from 'vitest';
import { searchVariables, type SearchState } from '../searchState';
import type { SavedFilter } from './savedQuery';
import { searchWords, stateOf } from './savedState';

const nothing: SavedFilter = {
  kinds: [],
  states: [],
  values: [],
  standards: [],
  topics: [],
  languages: [],
  departments: [],
  sizes: [],
  reviewedOnly: false,
};

beforeAll(() => i18n.loadAndActivate({ locale: 'en', messages: {} }));

test('the filter comes back as it was sent', () => {
  const state: SearchState = {
    q: 'seal log',
    kind: ['TEMPLATE'],
    state: ['AZ', 'WI'],
    topic: ['seals'],
    department: ['d1'],
    size: ['SMALL'],
    reviewed: '1',
  };
  const { query, filter } = searchVariables(state);
  expect(stateOf({ query, filter: { ...nothing, ...filter } as SavedFilter })).toEqual({
    ...readable(state),
  });
  expect(stateOf({ query: '', filter: nothing }).q).toBeUndefined();
});

const readable = (state: SearchState) => ({
  value: undefined,
  standard: undefined,
  language: undefined,
  after: undefined,
  ...state,
});

test('words and filters are said in one line', () => {
  const filter = {
    ...nothing,
    kinds: ['STORY' as const],
    states: ['AZ' as const],
    departments: ['d1'],
    reviewedOnly: true,
  };
  expect(searchWords(i18n, { query: 'seal log', filter })).toBe(
    '“seal log” · Story · Arizona · Only some departments · Reviewed by the Alliance',
  );
  expect(searchWords(i18n, { query: '', filter: { ...nothing, topics: ['seals'] } })).toBe('seals');
});
