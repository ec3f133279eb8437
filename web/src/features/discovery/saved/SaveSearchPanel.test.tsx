/** Saving the search on the page: the words and the filter go along, the page does not; fifty are the most. */
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { mock, mockClient, renderPart } from '../../../ui/testing';
import { SaveSearch } from './savedQuery';
import { SaveSearchPanel } from './SaveSearchPanel';

vi.mock('@tanstack/react-router', () => ({
  Link: ({ to, children }: { to: string; children: unknown }) => <a href={to}>{children as string}</a>,
}));

const open = () => userEvent.click(screen.getByRole('button', { name: 'Save this search' }));

test('saves words and filter under a name, and says where it is found', async () => {
  renderPart(
    <SaveSearchPanel state={{ q: 'seal log', kind: ['TEMPLATE'], after: 'x' }} />,
    mockClient([
      mock(SaveSearch, ({ input }) => {
        expect(input).toEqual({ name: 'Seals', query: 'seal log', filter: { kinds: ['TEMPLATE'] }, notify: false });
        const savedSearch = { id: 's1', name: 'Seals' };
        return { data: { saveSearch: { __typename: 'SearchSaved' as const, savedSearch } } };
      }),
    ]),
  );
  await open();
  const name = screen.getByRole('textbox', { name: 'Name' });
  expect((name as HTMLInputElement).value).toBe('seal log');
  await userEvent.clear(name);
  await userEvent.click(screen.getByRole('button', { name: 'Save' }));
  expect(screen.getByRole('link', { name: 'Give it a name' })).toBeTruthy();
  await userEvent.type(name, ' Seals ');
  await userEvent.click(screen.getByRole('checkbox', { name: 'Tell me' }));
  await userEvent.click(screen.getByRole('button', { name: 'Save' }));
  expect(screen.getByRole('heading', { name: 'Saved: Seals' })).toBeTruthy();
  expect(screen.getByRole('link', { name: 'My saved searches' }).getAttribute('href')).toBe('/searches');
  expect(screen.queryByRole('textbox')).toBeNull();
});

test('says what to do when there are fifty', async () => {
  const message = 'You keep 50 searches already. Delete one that you no longer need.';
  renderPart(
    <SaveSearchPanel state={{ q: 'seals' }} />,
    mockClient([
      mock(SaveSearch, () => ({ data: { saveSearch: { __typename: 'TooManySavedSearches' as const, message } } })),
    ]),
  );
  await open();
  await userEvent.click(screen.getByRole('button', { name: 'Save' }));
  expect(within(screen.getByRole('alert')).getByText(message)).toBeTruthy();
});
