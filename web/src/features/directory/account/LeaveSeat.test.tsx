/** Leaving: the only steward names who follows or hands over to staff; everybody else just confirms. */
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { mock, mockClient, renderPart, type Mock } from '../../../ui/testing';
import { LeaveSeat as LeaveSeatOrder } from '../people/seatQuery';
import type { OwnSeat } from './accountQuery';
import { LeaveSeat } from './LeaveSeat';
import { SuccessorsQuery, type Colleague } from './leaveQuery';

const seat: OwnSeat = {
  id: 's1',
  post: 'CHIEF',
  role: 'STEWARD',
  department: { id: 'd1', ocdId: 'ocd', name: 'Pima County', stateName: 'Arizona' },
};
const mine: Colleague = { id: 's1', post: 'CHIEF', role: 'STEWARD', mine: true, holder: { id: 'p1', name: 'Dana' } };
const ruth: Colleague = { id: 's2', post: 'STAFF', role: 'READER', mine: false, holder: { id: 'p2', name: 'Ruth' } };
const vacant: Colleague = { id: 's3', post: 'DEPUTY', role: 'STEWARD', mine: false, holder: null };

const colleagues = (seats: Colleague[] | null) =>
  mock(SuccessorsQuery, () => ({
    data: {
      node: {
        __typename: 'Department' as const,
        id: 'd1',
        seats: seats && { edges: seats.map((node) => ({ node })) },
      },
    },
  }));

const order = (expected: Record<string, unknown>) =>
  mock(LeaveSeatOrder, ({ input }) => {
    expect(input).toEqual(expected);
    return { data: { leaveSeat: { __typename: 'SeatLeft' as const, seatId: 's1' } } };
  });

async function leave(shown: OwnSeat, ...mocks: Mock[]) {
  const told: string[] = [];
  renderPart(<LeaveSeat seat={shown} onLeft={() => told.push('left')} />, mockClient(mocks));
  await userEvent.click(screen.getByRole('button', { name: 'Leave Pima County, Arizona' }));
  return told;
}
const confirm = () => userEvent.click(screen.getByRole('button', { name: 'Leave this department' }));

test('a reader confirms, and nothing more is asked', async () => {
  const told = await leave(
    { ...seat, role: 'READER' },
    order({ seatId: 's1', successorSeatId: null, handToStaff: false }),
  );
  expect(screen.queryByRole('radio')).toBeNull();
  await confirm();
  expect(told).toEqual(['left']);
});

test('the only steward names a colleague; a vacant seat is no successor', async () => {
  const told = await leave(
    seat,
    colleagues([mine, ruth, vacant]),
    order({ seatId: 's1', successorSeatId: 's2', handToStaff: false }),
  );
  expect(screen.getAllByRole('radio').length).toBe(2);
  await userEvent.click(screen.getByRole('radio', { name: /^Ruth/ }));
  await confirm();
  expect(told).toEqual(['left']);
});

test('the only steward may hand over to staff, from another hat too', async () => {
  const told = await leave(seat, colleagues(null), order({ seatId: 's1', successorSeatId: null, handToStaff: true }));
  expect(screen.getByText(/act for this department first/)).toBeTruthy();
  await userEvent.click(screen.getByRole('radio', { name: /staff of the Alliance/ }));
  await confirm();
  expect(told).toEqual(['left']);
});

test('nothing is asked of a steward who leaves another one behind', async () => {
  await leave(seat, colleagues([mine, { ...ruth, role: 'STEWARD' }]));
  expect(screen.getByText('The department keeps another steward.')).toBeTruthy();
  expect(screen.queryByRole('radio')).toBeNull();
});

test('the server has the last word', async () => {
  const told = await leave(
    { ...seat, role: 'READER' },
    mock(LeaveSeatOrder, () => ({
      data: { leaveSeat: { __typename: 'LastSteward' as const, message: 'name a successor' } },
    })),
  );
  await confirm();
  expect(screen.getByRole('alert').textContent).toContain('Name a successor');
  expect(told).toEqual([]);
});
