/** Flags and decisions for tests. */
import { mock } from '../../ui/testing';
import type { Resource } from '../library/resourceQuery';
import { OpenFlagQuery, type OwnFlag } from './flag/flagOrders';
import type { ModerationCase } from './review/moderationQuery';
import type { ReviewedFlag } from './review/reviewedFlag';

export const ownFlag = (change: Partial<OwnFlag> = {}): OwnFlag => ({
  id: 'f1',
  kind: 'OUTDATED',
  state: 'OPEN',
  title: 'Seal log',
  reason: 'The deadline has changed.',
  passage: null,
  createdAt: '2026-10-01T14:00:00Z',
  decidedAt: null,
  decisionReason: null,
  resource: { id: 'x1', slug: 'seal-log' },
  collection: null,
  ...change,
});

/** Answers since when one's own flag on a thing waits, of whichever kind it is; by itself, that none does. */
export const openFlag = (since: () => string | null = () => null) =>
  mock(OpenFlagQuery, ({ id }) => ({
    data: { node: { __typename: 'Resource' as const, id, viewerFlaggedAt: since() } },
  }));

export const reviewedFlag = (change: Partial<ReviewedFlag> = {}): ReviewedFlag => ({
  id: 'f1',
  kind: 'OUTDATED',
  reason: 'The deadline has changed.',
  passage: null,
  weight: 0.5,
  createdAt: '2026-10-01T14:00:00Z',
  department: { id: 'd2', ocdId: 'ocd', name: 'Plymouth', stateName: 'Wisconsin' },
  ...change,
});

export const decision = (change: Partial<Resource['decisions'][number]> = {}): Resource['decisions'][number] => ({
  at: '2026-10-02T14:00:00Z',
  kind: 'FLAG',
  decision: 'UPHELD',
  versionNumber: 2,
  reason: 'The deadline is wrong.',
  ...change,
});

export const moderationCase = (change: Partial<ModerationCase> = {}): ModerationCase => ({
  id: 'r1',
  kind: 'FLAG',
  urgent: false,
  flags: [],
  timeline: [],
  resource: { id: 'x1', decisions: [] },
  ...change,
});
