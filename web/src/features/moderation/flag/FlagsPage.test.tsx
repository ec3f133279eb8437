/** One's own flags: what came of each; only an open one can be taken back; a title without a page is no link. */
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { expect, test, vi } from 'vitest';
import { mock, mockClient, renderPart, type Mock } from '../../../ui/testing';
import { ownFlag } from '../testing';
import { MyFlagsQuery, TakeBackFlag, type OwnFlag } from './flagOrders';
import { FlagsPage } from './FlagsPage';

vi.mock('@tanstack/react-router', () => ({
  Link: ({ children, to, params }: { children: ReactNode; to: string; params: { slug: string } }) => (
    <a href={to.replace('$slug', params.slug)}>{children}</a>
  ),
}));

const page = (flags: OwnFlag[], ...mocks: Mock[]) => {
  const pageInfo = { hasNextPage: false, endCursor: null };
  const myFlags = { totalCount: flags.length, edges: flags.map((node) => ({ node })), pageInfo };
  renderPart(<FlagsPage />, mockClient([mock(MyFlagsQuery, () => ({ data: { myFlags } })), ...mocks]));
};

test('each flag tells where it is and why', () => {
  page([
    ownFlag({ passage: 'by May 1' }),
    ownFlag({
      id: 'f2',
      title: 'Bag log',
      state: 'UPHELD',
      decidedAt: '2026-10-03T14:00:00Z',
      decisionReason: 'The law has changed.',
      resource: null,
    }),
  ]);
  const [open, decided] = screen.getAllByRole('listitem');
  expect(within(open!).getByText('Waits to be checked')).toBeTruthy();
  expect(within(open!).getByText('by May 1')).toBeTruthy();
  expect(within(open!).getByRole('link', { name: 'Seal log' }).getAttribute('href')).toBe('/r/seal-log');
  expect(within(decided!).getByText('Checked: you were right')).toBeTruthy();
  expect(within(decided!).getByText(/The law has changed\./)).toBeTruthy();
  expect(within(decided!).queryByRole('link')).toBeNull();
  expect(within(decided!).queryByRole('button')).toBeNull();
});

test('a flag on a collection leads to the collection', () => {
  page([ownFlag({ title: 'First drop box', resource: null, collection: { id: 'c1', slug: 'first-drop-box' } })]);
  const row = screen.getByRole('listitem');
  expect(within(row).getByRole('link', { name: 'First drop box' }).getAttribute('href')).toBe('/c/first-drop-box');
  expect(within(row).getByRole('button', { name: 'Take it back First drop box' })).toBeTruthy();
});

test('an open flag is taken back after one more question', async () => {
  page(
    [ownFlag()],
    mock(TakeBackFlag, ({ input }) => {
      expect(input).toEqual({ flagId: 'f1' });
      return { data: { takeBackFlag: { flag: { id: 'f1', state: 'TAKEN_BACK' as const } } } };
    }),
  );
  await userEvent.click(screen.getByRole('button', { name: 'Take it back Seal log' }));
  await userEvent.click(screen.getByRole('button', { name: 'Take it back' }));
  expect(await screen.findByRole('heading', { name: 'Your flag is taken back' })).toBeTruthy();
});

test('who has flagged nothing reads how it is done', () => {
  page([]);
  expect(screen.getByRole('status').textContent).toBe('You have flagged nothing so far');
  expect(screen.getByText(/“Something is wrong with it” makes a flag/)).toBeTruthy();
});
