/** The queue says how long each review waits and who holds it, and hands out the next one. */
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { beforeEach, expect, test, vi } from 'vitest';
import { mock, mockClient, renderPart, type Mock } from '../../../ui/testing';
import { UrgentQuery } from '../../moderation/review/UrgentSection';
import { ClaimNextReview } from '../reviewOrders';
import { priya, viewerMock } from '../testing';
import type { Left } from './QueueNews';
import { QueuePage } from './QueuePage';
import { QueueQuery, type QueueEntry } from './queueQuery';

const route = vi.hoisted(() => ({ left: {}, navigate: vi.fn() }));
vi.mock('@tanstack/react-router', () => ({
  getRouteApi: () => ({ useSearch: () => route.left }),
  useNavigate: () => route.navigate,
  Link: ({ children, params }: { children: ReactNode; params: { id: string } }) => (
    <a href={`/reviews/${params.id}`}>{children}</a>
  ),
}));

beforeEach(() => route.navigate.mockClear());

const entry = (change: Partial<QueueEntry> = {}): QueueEntry => ({
  id: 'r1',
  kind: 'PUBLICATION',
  state: 'WAITING',
  age: 'FRESH',
  waitingSince: new Date(Date.now() - 60_000).toISOString(),
  claimedUntil: null,
  claimedBy: null,
  secondAskedBy: null,
  department: { id: 'd1', name: 'Yuma County', state: 'AZ' },
  version: { id: 'v1', title: 'Call tree' },
  resource: { id: 'x1', kind: 'TEMPLATE', topics: [] },
  ...change,
});
const queue = (...nodes: QueueEntry[]) =>
  mock(QueueQuery, () => ({
    data: {
      reviewQueue: {
        totalCount: nodes.length,
        edges: nodes.map((node) => ({ node })),
        pageInfo: { hasNextPage: false, endCursor: null },
      },
    },
  }));
const urgent = mock(UrgentQuery, () => ({ data: { reviewQueue: { edges: [] } } }));
const next = (id: string | null) =>
  mock(ClaimNextReview, () => ({ data: { claimNextReview: { reviewRequest: id ? { id } : null } } }));
const shown = (left: Left, ...mocks: Mock[]) => {
  route.left = left;
  return renderPart(<QueuePage />, mockClient([viewerMock(), urgent, ...mocks]));
};
const rows = () =>
  screen
    .getAllByRole('row')
    .slice(1)
    .map((row) => row.textContent);

test('says for how long, and who holds it until when; a claim that has run out holds nothing', () => {
  const omar = { id: 'p9', name: 'Omar' };
  const days = (count: number) => new Date(Date.now() - count * 24 * 3600_000 - 60_000).toISOString();
  shown(
    {},
    queue(
      entry({ age: 'LATE', waitingSince: days(9), claimedBy: omar, claimedUntil: '2099-10-01T18:00:00Z' }),
      entry({ id: 'r2', age: 'DUE', waitingSince: days(3), claimedBy: omar, claimedUntil: '2026-10-01T18:00:00Z' }),
      entry({ id: 'r3' }),
    ),
  );
  expect(rows()[0]).toMatch(/Late 9 days, since .*Omar, until /);
  expect(rows()[1]).toMatch(/Due 3 days, since .*Nobody yet$/);
  expect(rows()[2]).toMatch(/AZ Less than a day, since /);
});

test('what waits for a second person says whether that may be the reader', async () => {
  shown(
    {},
    queue(
      entry({ secondAskedBy: { id: 'p9' } }),
      entry({ id: 'r2', secondAskedBy: { id: priya.id } }),
      entry({ id: 'r3', secondAskedBy: { id: 'p9' }, claimedBy: priya, claimedUntil: '2099-10-01T18:00:00Z' }),
    ),
  );
  await screen.findByText('Waits for somebody else than you');
  expect(rows()[0]).toMatch(/Waits for a second person$/);
  expect(rows()[1]).toMatch(/Waits for somebody else than you$/);
  expect(rows()[2]).toMatch(/Priya Raman, until /);
});

test('takes the next one and goes there', async () => {
  shown({}, queue(entry()), next('r1'));
  await userEvent.click(screen.getByRole('button', { name: 'Take the next one' }));
  expect(route.navigate).toHaveBeenCalledWith({ to: '/reviews/$id', params: { id: 'r1' } });
});

test('says when nothing waits', async () => {
  shown({}, queue(), next(null));
  await userEvent.click(screen.getByRole('button', { name: 'Take the next one' }));
  expect(await screen.findByText('Nothing waits for you just now.')).toBeTruthy();
});

test('after a decision the next one is at hand, and says of what it is the next', () => {
  shown({ decided: 'Call tree' }, queue());
  const button = screen.getByRole('button', { name: 'Take the next one' });
  expect(document.activeElement).toBe(button);
  const words = document.getElementById(button.getAttribute('aria-describedby') ?? '');
  expect(words?.textContent).toBe('Decided: Call tree');
});

test('advice and what was given back are told in the same way', () => {
  shown({ advised: 'Call tree' }, queue());
  expect(screen.getByRole('heading', { name: 'Your advice is with the curators: Call tree' })).toBeTruthy();
  shown({ secondAsked: 'Call tree' }, queue());
  expect(screen.getByRole('heading', { name: 'It waits for a second person: Call tree' })).toBeTruthy();
  expect(screen.getByText(/Somebody else is offered it first/)).toBeTruthy();
  shown({ released: 'Call tree' }, queue());
  expect(screen.getByRole('heading', { name: 'Given back: Call tree' })).toBeTruthy();
});
