/** Which way a draft goes: a publisher's own up to the widest reach of the office, a contributor's always over the publisher. */
import { expect, test } from 'vitest';
import type { Reach } from '../../../ui/kinds';
import { isWithin, reachOrder, sendWay } from './sendWay';

type Sent = Parameters<typeof sendWay>[0];
const written = (reach: Reach, revision = 3) => ({ reach, revision });
const publisher: Sent = { status: 'DRAFT', viewerActions: ['EDIT', 'PUBLISH', 'SUBMIT'], openReview: null };
const contributor: Sent = { ...publisher, viewerActions: ['EDIT', 'SUBMIT'] };

test('a publisher publishes up to the widest reach of the office, and asks the Alliance beyond it', () => {
  expect(reachOrder.map((reach) => sendWay(publisher, written(reach), 'STATE'))).toEqual([
    'publish',
    'publish',
    'publish',
    'alliance',
    'alliance',
  ]);
  expect(sendWay(publisher, written('STATE'), 'DEPARTMENT')).toBe('alliance');
  expect(sendWay(publisher, written('PUBLIC'), 'PUBLIC')).toBe('publish');
});

test('a contributor sends to the publisher, however few may read it', () => {
  expect(new Set(reachOrder.map((reach) => sendWay(contributor, written(reach), 'STATE')))).toEqual(
    new Set(['office']),
  );
});

test('nothing is sent while what was sent before is being read', () => {
  const openReview = { id: 'r1', state: 'SUBMITTED' as const, submittedAt: '2026-10-01T14:00:00Z' };
  expect(sendWay({ ...contributor, openReview }, written('STATE'), 'STATE')).toBe('none');
  expect(sendWay({ ...publisher, openReview }, written('STATE'), 'STATE')).toBe('none');
});

test('what the Alliance took down comes back through the Alliance, however few may read it', () => {
  expect(sendWay({ ...publisher, status: 'TAKEN_DOWN' }, written('DEPARTMENT'), 'STATE')).toBe('alliance');
});

test('what says the same as the last version is not sent again', () => {
  expect(sendWay(publisher, written('STATE', 0), 'STATE')).toBe('unchanged');
  expect(sendWay(contributor, written('STATE', 0), 'STATE')).toBe('unchanged');
});

test('a reach is within itself', () => {
  for (const reach of reachOrder) expect(isWithin(reach, reach)).toBe(true);
});
