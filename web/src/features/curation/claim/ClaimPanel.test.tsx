/** Holding a review: claimed by somebody else, signed out, run out, given back, advised and decided; with answers typed by the schema. */
import { cleanup, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { mock, mockClient, renderPart, type Mock } from '../../../ui/testing';
import { AdviseReview, ClaimReview, DecideReview, ReleaseReview } from '../reviewOrders';
import type { Review } from '../reviewQuery';
import { checkFacts, entryFacts, PanelOf, priya, reviewFacts, viewerMock } from '../testing';

const navigate = vi.hoisted(() => vi.fn());
vi.mock('@tanstack/react-router', async (original) => ({
  ...(await original<typeof import('@tanstack/react-router')>()),
  useNavigate: () => navigate,
}));

beforeEach(() => {
  sessionStorage.clear();
  navigate.mockClear();
});

const review = (change: Partial<Review> = {}) => reviewFacts({ viewerActions: ['CLAIM', 'DECIDE'], ...change });
const held = (change: Partial<Review> = {}) =>
  review({ state: 'CLAIMED', claimedBy: priya, claimedUntil: '2099-10-01T18:00:00Z', ...change });
const omar = { id: 'p9', name: 'Omar' };
const answered = (by = priya) => checkFacts({ verdict: 'YES', by, at: '2026-10-03T10:00:00Z' });

const panel = (asked: Review, ...mocks: Mock[]) =>
  renderPart(<PanelOf asked={asked} />, mockClient([viewerMock(), ...mocks]));
const press = (name: string) => userEvent.click(screen.getByRole('button', { name }));
const choose = (name: RegExp) => userEvent.click(screen.getByRole('radio', { name }));
const claim = () => press('Claim this review');

test('says who was quicker', async () => {
  panel(
    review(),
    mock(ClaimReview, ({ input }) => {
      expect(input).toEqual({ reviewRequestId: 'r1' });
      return {
        data: { claimReview: { __typename: 'ReviewTaken' as const, reviewRequest: review() } },
      };
    }),
  );
  await claim();
  expect((await screen.findByRole('alert')).textContent).toContain('Somebody else is reviewing this');
});

test('a claim counts at once, also when the page was asked for before it and still says that nobody has it', async () => {
  panel(
    review(),
    mock(ClaimReview, () => ({
      data: { claimReview: { __typename: 'ReviewClaimed' as const, reviewRequest: held() } },
    })),
  );
  await claim();
  expect(await screen.findByRole('button', { name: 'Send the decision' })).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Claim this review' })).toBeNull();
  expect(document.activeElement?.textContent).toBe('Your review');
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

test('flags have decisions of their own and no checklist, and end in their own words', () => {
  panel(held({ kind: 'FLAG', checks: [checkFacts()] }));
  expect(screen.getByRole('radio', { name: /^Take it down/ })).toBeTruthy();
  expect(screen.queryByText('Checklist')).toBeNull();
  cleanup();
  panel(held({ kind: 'FLAG', viewerActions: ['CLAIM'] }));
  expect(screen.getByText(/^A curator decides\. Your advice stays between staff/)).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Send the decision' })).toBeNull();
  cleanup();
  panel(review({ kind: 'FLAG', state: 'UPHELD', reason: 'The deadline is wrong.', decidedBy: priya }));
  expect(screen.getByRole('heading', { name: 'Something was wrong' })).toBeTruthy();
});

test.each([
  ['PASSAGE_NOT_FOUND', 'passages', /^“by noon” does not stand in this version/],
  ['OWN_DEPARTMENT', undefined, /^You hold a seat in the department that asks/],
])(
  'what is refused by %s is told in the words of the screen, and nothing typed is lost',
  async (reason, field, words) => {
    panel(
      held({ checks: [] }),
      mock(DecideReview, () => ({
        error: { message: 'the server said so', code: 'BAD_USER_INPUT', field, reason, value: 'by noon' },
      })),
    );
    await choose(/^Ask for changes/);
    await userEvent.type(screen.getByRole('textbox', { name: 'Reason' }), 'Almost.');
    await press('Send the decision');
    expect(await screen.findByRole('link', { name: words })).toBeTruthy();
    expect((screen.getByRole('textbox', { name: 'Reason' }) as HTMLTextAreaElement).value).toBe('Almost.');
  },
);

test('approving waits for each answer and leads to those that are missing, a doubt of one’s own among them', async () => {
  const doubt = checkFacts({ verdict: 'DOUBT', needsSecond: true, by: priya });
  const open = checkFacts({ criterion: { key: 'private', question: '', help: '' } });
  panel(held({ checks: [doubt, open] }));
  await choose(/^Approve/);
  await userEvent.type(screen.getByLabelText('Reason'), 'Clear.');
  await press('Send the decision');
  expect(screen.getByRole('link', { name: /^A second person has to answer: Is it lawful/ })).toBeTruthy();
  await userEvent.click(screen.getByRole('link', { name: 'Answer first: Is it free of private data?' }));
  expect(document.activeElement?.id).toBe('field-check-private');
});

test('an approval goes with its reason, and leads back to the queue', async () => {
  panel(
    held({ checks: [answered(omar)] }),
    mock(DecideReview, ({ input }) => {
      expect(input).toEqual({ reviewRequestId: 'r1', decision: 'APPROVE', reason: 'Clear.' });
      return { data: { decideReview: { __typename: 'ReviewDecided' as const, reviewRequest: held() } } };
    }),
  );
  await choose(/^Approve/);
  await userEvent.type(screen.getByLabelText('Reason'), 'Clear.');
  await press('Send the decision');
  expect(navigate).toHaveBeenCalledWith({ to: '/reviews', search: { decided: 'Call tree' } });
  expect(sessionStorage.getItem('commons-reason r1')).toBeNull();
});

test('a doubt that came in meanwhile is told with its question', async () => {
  const doubt = checkFacts({ verdict: 'DOUBT', needsSecond: true, by: omar });
  const reviewRequest = held({ checks: [doubt], timeline: [entryFacts()] });
  const missing = [{ criterion: { key: 'lawful' } }];
  panel(
    held({ checks: [answered()] }),
    mock(DecideReview, () => ({
      data: { decideReview: { __typename: 'ReviewChecksMissing' as const, missing, reviewRequest } },
    })),
  );
  await choose(/^Approve/);
  await userEvent.type(screen.getByLabelText('Reason'), 'Clear.');
  await press('Send the decision');
  expect(screen.getByRole('link', { name: /^Answer as the second person: Is it lawful/ })).toBeTruthy();
  expect(screen.getByText('A second person has to look')).toBeTruthy();
});

test('asking for changes needs no checklist, and takes along what was noted in the text', async () => {
  const list = [{ quote: 'by noon', text: 'Name the time zone.' }];
  sessionStorage.setItem('commons-passages r1', JSON.stringify({ list }));
  panel(
    held({ checks: [checkFacts()] }),
    mock(DecideReview, ({ input }) => {
      expect(input).toEqual({
        reviewRequestId: 'r1',
        decision: 'ASK_FOR_CHANGES',
        reason: 'One thing.',
        passages: list,
      });
      return { data: { decideReview: { __typename: 'ReviewDecided' as const, reviewRequest: held() } } };
    }),
  );
  await choose(/^Ask for changes/);
  expect(screen.getByText('1 change that you noted in the text goes with it.')).toBeTruthy();
  await userEvent.type(screen.getByLabelText('Reason'), 'One thing.');
  await press('Send the decision');
  expect(sessionStorage.getItem('commons-passages r1')).toBeNull();
});

test('a change that is only begun is not left behind', async () => {
  sessionStorage.setItem('commons-passages r1', JSON.stringify({ draft: { quote: 'by noon', text: 'Name' } }));
  panel(held());
  await choose(/^Ask for changes/);
  await userEvent.type(screen.getByLabelText('Reason'), 'One thing.');
  await press('Send the decision');
  expect(screen.getByRole('link', { name: /^Add the change that you began/ })).toBeTruthy();
});

test('who may not decide advises, and the claim goes back with it', async () => {
  panel(
    held({ viewerActions: ['CLAIM'], checks: [checkFacts()] }),
    mock(AdviseReview, ({ input }) => {
      expect(input).toEqual({ reviewRequestId: 'r1', decision: 'DECLINE', reason: 'It sells something.' });
      return { data: { outcome: { __typename: 'ReviewStepDone' as const, reviewRequest: review() } } };
    }),
  );
  expect(screen.getByRole('heading', { name: 'Your advice to the curators' })).toBeTruthy();
  await press('Send the advice');
  expect(screen.getByRole('link', { name: 'Give a reason; the curators read it' })).toBeTruthy();
  await choose(/^Decline/);
  await userEvent.type(screen.getByLabelText('Reason'), 'It sells something.');
  await press('Send the advice');
  expect(navigate).toHaveBeenCalledWith({ to: '/reviews', search: { advised: 'Call tree' } });
});

test('a claim can be given back', async () => {
  panel(
    held(),
    mock(ReleaseReview, ({ input }) => {
      expect(input).toEqual({ reviewRequestId: 'r1' });
      return { data: { outcome: { __typename: 'ReviewStepDone' as const, reviewRequest: review() } } };
    }),
  );
  await press('Give it back');
  expect(navigate).toHaveBeenCalledWith({ to: '/reviews', search: { released: 'Call tree' } });
});

test('a claim that has run out can be taken again, and what was written stays', async () => {
  panel(
    held({ claimedUntil: '2026-10-01T18:00:00Z', checks: [answered()] }),
    mock(DecideReview, () => ({
      data: {
        decideReview: { __typename: 'ReviewNotYours' as const, reviewRequest: held() },
      },
    })),
    mock(ClaimReview, () => ({
      data: { claimReview: { __typename: 'ReviewClaimed' as const, reviewRequest: held() } },
    })),
  );
  await choose(/^Decline/);
  await userEvent.type(screen.getByLabelText('Reason'), 'Words');
  await press('Send the decision');
  expect((await screen.findByRole('alert')).textContent).toContain('Claim it first');
  await press('Claim it again');
  expect(screen.queryByRole('alert')).toBeNull();
  expect((screen.getByLabelText('Reason') as HTMLTextAreaElement).value).toBe('Words');
});
