/** Which way a draft goes: a publisher's own up to the widest reach of the office, a contributor's always over the publisher. */
import { expect, test } from 'vitest';
import { isWithin, reachOrder, sendWay } from './sendWay';

type Sent = Parameters<typeof sendWay>[0];
const publisher: Sent = { status: 'DRAFT', viewerActions: ['EDIT', 'PUBLISH', 'SUBMIT'], openReview: null };
const contributor: Sent = { ...publisher, viewerActions: ['EDIT', 'SUBMIT'] };

test('a publisher publishes up to the widest reach of the office, and asks the Alliance beyond it', () => {
  expect(reachOrder.map((reach) => sendWay(publisher, reach, 'STATE'))).toEqual([
    'publish',
    'publish',
    'publish',
    'alliance',
    'alliance',
  ]);
  expect(sendWay(publisher, 'STATE', 'DEPARTMENT')).toBe('alliance');
  expect(sendWay(publisher, 'PUBLIC', 'PUBLIC')).toBe('publish');
});

test('a contributor sends to the publisher, however few may read it', () => {
  expect(new Set(reachOrder.map((reach) => sendWay(contributor, reach, 'STATE')))).toEqual(new Set(['office']));
});

test('nothing is sent while what was sent before is being read', () => {
  const openReview = { id: 'r1', state: 'SUBMITTED' as const, submittedAt: '2026-10-01T14:00:00Z' };
  expect(sendWay({ ...contributor, openReview }, 'STATE', 'STATE')).toBe('none');
  expect(sendWay({ ...publisher, openReview }, 'STATE', 'STATE')).toBe('none');
});

test('what the Alliance took down comes back through the Alliance, however few may read it', () => {
  expect(sendWay({ ...publisher, status: 'TAKEN_DOWN' }, 'DEPARTMENT', 'STATE')).toBe('alliance');
});

test('a reach is within itself', () => {
  for (const reach of reachOrder) expect(isWithin(reach, reach)).toBe(true);
});
