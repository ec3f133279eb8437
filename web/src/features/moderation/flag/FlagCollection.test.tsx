/** Flagging a collection: what was chosen and written goes to its own order, and nothing promises what holds of resources alone. */
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { beforeEach, expect, test, vi } from 'vitest';
import { mock, mockClient, renderPart } from '../../../ui/testing';
import { openFlag } from '../testing';
import { FlagCollection as FlagOrder } from './flagOrders';
import { FlagCollection } from './FlagCollection';

vi.mock('@tanstack/react-router', () => ({
  Link: ({ children, to }: { children: ReactNode; to: string }) => <a href={to}>{children}</a>,
}));

beforeEach(() => sessionStorage.clear());

test('it is sent with its kind and words, and the answer is promised under one’s own flags', async () => {
  const order = mock(FlagOrder, ({ input }) => {
    expect(input).toEqual({
      collectionId: 'c1',
      kind: 'PRIVATE_DATA',
      reason: 'It names a voter.',
      passage: 'Mr. Doe',
    });
    return { data: { flagged: { __typename: 'FlagMade' as const, hidden: false, flag: { id: 'f1' } } } };
  });
  renderPart(<FlagCollection collectionId="c1" />, mockClient([order, openFlag()]));
  expect(screen.getByText(/^Tell the Alliance\. .* under “My flags”\.$/)).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Something is wrong with it' }));
  expect(screen.getAllByText(/may be hidden/)).toHaveLength(2);
  await userEvent.click(screen.getByRole('radio', { name: /^Private data/ }));
  await userEvent.type(screen.getByRole('textbox', { name: 'What is wrong?' }), 'It names a voter.');
  expect(sessionStorage.getItem('commons-flag c1')).toBe('It names a voter.');
  await userEvent.type(screen.getByRole('textbox', { name: /^The words it is about/ }), 'Mr. Doe');
  await userEvent.click(screen.getByRole('button', { name: 'Send it to the Alliance' }));
  expect(await screen.findByRole('heading', { name: 'Thank you. The Alliance checks it.' })).toBeTruthy();
  expect(screen.getByRole('link', { name: 'See my flags' })).toBeTruthy();
  expect(sessionStorage.getItem('commons-flag c1')).toBeNull();
});
