/** Addresses, states and variables of the search go round without loss; the cases are the ones the server is held to. */
import { expect, test } from 'vitest';
import cases from '../../gql/operations/search-variables.json';
import { parsePlain, stringifyPlain } from './plainParameters';
import { feedOf, readSearchState, searchVariables, toggleFacet, withoutFilters } from './searchState';

test.each(cases)('$address gives the agreed variables', ({ address, variables }) => {
  const built = searchVariables(readSearchState(parsePlain(address)));
  // Compared as text: the order of the keys is part of the agreement.
  expect(JSON.stringify(built)).toBe(JSON.stringify(variables));
});

test('an address survives the round trip in the plain form of a form', () => {
  const address = '?q=a+%26+b+%3Cc%3E&kind=TEMPLATE&kind=STORY&state=AZ&topic=drop+boxes&after=x%3D';
  const state = readSearchState(parsePlain(address));
  expect(stringifyPlain(state)).toBe(address);
  expect(readSearchState(parsePlain(stringifyPlain(state)))).toEqual(state);
});

test('a facet is put in and taken out, and the page starts anew', () => {
  const state = readSearchState(parsePlain('?q=x&kind=TEMPLATE&after=c'));
  const added = toggleFacet(state, 'kind', 'STORY');
  expect(stringifyPlain(added)).toBe('?q=x&kind=TEMPLATE&kind=STORY');
  expect(stringifyPlain(toggleFacet(toggleFacet(added, 'kind', 'STORY'), 'kind', 'TEMPLATE'))).toBe('?q=x');
  expect(stringifyPlain(withoutFilters(added))).toBe('?q=x');
});

test('the feed of a search has its words and filters, and neither page nor order', () => {
  const state = readSearchState(parsePlain('?q=seal log&kind=STORY&sort=adopted&after=abc'));
  expect(feedOf(state)).toBe('/search.atom?q=seal+log&kind=STORY');
  expect(feedOf({})).toBe('/search.atom');
});

test('hostile parameters are text and nothing more', () => {
  const state = readSearchState(
    parsePlain('?q=%F0%9F%97%B3&__proto__=x&kind[]=TEMPLATE&constructor=y&kind=constructor'),
  );
  expect(state.q).toBe('🗳');
  expect(state.kind).toBeUndefined();
});
