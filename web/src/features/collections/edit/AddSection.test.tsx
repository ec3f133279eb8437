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
  return renderPart(<AddSection collectionId="c1" held={['x2']} onDone={told} />, mockClient(mocks));
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
  await userEvent.type(screen.getByRole('textbox', { name: /^Why it belongs there/ }), 'Start here.');
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

test('what its office declined before is not asked for again', async () => {
  section(
    mock(ResourceAtQuery, () => ({ data: { resource: sealLog } })),
    mock(AddToCollection, () => ({
      data: {
        addToCollection: { __typename: 'AlreadyInCollection' as const, item: { id: 'i1', state: 'DECLINED' as const } },
      },
    })),
  );
  await look('/r/seal-log');
  await userEvent.click(await screen.findByRole('button', { name: 'Add Seal log' }));
  await userEvent.click(screen.getByRole('button', { name: 'Add it' }));
  await waitFor(() => expect(told.mock.calls[0]?.[0]).toBe('The office has declined: Seal log'));
});
