/** What a moderator reads before deciding: the flags without their makers, or the appeal beside the reason of the takedown. */
import { screen, within } from '@testing-library/react';
import type { ReactNode } from 'react';
import { expect, test, vi } from 'vitest';
import { mock, mockClient, renderPart } from '../../../ui/testing';
import type { Status } from '../../library/lifecycleWords';
import { decision, moderationCase, reviewedFlag } from '../testing';
import { ModerationCase } from './ModerationCase';
import { ModerationQuery, type ModerationCase as Case, type TakedownNotice } from './moderationQuery';

vi.mock('@tanstack/react-router', () => ({
  Link: ({ children }: { children: ReactNode }) => <a href="/d/ocd">{children}</a>,
}));

const show = (found: Case, notice: TakedownNotice = null, status: Status = 'PUBLISHED') =>
  renderPart(
    <ModerationCase review={{ id: 'r1', kind: found.kind, resource: { slug: 'seal-log', status } }} />,
    mockClient([
      mock(ModerationQuery, (variables) => {
        expect(variables).toEqual({ id: 'r1', slug: 'seal-log' });
        return { data: { node: { __typename: 'ReviewRequest' as const, ...found }, notice } };
      }),
    ]),
  );

test('flags are read with their words, their department, and how often their maker was right', () => {
  show(
    moderationCase({
      urgent: true,
      flags: [
        reviewedFlag({ kind: 'PRIVATE_DATA', passage: 'Ann Lee, 219 Elm', weight: 0.9 }),
        reviewedFlag({ id: 'f2', weight: 0.2 }),
        reviewedFlag({ id: 'f3', department: null }),
      ],
    }),
  );
  expect(screen.getByRole('heading', { name: 'Urgent' })).toBeTruthy();
  expect(screen.queryByText(/^Readers cannot see it/)).toBeNull();
  const [first, second, third] = screen.getAllByRole('listitem');
  expect(within(first!).getByRole('heading', { name: 'Private data' })).toBeTruthy();
  expect(first!.textContent).toContain('Plymouth, Wisconsin');
  expect(first!.textContent).toContain('Was right most times before');
  expect(within(first!).getByText('Ann Lee, 219 Elm').tagName).toBe('BLOCKQUOTE');
  expect(second!.textContent).toContain('Was wrong most times before');
  expect(third!.textContent).toContain('No clear record yet');
});

test('what is hidden until it is checked is said to be', () => {
  show(moderationCase({ urgent: true }), null, 'TAKEN_DOWN');
  expect(screen.getByText(/^Readers cannot see it/)).toBeTruthy();
});

test('a department reads that something was flagged, not what', () => {
  show(moderationCase());
  expect(screen.getByText(/^Somebody told the Alliance/)).toBeTruthy();
  expect(screen.queryByRole('listitem')).toBeNull();
});

const words = [
  { id: 't1', at: '2026-10-03T14:00:00Z', text: 'Between us.', kind: 'NOTE' as const },
  { id: 't2', at: '2026-10-03T14:00:00Z', text: 'The deadline is right.', kind: 'APPEALED' as const },
];

test('an appeal stands beside what readers are told of the takedown', () => {
  show(moderationCase({ kind: 'APPEAL', timeline: words }), {
    status: 'TAKEN_DOWN',
    reason: 'The deadline is wrong.',
    madeAt: '2026-10-02T14:00:00Z',
  });
  expect(screen.getByRole('heading', { name: 'What the department says' }).nextSibling?.textContent).toBe(
    'The deadline is right.',
  );
  expect(screen.getByRole('heading', { name: 'Why it was taken down' }).nextSibling?.textContent).toBe(
    'The deadline is wrong.',
  );
});

test('once it is back, the decision tells why it was taken down', () => {
  const decisions = [decision({ kind: 'APPEAL', reason: 'It is right.' }), decision({ reason: 'It was wrong.' })];
  show(moderationCase({ kind: 'APPEAL', timeline: words, resource: { id: 'x1', decisions } }));
  expect(screen.getByText('It was wrong.')).toBeTruthy();
  expect(screen.queryByText('It is right.')).toBeNull();
});
