/** Which decision a department still has to answer: the newest one counts, and an approval settles the matter. */
import { expect, test } from 'vitest';
import { unanswered, type Decided } from './decisionsQuery';

const decided = (resource: string, state: Decided['state'], decidedAt: string): Decided => ({
  id: `${resource} ${decidedAt}`,
  state,
  reason: 'Name the deadline.',
  decidedAt,
  decidedBy: null,
  beforeAlliance: true,
  resource: { id: resource },
});

test('the newest decision of a resource counts, in whatever order they come', () => {
  const found = unanswered([
    decided('a', 'DECLINED', '2026-10-02T08:00:00Z'),
    decided('a', 'CHANGES_ASKED', '2026-10-01T08:00:00Z'),
    decided('b', 'CHANGES_ASKED', '2026-10-01T08:00:00Z'),
    decided('b', 'APPROVED', '2026-10-03T08:00:00Z'),
  ]);
  expect([...found].map(([id, review]) => [id, review.state])).toEqual([['a', 'DECLINED']]);
});
