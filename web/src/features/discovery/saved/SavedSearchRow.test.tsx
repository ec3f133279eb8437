/** A saved search: what is new is told and marked as seen when it is opened; it is changed, and deleted after a question. */
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { mock, mockClient, renderPart, type Mock } from '../../../ui/testing';
import { DeleteSavedSearch, MarkSavedSearchSeen, RenameSavedSearch, type SavedSearch } from './savedQuery';
import { SavedSearchRow } from './SavedSearchRow';

vi.mock('@tanstack/react-router', () => ({
  Link: ({ children, onClick }: { children: string; onClick: () => void }) => (
    <button type="button" onClick={onClick}>
      {children}
    </button>
  ),
}));

const search: SavedSearch = {
  id: 's1',
  name: 'Seals',
  query: 'seal log',
  notify: true,
  createdAt: '2026-11-20T10:00:00Z',
  newCount: 2,
  filter: {
    kinds: [],
    states: ['AZ'],
    values: [],
    standards: [],
    topics: [],
    languages: [],
    departments: [],
    sizes: [],
    reviewedOnly: false,
  },
};

function row(shown: SavedSearch, ...mocks: Mock[]) {
  const told: string[] = [];
  renderPart(<SavedSearchRow search={shown} onDone={(heading) => told.push(heading)} />, mockClient(mocks));
  return told;
}

test('says what is new, and marks it when it is opened', async () => {
  const seen = vi.fn();
  row(
    search,
    mock(MarkSavedSearchSeen, ({ input }) => {
      seen(input);
      const savedSearch = { id: 's1', newCount: 0 };
      return { data: { markSavedSearchSeen: { savedSearch, viewer: { newInSavedSearches: 0 } } } };
    }),
  );
  expect(screen.getByText('2 new')).toBeTruthy();
  expect(screen.getByText('“seal log” · Arizona')).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Seals' }));
  expect(seen).toHaveBeenCalledExactlyOnceWith({ savedSearchId: 's1' });
});

test('one without news is opened without a word to the server', async () => {
  row({ ...search, newCount: 0 });
  expect(screen.queryByText(/\d new$/)).toBeNull();
  await userEvent.click(screen.getByRole('button', { name: 'Seals' }));
});

test('its name and whether one is told are changed together', async () => {
  const told = row(
    search,
    mock(RenameSavedSearch, ({ input }) => {
      expect(input).toEqual({ savedSearchId: 's1', name: 'Seal logs', notify: false });
      return { data: { renameSavedSearch: { savedSearch: { ...search, name: 'Seal logs', notify: false } } } };
    }),
  );
  await userEvent.click(screen.getByRole('button', { name: 'Change Seals' }));
  const name = screen.getByRole('textbox', { name: 'Name' });
  await userEvent.clear(name);
  await userEvent.type(name, 'Seal logs');
  await userEvent.click(screen.getByRole('checkbox', { name: 'Tell me' }));
  await userEvent.click(screen.getByRole('button', { name: 'Save' }));
  expect(told).toEqual(['Changed: Seal logs']);
});

test('it is deleted after a second button', async () => {
  const told = row(
    search,
    mock(DeleteSavedSearch, ({ input }) => {
      expect(input).toEqual({ savedSearchId: 's1' });
      return { data: { deleteSavedSearch: { savedSearchId: 's1', viewer: { newInSavedSearches: 0 } } } };
    }),
  );
  await userEvent.click(screen.getByRole('button', { name: 'Delete Seals' }));
  expect(told).toEqual([]);
  await userEvent.click(screen.getByRole('button', { name: 'Delete it' }));
  expect(told).toEqual(['Deleted: Seals']);
});
