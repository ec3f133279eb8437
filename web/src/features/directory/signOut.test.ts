/** Signing out takes what was searched for and written out of this browser; when it did not work, everything stays. */
import { afterEach, expect, test, vi } from 'vitest';
import { pastSearches, rememberSearch } from '../discovery/pastSearches';
import { keptDraft, savedName, shelfName } from '../library/write/keptDraft';
import { signOut } from './signOut';

afterEach(() => vi.restoreAllMocks());

const answering = (ok: boolean) =>
  vi.spyOn(globalThis, 'fetch').mockResolvedValue(new Response('{"location":"/"}', { status: ok ? 200 : 503 }));

test('past searches are forgotten, and the answer says where to go', async () => {
  const assign = vi.spyOn(location, 'assign').mockImplementation(() => undefined);
  answering(true);
  rememberSearch('p1', 'seals');
  rememberSearch('p2', 'drop box');
  expect(await signOut()).toBe(true);
  expect([pastSearches('p1'), pastSearches('p2')]).toEqual([[], []]);
  expect(assign).toHaveBeenCalledExactlyOnceWith('/');
});

test('words of drafts that were kept in this browser are forgotten, unsaved and saved ones', async () => {
  vi.spyOn(location, 'assign').mockImplementation(() => undefined);
  answering(true);
  const places = [shelfName, savedName].map((name) => keptDraft(localStorage, name('p1', 'r1'), 'a'));
  for (const kept of places) kept.put({ patch: { title: 'Seals' }, before: { title: '' }, at: 0 });
  expect(await signOut()).toBe(true);
  expect(places.map((kept) => kept.take())).toEqual([null, null]);
});

test('whoever is still signed in keeps them', async () => {
  answering(false);
  rememberSearch('p1', 'seals');
  expect(await signOut()).toBe(false);
  expect(pastSearches('p1')).toEqual(['seals']);
});
