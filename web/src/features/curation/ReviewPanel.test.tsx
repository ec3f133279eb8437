/** Claiming a review: taken by somebody else, signed out, and a decided one; with answers typed by the schema. */
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { mock, mockClient, renderPart, type Mock } from '../../ui/testing';
import { ViewerQuery } from '../directory/viewer';
import { ClaimReview, type Review } from './reviewQuery';
import { ReviewPanel } from './ReviewPanel';
import { reviewFacts } from './testing';

vi.mock('@tanstack/react-router', async (original) => ({
  ...(await original<typeof import('@tanstack/react-router')>()),
  useNavigate: () => () => {},
}));

const priya = { id: 'p1', name: 'Priya Raman' };
const viewer = mock(ViewerQuery, () => ({
  data: {
    viewer: {
      person: { ...priya, demo: true },
      seats: [],
      hats: [],
      allianceRole: 'CURATOR' as const,
      newInSavedSearches: 0,
    },
  },
}));

const review = (change: Partial<Review> = {}) => reviewFacts({ viewerActions: ['CLAIM'], ...change });

const panel = (shown: Review, ...mocks: Mock[]) =>
  renderPart(<ReviewPanel review={shown} ownReach="STATE" />, mockClient([viewer, ...mocks]));
const claim = () => userEvent.click(screen.getByRole('button', { name: 'Claim this review' }));

test('says who was quicker', async () => {
  panel(
    review(),
    mock(ClaimReview, ({ input }) => {
      expect(input).toEqual({ reviewRequestId: 'r1' });
      return {
        data: { claimReview: { __typename: 'ReviewTaken' as const, message: 'sam took it', reviewRequest: review() } },
      };
    }),
  );
  await claim();
  expect((await screen.findByRole('alert')).textContent).toContain('Sam took it');
});

test('a claim counts at once, also when the page was asked for before it and still says that nobody has it', async () => {
  const claimed = review({ state: 'CLAIMED', claimedBy: priya, claimedUntil: '2099-10-01T18:00:00Z' });
  panel(
    review(),
    mock(ClaimReview, () => ({
      data: { claimReview: { __typename: 'ReviewClaimed' as const, reviewRequest: claimed } },
    })),
  );
  await claim();
  expect(await screen.findByRole('button', { name: 'Send the decision' })).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Claim this review' })).toBeNull();
});

test('offers to sign in when the session has ended', async () => {
  panel(
    review(),
    mock(ClaimReview, () => ({ error: { message: 'no session', code: 'UNAUTHENTICATED' } })),
  );
  await claim();
  expect(screen.getByRole('link', { name: 'Sign in' }).getAttribute('href')).toMatch(/^\/auth\/login\?return_to=/);
});

test('shows the message of a refusal, with a way to try again', async () => {
  panel(
    review(),
    mock(ClaimReview, () => ({ error: { message: 'you may not review', code: 'FORBIDDEN' } })),
  );
  await claim();
  expect((await screen.findByRole('alert')).textContent).toContain('You may not review');
  expect(screen.getByRole('button', { name: 'Try again' })).toBeTruthy();
});

test('a decided review shows its reason and nothing to press', () => {
  panel(review({ state: 'DECLINED', reason: 'It names a candidate.', decidedBy: priya }));
  expect(screen.getByText('It names a candidate.')).toBeTruthy();
  expect(screen.queryByRole('button')).toBeNull();
});

test('flags that were followed end in their own words', () => {
  panel(review({ kind: 'FLAG', state: 'UPHELD', reason: 'The deadline is wrong.', decidedBy: priya }));
  expect(screen.getByRole('heading', { name: 'Something was wrong' })).toBeTruthy();
});
