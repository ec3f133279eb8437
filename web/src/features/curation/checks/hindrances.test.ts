/** What stands in the way of an approval: a doubt is never settled by who had it, and every question wants an answer. */
import { expect, test } from 'vitest';
import { checkFacts } from '../testing';
import { hindrance } from './hindrances';

const omar = { id: 'p9', name: 'Omar' };

test.each([
  ['nobody answered', {}, 'UNANSWERED'],
  ['yes', { verdict: 'YES', by: omar }, null],
  ['it does not apply', { verdict: 'NOT_APPLICABLE', by: omar }, null],
  ['no', { verdict: 'NO', by: omar }, 'NO'],
  ['somebody else doubts', { verdict: 'DOUBT', needsSecond: true, by: omar }, 'DOUBT_OF_OTHERS'],
  ['who doubted said yes after it', { verdict: 'YES', needsSecond: true, by: omar }, 'DOUBT_OF_OTHERS'],
  ['one’s own doubt', { verdict: 'DOUBT', needsSecond: true, by: { id: 'p1', name: 'Priya' } }, 'OWN_DOUBT'],
] as const)('%s', (_, change, expected) => {
  expect(hindrance(checkFacts(change), 'p1')).toBe(expected);
});
