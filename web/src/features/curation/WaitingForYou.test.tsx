/** What waits for a publisher: only what they may approve, each by its title; nothing at all for others. */
import { screen } from '@testing-library/react';
import type { ReactNode } from 'react';
import { expect, test, vi } from 'vitest';
import type { EnumOf } from '../../gql';
import { mock, mockClient, renderPart } from '../../ui/testing';
import { WaitingForYou, WaitingQuery } from './WaitingForYou';

vi.mock('@tanstack/react-router', () => ({
  Link: ({ children, params }: { children: ReactNode; params: { id: string } }) => (
    <a href={`/reviews/${params.id}`}>{children}</a>
  ),
}));

const sent = (id: string, title: string, viewerActions: EnumOf<'ReviewAction'>[]) => ({
  node: {
    id,
    submittedAt: '2026-10-01T14:00:00Z',
    viewerActions,
    submittedBy: { id: 'p1', name: 'Jo' },
    version: { id: `v ${id}`, title },
    resource: { id: `x ${id}`, kind: 'TEMPLATE' as const, topics: [] },
  },
});
const shown = (...edges: ReturnType<typeof sent>[]) =>
  renderPart(<WaitingForYou />, mockClient([mock(WaitingQuery, () => ({ data: { reviewQueue: { edges } } }))]));

test('lists what the viewer may approve', async () => {
  shown(sent('r1', 'Seal log', ['APPROVE_FOR_DEPARTMENT', 'SEND_BACK']), sent('r2', 'My own', ['TAKE_BACK']));
  expect(await screen.findByRole('heading', { name: 'Waiting for you' })).toBeTruthy();
  expect(screen.getByRole('link', { name: 'Seal log' }).getAttribute('href')).toBe('/reviews/r1');
  expect(screen.getByText('Jo')).toBeTruthy();
  expect(screen.queryByText('My own')).toBeNull();
});

test('is absent for who has nothing to approve', () => {
  const { container } = shown(sent('r2', 'My own', ['TAKE_BACK']));
  expect(container.textContent).toBe('');
});
