/** Deciding flags and appeals: their own choices, never without a reason, which everybody reads. */
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { mock, mockClient, renderPart, type Mock } from '../../../ui/testing';
import { reviewFacts } from '../../curation/testing';
import { DecideModeration } from './moderationQuery';
import { ModerationForm } from './ModerationForm';

const navigate = vi.fn();
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
    <ModerationForm review={reviewFacts({ kind, state: 'CLAIMED' })} onNotYours={tellNotYours} />,
    mockClient(mocks),
  );
const choices = () => screen.getAllByRole('radio').map((choice) => (choice as HTMLInputElement).value);
const send = () => userEvent.click(screen.getByRole('button', { name: 'Send the decision' }));

test('a flag is dismissed, sent to be mended, or followed, with a reason', async () => {
  form(
    'FLAG',
    mock(DecideModeration, ({ input }) => {
      expect(input).toEqual({ reviewRequestId: 'r1', decision: 'ASK_TO_MEND', reason: 'The law has changed.' });
      const reviewRequest = reviewFacts({ kind: 'FLAG', state: 'UPHELD' });
      return { data: { decideModeration: { __typename: 'ModerationDecided' as const, reviewRequest } } };
    }),
  );
  expect(choices()).toEqual(['DISMISS', 'ASK_TO_MEND', 'TAKE_DOWN']);
  await send();
  expect(screen.getByRole('link', { name: 'Choose a decision' })).toBeTruthy();
  expect(screen.getByRole('link', { name: 'Give a reason' })).toBeTruthy();
  expect(screen.getByText('The department and readers see it; it stays on record')).toBeTruthy();
  await userEvent.click(screen.getByRole('radio', { name: /^Ask the department to mend it/ }));
  await userEvent.type(screen.getByLabelText('Reason'), 'The law has changed.');
  expect(sessionStorage.getItem('commons-reason r1')).toBe('The law has changed.');
  await send();
  expect(navigate).toHaveBeenCalledWith({ to: '/reviews', search: { decided: 'Call tree' } });
  expect(sessionStorage.getItem('commons-reason r1')).toBeNull();
});

test('an appeal is followed or not; whoever lost the claim is told so and keeps the words', async () => {
  form(
    'APPEAL',
    mock(DecideModeration, () => ({
      data: {
        decideModeration: {
          __typename: 'ReviewNotYours' as const,
          reviewRequest: reviewFacts({ kind: 'APPEAL' }),
        },
      },
    })),
  );
  expect(choices()).toEqual(['PUT_BACK', 'KEEP_DOWN']);
  await userEvent.click(screen.getByRole('radio', { name: /^Put it back/ }));
  await userEvent.type(screen.getByLabelText('Reason'), 'It is right.');
  await send();
  expect(tellNotYours).toHaveBeenCalledWith(expect.objectContaining({ id: 'r1' }));
  expect((screen.getByLabelText('Reason') as HTMLTextAreaElement).value).toBe('It is right.');
  expect(navigate).not.toHaveBeenCalled();
});
