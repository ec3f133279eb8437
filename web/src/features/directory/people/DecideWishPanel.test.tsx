/** Deciding a wish to join: staff must say how they checked, a decline needs its reason, a vacant seat brings its role. */
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { mock, mockClient, renderPart } from '../../../ui/testing';
import { DecideWishPanel } from './DecideWishPanel';
import type { SeatFacts, WishFacts } from './peopleQuery';
import { DecideWish } from './wishQuery';

const wish: WishFacts = {
  id: 'w1',
  post: 'STAFF',
  message: '',
  email: 'kim@county.gov',
  askedAt: '2026-11-01T12:00:00Z',
  canDecide: true,
  needsCheck: true,
  person: { id: 'p1', name: 'Kim' },
};
const vacant: SeatFacts = {
  id: 's1',
  post: 'DEPUTY',
  role: 'PUBLISHER',
  vacant: true,
  mine: false,
  canManage: true,
  drafts: 2,
  resources: 2,
  holderEmail: null,
  holder: null,
  invitation: null,
};

function panel(decision: 'APPROVE' | 'DECLINE', shown: WishFacts = wish) {
  const [sent, onDone, onClose] = [vi.fn(), vi.fn(), vi.fn()];
  const decide = mock(DecideWish, ({ input }) => {
    sent(input);
    const joinRequest = { id: 'w1', state: 'APPROVED' as const };
    return { data: { decideJoinRequest: { __typename: 'JoinRequestDecided' as const, joinRequest } } };
  });
  const props = { wish: shown, decision, vacant: [vacant], name: 'Kim', onDone, onClose };
  renderPart(<DecideWishPanel {...props} />, mockClient([decide]));
  return { sent, onDone, onClose };
}

test('staff say how they checked before anything is sent', async () => {
  const { sent, onDone } = panel('APPROVE');
  await userEvent.click(screen.getByRole('button', { name: 'Approve' }));
  expect(sent).not.toHaveBeenCalled();
  expect(screen.getByRole('link', { name: 'Say in a sentence how you checked who it is' })).toBeTruthy();
  await userEvent.type(screen.getByLabelText('How did you check who it is?'), 'Called the clerk back.');
  await userEvent.selectOptions(screen.getByLabelText('Seat'), 's1');
  await userEvent.click(screen.getByRole('button', { name: 'Approve' }));
  expect(sent).toHaveBeenCalledWith({
    joinRequestId: 'w1',
    decision: 'APPROVE',
    check: 'Called the clerk back.',
    reason: undefined,
    post: 'DEPUTY',
    role: 'PUBLISHER',
    seatId: 's1',
  });
  expect(onDone).toHaveBeenCalledWith('Kim is a member now');
});

test('a steward declines with a reason and gives no role', async () => {
  const { sent, onClose } = panel('DECLINE', { ...wish, needsCheck: false });
  await userEvent.click(screen.getByRole('button', { name: 'Decline' }));
  expect(sent).not.toHaveBeenCalled();
  expect(screen.queryByLabelText('Post')).toBeNull();
  await userEvent.type(screen.getByLabelText('Reason'), 'You work for the assessor.');
  await userEvent.click(screen.getByRole('button', { name: 'Decline' }));
  expect(sent).toHaveBeenCalledWith({
    joinRequestId: 'w1',
    decision: 'DECLINE',
    check: undefined,
    reason: 'You work for the assessor.',
  });
  expect(onClose).toHaveBeenCalled();
});
