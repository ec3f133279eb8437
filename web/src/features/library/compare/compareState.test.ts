/** Which two versions are compared: those of the address, and otherwise the newest published one and the one before. */
import { expect, test } from 'vitest';
import { chosen } from './compareState';

const version = (id: string, number: number | null) => ({ id, number });
const [waiting, three, two, one] = [version('w', null), version('v3', 3), version('v2', 2), version('v1', 1)];
const ids = (versions: { id: string; number: number | null }[], state: { from?: string; to?: string }) =>
  chosen(versions, state)?.map(({ id }) => id);

test('the newest published one and the one before, when nothing is said', () => {
  expect(ids([three, two, one], {})).toEqual(['v2', 'v3']);
  expect(ids([waiting, three, two, one], {})).toEqual(['v2', 'v3']);
  expect(ids([waiting, one], {})).toEqual(['w', 'v1']);
});

test('any two, in any order', () => {
  expect(ids([three, two, one], { from: '1', to: '3' })).toEqual(['v1', 'v3']);
  expect(ids([three, two, one], { from: '3', to: '1' })).toEqual(['v3', 'v1']);
  expect(ids([waiting, three, two], { from: '3', to: 'w' })).toEqual(['v3', 'w']);
});

test('what is said of no version counts as not said', () => {
  expect(ids([three, two, one], { from: '9', to: 'x' })).toEqual(['v2', 'v3']);
  expect(ids([three, two, one], { to: '2' })).toEqual(['v1', 'v2']);
  expect(ids([waiting, three, two], { to: 'w' })).toEqual(['v3', 'w']);
});

test('one version has nothing to be compared with', () => {
  expect(chosen([one], {})).toBeNull();
  expect(chosen([], {})).toBeNull();
});
