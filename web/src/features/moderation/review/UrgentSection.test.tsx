/** Urgent requests stand apart with what was flagged; without any, nothing is there. */
import { screen } from '@testing-library/react';
import type { ReactNode } from 'react';
import { expect, test, vi } from 'vitest';
import { mock, mockClient, renderPart } from '../../../ui/testing';
import { UrgentQuery, UrgentSection } from './UrgentSection';

vi.mock('@tanstack/react-router', () => ({
  Link: ({ children, params }: { children: ReactNode; params: { id: string } }) => (
    <a href={`/reviews/${params.id}`}>{children}</a>
  ),
}));

const request = {
  id: 'r1',
  kind: 'FLAG' as const,
  submittedAt: '2026-10-01T14:00:00Z',
  claimedBy: null,
  department: { id: 'd1', name: 'Pima County', state: 'AZ' as const },
  version: { id: 'v1', title: 'Seal log' },
  resource: { id: 'x1', status: 'TAKEN_DOWN' as const },
  flags: [
    { id: 'f1', kind: 'PRIVATE_DATA' as const },
    { id: 'f2', kind: 'PRIVATE_DATA' as const },
    { id: 'f3', kind: 'WRONG' as const },
  ],
};
const show = (...nodes: (typeof request)[]) =>
  renderPart(
    <UrgentSection />,
    mockClient([mock(UrgentQuery, () => ({ data: { reviewQueue: { edges: nodes.map((node) => ({ node })) } } }))]),
  );

test('each leads to its page and names each kind of flag once', () => {
  show(request);
  expect(screen.getByRole('heading', { name: 'Urgent' })).toBeTruthy();
  expect(screen.getByRole('link', { name: 'Seal log' }).getAttribute('href')).toBe('/reviews/r1');
  expect(screen.getByText('Private data, Wrong')).toBeTruthy();
  expect(screen.getByText('Hidden until checked')).toBeTruthy();
  expect(screen.getByText('Nobody has it yet')).toBeTruthy();
});

test('is absent when nothing is urgent', () => {
  expect(show().container.textContent).toBe('');
});
