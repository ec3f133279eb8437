/** Who is not sure asks a second person: the doubt stays, the review goes to the queue, and a refusal is told in the screen's words. */
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { mock, mockClient, renderPart, type Mock } from '../../../ui/testing';
import { AskSecondPerson } from '../reviewOrders';
import type { Check } from '../reviewQuery';
import { checkFacts, PanelOf, priya, reviewFacts, viewerMock } from '../testing';

const navigate = vi.hoisted(() => vi.fn());
vi.mock('@tanstack/react-router', async (original) => ({
  ...(await original<typeof import('@tanstack/react-router')>()),
  useNavigate: () => navigate,
}));

beforeEach(() => {
  sessionStorage.clear();
  navigate.mockClear();
});

const held = (check: Partial<Check>) =>
  reviewFacts({
    state: 'CLAIMED',
    claimedBy: priya,
    claimedUntil: '2099-10-01T18:00:00Z',
    viewerActions: ['CLAIM', 'DECIDE'],
    checks: [checkFacts(check)],
  });
const doubt = { verdict: 'DOUBT' as const, note: 'Is it so in Maine?', needsSecond: true, by: priya };
const panel = (check: Partial<Check>, ...mocks: Mock[]) =>
  renderPart(<PanelOf asked={held(check)} />, mockClient([viewerMock(), ...mocks]));
const ask = () => userEvent.click(screen.getByRole('button', { name: 'Ask a second person' }));

test('it is offered to who is not sure, and leaves for the queue', async () => {
  panel(
    doubt,
    mock(AskSecondPerson, ({ input }) => {
      expect(input).toEqual({ reviewRequestId: 'r1' });
      return { data: { outcome: { __typename: 'ReviewStepDone' as const, reviewRequest: held(doubt) } } };
    }),
  );
  await screen.findByRole('button', { name: 'Ask a second person' });
  await ask();
  expect(navigate).toHaveBeenCalledWith({ to: '/reviews', search: { secondAsked: 'Call tree' } });
});

test('nobody is asked where all is clear, nor about the doubt of somebody else', () => {
  panel({ verdict: 'YES', by: priya });
  expect(screen.queryByRole('button', { name: 'Ask a second person' })).toBeNull();
  panel({ ...doubt, by: { id: 'p9', name: 'Omar' } });
  expect(screen.queryByRole('button', { name: 'Ask a second person' })).toBeNull();
});

test('a claim that has run out is told, with the way to claim it again', async () => {
  const reviewRequest = held(doubt);
  panel(
    doubt,
    mock(AskSecondPerson, () => ({ data: { outcome: { __typename: 'ReviewNotYours' as const, reviewRequest } } })),
  );
  await screen.findByRole('button', { name: 'Ask a second person' });
  await ask();
  expect((await screen.findByRole('alert')).textContent).toContain('You do not hold this review');
});
