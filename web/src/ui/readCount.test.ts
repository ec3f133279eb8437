/** Counts as people type them. */
import { expect, test } from 'vitest';
import { readCount } from './readCount';

test('reads counts as people write them', () => {
  expect(['2300', ' 2,300 ', '85 000', '0'].map(readCount)).toEqual([2300, 2300, 85000, 0]);
  expect(['', 'many', '-1', '2.5', '99999999999'].map(readCount)).toEqual([null, null, null, null, null]);
});
