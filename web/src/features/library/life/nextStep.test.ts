/** The next step, state by state: for a contributor, a publisher, Alliance staff, and for readers, who have none. */
import { expect, test } from 'vitest';
import type { Status } from '../lifecycleWords';
import { nextStep, type Life, type Step } from './nextStep';

const open = (
  state: NonNullable<Life['openReview']>['state'],
  viewerActions: NonNullable<Life['openReview']>['viewerActions'] = [],
) => ({ id: 'r1', state, viewerActions });
const life = (status: Status, change: Partial<Life> = {}): Life => ({
  status,
  nextStatus: null,
  viewerActions: ['EDIT', 'SUBMIT'],
  openReview: null,
  ...change,
});
const publisher = { viewerActions: ['EDIT', 'PUBLISH', 'RESTORE'] } satisfies Partial<Life>;
const moderator = { viewerActions: ['PUT_BACK'] } satisfies Partial<Life>;
const reader = { viewerActions: ['ADOPT', 'FLAG'] } satisfies Partial<Life>;

const table: [what: string, life: Life, step: Step | null][] = [
  ['a draft', life('DRAFT'), { name: 'FINISH' }],
  ['a draft beside what is published', life('PUBLISHED', { nextStatus: 'DRAFT' }), { name: 'FINISH' }],
  [
    'sent to the publisher, for who wrote it',
    life('SUBMITTED', { viewerActions: [], openReview: open('SUBMITTED', ['TAKE_BACK']) }),
    { name: 'WAIT_FOR_PUBLISHER', review: 'r1' },
  ],
  [
    'sent to the publisher, for the publisher',
    life('SUBMITTED', { ...publisher, openReview: open('SUBMITTED', ['APPROVE_FOR_DEPARTMENT', 'SEND_BACK']) }),
    { name: 'APPROVE', review: 'r1' },
  ],
  [
    'a next version for the publisher',
    life('PUBLISHED', { nextStatus: 'SUBMITTED', openReview: open('SUBMITTED', ['APPROVE_FOR_DEPARTMENT']) }),
    { name: 'APPROVE', review: 'r1' },
  ],
  [
    'with the Alliance',
    life('IN_REVIEW', { openReview: open('WAITING', ['TAKE_BACK']) }),
    { name: 'WAIT_FOR_ALLIANCE', review: 'r1' },
  ],
  [
    'with the Alliance, for its staff',
    life('IN_REVIEW', { viewerActions: ['REVIEW'], openReview: open('WAITING', ['CLAIM']) }),
    { name: 'REVIEW', review: 'r1' },
  ],
  ['sent back', life('CHANGES_ASKED'), { name: 'CHANGE' }],
  ['a next version sent back', life('CORRECTED', { nextStatus: 'CHANGES_ASKED' }), { name: 'CHANGE' }],
  ['published', life('PUBLISHED'), null],
  ['corrected', life('CORRECTED'), null],
  ['archived', life('ARCHIVED', publisher), null],
  ['replaced', life('SUPERSEDED', publisher), null],
  ['withdrawn, for a publisher', life('WITHDRAWN', publisher), { name: 'PUT_BACK_OR_RENEW' }],
  ['withdrawn, for a contributor', life('WITHDRAWN'), { name: 'ASK_TO_PUT_BACK' }],
  ['withdrawn, and renewed', life('WITHDRAWN', { ...publisher, nextStatus: 'DRAFT' }), { name: 'FINISH' }],
  ['taken down', life('TAKEN_DOWN'), { name: 'MEND' }],
  ['taken down, for a moderator', life('TAKEN_DOWN', moderator), { name: 'LOOK_AGAIN' }],
  [
    'taken down, for who may appeal',
    life('TAKEN_DOWN', { viewerActions: ['EDIT', 'APPEAL'] }),
    { name: 'MEND_OR_APPEAL' },
  ],
  ['taken down, and mended', life('TAKEN_DOWN', { nextStatus: 'IN_REVIEW' }), { name: 'WAIT_FOR_ALLIANCE' }],
];

test.each(table)('%s', (_, shown, step) => expect(nextStep(shown)).toEqual(step));

test.each(table)('%s: a reader has nothing to do', (_, shown) =>
  expect(nextStep({ ...shown, ...reader, openReview: null })).toBeNull(),
);
