/** Two people change one form: what clashes is found, and nothing of either is lost. */
import { expect, test } from 'vitest';
import { changed, clashes, merged } from './meeting';

test('mine where I changed something, theirs everywhere else; a list’s order says nothing', () => {
  const base = { title: 'A', summary: 's', values: ['x', 'y'] };
  const mine = { title: 'B', summary: 's ', values: ['y', 'x'] };
  const theirs = { title: 'C', summary: 'new', values: ['x'] };
  expect(changed(base, mine)).toEqual(['title']);
  expect(clashes(base, mine, theirs)).toEqual(['title']);
  expect(merged(base, mine, theirs)).toEqual({ title: 'B', summary: 'new', values: ['x'] });
});
