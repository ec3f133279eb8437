/** A version that asks again: the reason of then, which of its words still stand, what was answered, and what changed since. */
import { screen, within } from '@testing-library/react';
import type { ReactNode } from 'react';
import { expect, test, vi } from 'vitest';
import { mock, mockClient, renderPart } from '../../../ui/testing';
import { CompareQuery } from '../../library/compare/compareQuery';
import { field } from '../../library/compare/testing';
import type { Round } from '../reviewQuery';
import { checkFacts, priya, reviewFacts } from '../testing';
import { RoundBefore } from './RoundBefore';

vi.mock('@tanstack/react-router', () => ({
  Link: ({ search, params, children }: { search?: Record<string, string>; params: object; children: ReactNode }) => (
    <a href={`${Object.values(params).join()}?${new URLSearchParams(search)}`}>{children}</a>
  ),
}));
vi.mock('../../../ui/locale', () => ({ wantWords: async () => {} }));

const round = (change: Partial<Round> = {}): Round => ({
  reviewRequest: {
    id: 'r0',
    state: 'CHANGES_ASKED',
    reason: 'Almost there.',
    decidedAt: '2026-10-02T14:00:00Z',
    decidedBy: priya,
    version: { id: 'v0' },
    checks: [
      checkFacts({
        criterion: { key: 'credited', question: 'Whose?', help: '' },
        verdict: 'NO',
        note: 'Whose is the map?',
      }),
      checkFacts({ verdict: 'YES' }),
      checkFacts({ criterion: { key: 'aligned', question: 'Does it serve?', help: '' } }),
    ],
  },
  passages: [
    { quote: 'this order', text: 'In which?', stands: false },
    { quote: 'the sheriff', text: 'Name the number.', stands: true },
  ],
  ...change,
});
const compared = mock(CompareQuery, ({ from, to }) => {
  expect([from, to]).toEqual(['v0', 'v1']);
  return {
    data: {
      compareVersions: {
        from: { id: 'v0', number: null },
        to: { id: 'v1', number: null },
        fields: [field()],
        documents: [],
      },
    },
  };
});
const shown = (roundBefore: Round | null) =>
  renderPart(<RoundBefore review={reviewFacts({ roundBefore })} names={[]} />, mockClient([compared]));

test('a first round says nothing', () => {
  expect(shown(null).container.textContent).toBe('');
});

test('the reason, the passages with whether they stand, the answers, and what changed since', async () => {
  shown(round());
  expect(screen.getByText('Almost there.')).toBeTruthy();
  expect(screen.getByText(/Changes were asked for/).parentElement?.textContent).toContain('Oct 2, 2026, Priya Raman');
  expect(screen.getByText('The words of 1 place still stand in the new version.')).toBeTruthy();
  const [first, second] = within(screen.getAllByRole('list')[0]!).getAllByRole('listitem');
  expect(first!.textContent).toBe('Changedthis orderIn which?');
  expect(second!.textContent).toBe('Still standsthe sheriffName the number.');
  expect(screen.getByText('Whose is the map?')).toBeTruthy();
  expect(screen.getByText('1 question without a fault')).toBeTruthy();
  const link = screen.getByRole('link', { name: 'Compare on a page of its own' });
  expect(link.getAttribute('href')).toBe('call-tree?from=v0&to=v1');
  expect((await screen.findByText('Monday')).tagName).toBe('INS');
});

test('a round without passages names none', () => {
  shown(round({ passages: [] }));
  expect(screen.queryByText('What was to be changed')).toBeNull();
});
