/** Choosing as whom one acts: the server is told, and the page is loaded anew; a refusal stays on the page. */
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { mock, mockClient, renderPart, type Mock } from '../../ui/testing';
import { ActAs, hasJustActed } from './actAs';
import { HatChoice } from './HatChoice';

const chief = {
  seat: { id: 's1', post: 'CHIEF' as const, department: { name: 'Pima County', stateName: 'Arizona' } },
  allianceRole: null,
  current: true,
};
const curator = { seat: null, allianceRole: 'CURATOR' as const, current: false };

const choice = (answer: Mock) => renderPart(<HatChoice hats={[chief, curator]} />, mockClient([answer]));
const choose = () => userEvent.click(screen.getByRole('button', { name: 'Act as Alliance curator' }));

test('acts as the other one after the page is loaded anew', async () => {
  const reload = vi.spyOn(location, 'reload').mockImplementation(() => undefined);
  choice(
    mock(ActAs, ({ input }) => {
      expect(input).toEqual({ staff: true });
      return { data: { actAs: { __typename: 'ActAsPayload' as const } } };
    }),
  );
  expect(screen.getByText('Chief, Pima County, Arizona')).toBeTruthy();
  await choose();
  expect(reload).toHaveBeenCalledOnce();
  expect(hasJustActed()).toBe(true);
  reload.mockRestore();
});

test('says why it does not work', async () => {
  choice(mock(ActAs, () => ({ error: { message: 'you are not Alliance staff', code: 'FORBIDDEN' } })));
  await choose();
  expect((await screen.findByRole('alert')).textContent).toContain('You are not Alliance staff');
});

test('somebody with one hat is told it and has nothing to choose', () => {
  renderPart(<HatChoice hats={[chief]} />, mockClient([]));
  expect(screen.getByText('Chief, Pima County, Arizona')).toBeTruthy();
  expect(screen.queryByRole('button')).toBeNull();
});
