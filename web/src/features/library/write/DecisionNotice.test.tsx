/** Who sent a version back: the office's own publisher is not called the reviewer; and what to change, word for word. */
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { beforeEach, expect, test, vi } from 'vitest';
import { mock, mockClient, renderPart } from '../../../ui/testing';
import { AskedChangesQuery } from './askedChangesQuery';
import { DecisionNotice } from './DecisionNotice';
import type { Decided } from './decisionsQuery';

const decided = (change: Partial<Decided> = {}): Decided => ({
  id: 'r1',
  state: 'CHANGES_ASKED',
  reason: 'Name the deadline.',
  decidedAt: '2026-10-02T08:00:00Z',
  decidedBy: { id: 'p2', name: 'Luis' },
  beforeAlliance: false,
  resource: { id: 'x1' },
  ...change,
});

vi.mock('@tanstack/react-router', () => ({
  Link: ({ children, params }: { children: ReactNode; params: { id: string } }) => (
    <a href={`/reviews/${params.id}`}>{children}</a>
  ),
}));

beforeEach(() => sessionStorage.clear());

const passage = { id: 'e2', kind: 'PASSAGE' as const, passage: 'by noon', text: 'Name the time zone.' };
const reason = { id: 'e3', kind: 'CHANGES_ASKED' as const, passage: null, text: 'Name the deadline.' };
const shown = (change: Partial<Decided> = {}, timeline: (typeof passage | typeof reason)[] = [reason]) =>
  renderPart(
    <DecisionNotice review={decided(change)} />,
    mockClient([
      mock(AskedChangesQuery, ({ id }) => ({ data: { node: { __typename: 'ReviewRequest' as const, id, timeline } } })),
    ]),
  );

test('what the office’s publisher sent back says so', () => {
  shown();
  expect(screen.getByRole('heading', { name: 'Your office’s publisher sent it back' })).toBeTruthy();
  expect(screen.getByText('Name the deadline.')).toBeTruthy();
  expect(screen.getByRole('link', { name: 'See the whole review' }).getAttribute('href')).toBe('/reviews/r1');
  expect(screen.queryByRole('heading', { name: 'What to change' })).toBeNull();
});

test('what a reviewer of the Alliance decided is theirs', () => {
  shown({ beforeAlliance: true });
  expect(screen.getByRole('heading', { name: 'The reviewer asked for changes' })).toBeTruthy();
  shown({ beforeAlliance: true, state: 'DECLINED' });
  expect(screen.getByRole('heading', { name: 'The reviewer declined this version' })).toBeTruthy();
});

test('each place stands there with what to change, and can be ticked off', async () => {
  shown({ beforeAlliance: true }, [passage, reason]);
  expect(screen.getByRole('heading', { name: 'What to change' })).toBeTruthy();
  expect(screen.getByText('by noon').tagName).toBe('BLOCKQUOTE');
  await userEvent.click(screen.getByRole('checkbox', { name: 'Done: Name the time zone.' }));
  shown({ beforeAlliance: true }, [passage, reason]);
  expect((screen.getByRole('checkbox') as HTMLInputElement).checked).toBe(true);
});
