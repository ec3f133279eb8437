/** A moderator advises on flags and appeals in the words of their decisions; the reason goes to the curators. */
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { mock, mockClient, renderPart, type Mock } from '../../../ui/testing';
import { AdviseReview } from '../../curation/reviewOrders';
import { reviewFacts } from '../../curation/testing';
import { ModerationAdvice } from './ModerationAdvice';

const navigate = vi.hoisted(() => vi.fn());
vi.mock('@tanstack/react-router', async (original) => ({
  ...(await original<typeof import('@tanstack/react-router')>()),
  useNavigate: () => navigate,
}));
const tellNotYours = vi.fn();

beforeEach(() => {
  sessionStorage.clear();
  navigate.mockClear();
  tellNotYours.mockClear();
});

const form = (kind: 'FLAG' | 'APPEAL', ...mocks: Mock[]) =>
  renderPart(
    <ModerationAdvice review={reviewFacts({ kind, state: 'CLAIMED' })} onNotYours={tellNotYours} />,
    mockClient(mocks),
  );
const send = () => userEvent.click(screen.getByRole('button', { name: 'Send the advice' }));

test('advice on a flag is chosen, with a reason, and leaves for the queue', async () => {
  form(
    'FLAG',
    mock(AdviseReview, ({ input }) => {
      expect(input).toEqual({ reviewRequestId: 'r1', moderation: 'DISMISS', reason: 'It is of this year.' });
      return { data: { outcome: { __typename: 'ReviewStepDone' as const, reviewRequest: reviewFacts() } } };
    }),
  );
  await send();
  expect(screen.getByRole('link', { name: 'Choose what you would decide' })).toBeTruthy();
  expect(screen.getByRole('link', { name: 'Give a reason; the curators read it' })).toBeTruthy();
  await userEvent.click(screen.getByRole('radio', { name: /^Leave it as it is/ }));
  await userEvent.type(screen.getByLabelText('Reason'), 'It is of this year.');
  expect(sessionStorage.getItem('commons-advice r1')).toBe('It is of this year.');
  await send();
  expect(navigate).toHaveBeenCalledWith({ to: '/reviews', search: { advised: 'Call tree' } });
  expect(sessionStorage.getItem('commons-advice r1')).toBeNull();
});

test('an appeal has its own choices, and whoever lost the claim keeps the words', async () => {
  const reviewRequest = reviewFacts({ kind: 'APPEAL' });
  form(
    'APPEAL',
    mock(AdviseReview, () => ({ data: { outcome: { __typename: 'ReviewNotYours' as const, reviewRequest } } })),
  );
  expect(screen.getAllByRole('radio').map((choice) => (choice as HTMLInputElement).value)).toEqual([
    'PUT_BACK',
    'KEEP_DOWN',
  ]);
  await userEvent.click(screen.getByRole('radio', { name: 'Put it back' }));
  await userEvent.type(screen.getByLabelText('Reason'), 'The law is older.');
  await send();
  expect(tellNotYours).toHaveBeenCalledWith(reviewRequest);
  expect(sessionStorage.getItem('commons-advice r1')).toBe('The law is older.');
});
