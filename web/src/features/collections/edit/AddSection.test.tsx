/** A resource is found by words or by its address, and added with a word; what happens next is told. */
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { mock, mockClient, renderPart, type Mock } from '../../../ui/testing';
import { AddToCollection } from './addOrder';
import { AddSection } from './AddSection';
import { FindResourcesQuery, ResourceAtQuery } from './editOrders';

beforeEach(() => sessionStorage.clear());

const told = vi.fn();
const sealLog = { id: 'x1', title: 'Seal log', department: { id: 'd1', name: 'Yuma County', state: 'AZ' as const } };
const section = (...mocks: Mock[]) => {
  told.mockClear();
  const part = <AddSection collectionId="c1" held={['x2']} waits="STATE" news={null} onDone={told} />;
  return renderPart(part, mockClient(mocks));
};
const look = async (words: string) => {
  await userEvent.type(screen.getByRole('searchbox'), words);
  await userEvent.click(screen.getByRole('button', { name: 'Find resources' }));
};

test('another office’s resource is asked for', async () => {
  section(
    mock(FindResourcesQuery, ({ query }) => {
      expect(query).toBe('seal');
      const nodes = [sealLog, { ...sealLog, id: 'x2', title: 'Box log' }];
      return { data: { search: { totalCount: 2, edges: nodes.map((node) => ({ node })) } } };
    }),
    mock(AddToCollection, ({ input }) => {
      expect(input).toEqual({ collectionId: 'c1', resourceId: 'x1', commentary: 'Start here.' });
      return {
        data: {
          addToCollection: {
            __typename: 'CollectionItemAdded' as const,
            item: { id: 'i1', state: 'INVITED' as const },
          },
        },
      };
    }),
  );
  await look('seal');
  expect((await screen.findByText('2 resources')).getAttribute('role')).toBe('status');
  expect(screen.getByText('In the collection already, or asked for')).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Add Seal log' }));
  expect(screen.queryByText(/^Readers outside your state/)).toBeNull();
  await userEvent.type(screen.getByRole('textbox', { name: /^Why it belongs there/ }), 'Start here.');
  expect(screen.getByText(/^Readers outside your state/)).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Add it' }));
  await waitFor(() => expect(told).toHaveBeenCalled());
  expect(told.mock.calls[0]?.[0]).toBe('Asked for: Seal log');
});

test('an address leads to one resource, or to none', async () => {
  section(mock(ResourceAtQuery, ({ slug }) => ({ data: { resource: slug === 'seal-log' ? sealLog : null } })));
  await look('https://commons.example/r/seal-log');
  expect(await screen.findByRole('button', { name: 'Add Seal log' })).toBeTruthy();
  await userEvent.clear(screen.getByRole('searchbox'));
  await look('/r/nothing');
  expect(await screen.findByText(/^Nothing found/)).toBeTruthy();
});

test('a no of its office is told, with its day, where one asks', async () => {
  const message = 'Yuma County, Arizona said no to this collection on 2026-11-01; you may ask again from 2026-12-01';
  section(
    mock(ResourceAtQuery, () => ({ data: { resource: sealLog } })),
    mock(AddToCollection, () => ({ error: { message, code: 'CONFLICT', field: 'resourceId' } })),
  );
  await look('/r/seal-log');
  await userEvent.click(await screen.findByRole('button', { name: 'Add Seal log' }));
  await userEvent.click(screen.getByRole('button', { name: 'Add it' }));
  expect(await screen.findByText(message)).toBeTruthy();
  expect(told).not.toHaveBeenCalled();
});
