/** Inside the office: a publisher approves or sends back with a reason, and who sent it can take it back while it waits. */
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { beforeEach, expect, test, vi } from 'vitest';
import type { Reach } from '../../ui/kinds';
import { mock, mockClient, renderPart, type Mock } from '../../ui/testing';
import type { Review } from './reviewQuery';
import { ApproveSubmission, SendBackSubmission, TakeBackSubmission } from './submissionOrders';
import { PanelOf, reviewFacts, viewerMock } from './testing';

vi.mock('@tanstack/react-router', () => ({
  Link: ({ children, to }: { children: ReactNode; to: string }) => <a href={to}>{children}</a>,
  useNavigate: () => () => {},
}));

beforeEach(() => sessionStorage.clear());

const viewer = viewerMock({ id: 'p2', name: 'Luis' }, null);
const submitted = (change: Partial<Review> = {}) =>
  reviewFacts({ state: 'SUBMITTED', viewerActions: ['APPROVE_FOR_DEPARTMENT', 'SEND_BACK'], ...change });
const moved = (state: Review['state']) => ({
  data: { outcome: { __typename: 'SubmissionMoved' as const, reviewRequest: submitted({ state }) } },
});
const panel = (review: Review, ownReach: Reach, ...mocks: Mock[]) =>
  renderPart(<PanelOf asked={review} ownReach={ownReach} />, mockClient([viewer, ...mocks]));
const choose = (name: RegExp) => userEvent.click(screen.getByRole('radio', { name }));
const send = () => userEvent.click(screen.getByRole('button', { name: 'Send the decision' }));

test('sending back needs words, which are kept until they are sent', async () => {
  panel(
    submitted(),
    'STATE',
    mock(SendBackSubmission, ({ input }) => {
      expect(input).toEqual({ reviewRequestId: 'r1', reason: 'Name the deadline.' });
      return moved('CHANGES_ASKED');
    }),
  );
  await send();
  expect(screen.getByRole('link', { name: 'Choose what happens with it' })).toBeTruthy();
  await choose(/^Send it back/);
  await send();
  expect(screen.getByRole('link', { name: 'Say what to change; who wrote it sees this' })).toBeTruthy();
  await userEvent.type(screen.getByLabelText('What to change'), 'Name the deadline.');
  expect(sessionStorage.getItem('commons-reason r1')).toBe('Name the deadline.');
  await send();
  expect(document.activeElement?.textContent).toContain('Sent back');
  expect(sessionStorage.getItem('commons-reason r1')).toBeNull();
  expect(screen.queryByRole('button', { name: 'Send the decision' })).toBeNull();
});

test('within the office’s own reach, approving publishes, without a word if need be', async () => {
  panel(
    submitted(),
    'ALLIANCE',
    mock(ApproveSubmission, ({ input }) => {
      expect(input).toEqual({ reviewRequestId: 'r1', reason: null });
      return moved('APPROVED');
    }),
  );
  expect(screen.getByText('It is published at once')).toBeTruthy();
  await choose(/^Approve/);
  await send();
  expect(await screen.findByRole('heading', { name: 'Approved and published' })).toBeTruthy();
});

test('beyond it, approving sends it on to the Alliance', async () => {
  panel(
    submitted(),
    'STATE',
    mock(ApproveSubmission, () => moved('WAITING')),
  );
  expect(screen.getByText(/It goes on to the Alliance/)).toBeTruthy();
  await choose(/^Approve/);
  await send();
  expect(await screen.findByRole('heading', { name: 'Approved and sent on to the Alliance' })).toBeTruthy();
});

test('whoever was late is told so', async () => {
  panel(
    submitted(),
    'STATE',
    mock(ApproveSubmission, () => ({
      data: {
        outcome: { __typename: 'SubmissionRefused' as const, reviewRequest: submitted() },
      },
    })),
  );
  await choose(/^Approve/);
  await send();
  expect(await screen.findByText('It is with a publisher of the office by now.')).toBeTruthy();
});

test('who sent it reads who has it next, and can take it back', async () => {
  panel(
    submitted({ viewerActions: ['TAKE_BACK'] }),
    'STATE',
    mock(TakeBackSubmission, ({ input }) => {
      expect(input).toEqual({ reviewRequestId: 'r1' });
      return moved('TAKEN_BACK');
    }),
  );
  expect(screen.getByText('A publisher of the office reads it next.')).toBeTruthy();
  expect(screen.queryByRole('radio')).toBeNull();
  await userEvent.click(screen.getByRole('button', { name: 'Take it back' }));
  await userEvent.click(screen.getAllByRole('button', { name: 'Take it back' })[1]!);
  expect(await screen.findByRole('heading', { name: 'You took it back' })).toBeTruthy();
});

test('an office that waits for the Alliance sees no claim to make', () => {
  panel(reviewFacts({ state: 'WAITING' }), 'STATE');
  expect(screen.getByText('The Alliance reads it next.')).toBeTruthy();
  expect(screen.queryByRole('button')).toBeNull();
});
