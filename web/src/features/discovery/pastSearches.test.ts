/** Past searches: twenty of each person, the newest first and each once. */
import { beforeEach, expect, test } from 'vitest';
import { forgetSearches, pastSearches, rememberSearch } from './pastSearches';

beforeEach(() => localStorage.clear());

test('the newest come first, and each once whatever its capitals', () => {
  for (const words of ['seals', 'drop box', 'Seals']) rememberSearch('p1', words);
  expect(pastSearches('p1')).toEqual(['Seals', 'drop box']);
  expect(pastSearches('p2')).toEqual([]);
});

test('twenty are kept', () => {
  for (let n = 1; n <= 25; n++) rememberSearch('p1', `word ${n}`);
  expect(pastSearches('p1')).toHaveLength(20);
  expect(pastSearches('p1')[0]).toBe('word 25');
  expect(pastSearches('p1').at(-1)).toBe('word 6');
});

test('one person clears their own', () => {
  rememberSearch('p1', 'seals');
  rememberSearch('p2', 'seals');
  forgetSearches('p1');
  expect([pastSearches('p1'), pastSearches('p2')]).toEqual([[], ['seals']]);
});

test('what somebody else wrote there is no list', () => {
  for (const odd of ['{', '7', '{"a":1}', '[1,null]']) {
    localStorage.setItem('commons-past-searches:p1', odd);
    expect(pastSearches('p1')).toEqual([]);
  }
});
