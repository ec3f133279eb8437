/** The order of a collection: moved by button and by key, said, sent as a whole, and never over somebody else's. */
import { fireEvent, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { beforeEach, expect, test, vi } from 'vitest';
import { mock, mockClient, renderPart, type Mock } from '../../../ui/testing';
import { edited, item } from '../testing';
import { ChangeCollectionItem, OrderCollection, RemoveFromCollection } from './editOrders';
import type { Item } from './editQuery';
import { ItemsSection } from './ItemsSection';

vi.mock('@tanstack/react-router', () => ({
  Link: ({ children, params }: { children: ReactNode; params: { slug: string } }) => (
    <a href={`/r/${params.slug}`}>{children}</a>
  ),
}));

beforeEach(() => sessionStorage.clear());

const told = vi.fn();
const section = (items: Item[], ...mocks: Mock[]) => {
  told.mockClear();
  const part = (
    <ItemsSection collection={edited()} items={items} waits={null} news={null} onDone={told} onMove={() => undefined} />
  );
  return renderPart(part, mockClient(mocks));
};
const titles = () => screen.getAllByRole('heading', { level: 3 }).map((heading) => heading.textContent);

test('a button moves a resource, keeps the focus, says the place and sends the whole order', async () => {
  const sent = vi.fn();
  section(
    [item('a'), item('b', { state: 'INVITED' }), item('c')],
    mock(OrderCollection, ({ input }) => {
      sent(input);
      const collection = { id: 'c1', revision: input.revision + 1 };
      return { data: { orderCollection: { __typename: 'CollectionSaved' as const, collection } } };
    }),
  );
  expect(screen.getByText(/^Waits for this office’s answer since/)).toBeTruthy();
  const down = screen.getByRole('button', { name: 'Move down Title a' });
  await userEvent.click(down);
  expect(titles()).toEqual(['1. Title b', '2. Title a', '3. Title c']);
  expect(screen.getByRole('status').textContent).toBe('Title a is now 2 of 3');
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Move down Title a' }));
  fireEvent.keyDown(document.activeElement!, { key: 'ArrowDown', altKey: true });
  expect(titles()).toEqual(['1. Title b', '2. Title c', '3. Title a']);
  await waitFor(() => expect(sent).toHaveBeenCalledTimes(2));
  expect(sent.mock.calls.map(([input]) => input as unknown)).toEqual([
    { collectionId: 'c1', revision: 3, itemIds: ['b', 'a', 'c'] },
    { collectionId: 'c1', revision: 4, itemIds: ['b', 'c', 'a'] },
  ]);
  fireEvent.keyDown(document.activeElement!, { key: 'ArrowDown', altKey: true });
  expect(screen.getByRole('status').textContent).toBe('Title a is the last already');
});

test('where somebody else was first, their order stands', async () => {
  section(
    [item('a'), item('b')],
    mock(OrderCollection, () => ({
      data: {
        orderCollection: {
          __typename: 'CollectionConflict' as const,
          message: '',
          collection: { id: 'c1', revision: 9 },
        },
      },
    })),
  );
  await userEvent.click(screen.getByRole('button', { name: 'Move up Title b' }));
  await waitFor(() => expect(told).toHaveBeenCalled());
  expect(told.mock.calls[0]?.[0]).toBe('Somebody changed the collection while you were moving things');
  expect(titles()).toEqual(['1. Title a', '2. Title b']);
});

test('the words about a resource are changed', async () => {
  section(
    [item('a', { commentary: 'Start here.' })],
    mock(ChangeCollectionItem, ({ input }) => {
      expect(input).toEqual({ itemId: 'a', commentary: 'Start here. Then train.' });
      return { data: { changeCollectionItem: { item: { id: 'a', commentary: input.commentary } } } };
    }),
  );
  await userEvent.click(screen.getByRole('button', { name: 'Change the words about it Title a' }));
  await userEvent.type(screen.getByRole('textbox', { name: 'What readers are told about it' }), ' Then train.');
  await userEvent.click(screen.getByRole('button', { name: 'Save these words' }));
  await waitFor(() => expect(told).toHaveBeenCalledWith('The words about it are saved: Title a'));
});

test('a declined one stands apart with its reason, and is taken off', async () => {
  section(
    [item('a', { state: 'DECLINED', reason: 'A new version comes soon.' })],
    mock(RemoveFromCollection, ({ input }) => {
      expect(input).toEqual({ itemId: 'a' });
      return { data: { removeFromCollection: { collection: { id: 'c1', itemCount: 0 } } } };
    }),
  );
  expect(screen.getByText('Its reason: A new version comes soon.')).toBeTruthy();
  expect(screen.queryByRole('button', { name: /^Move/ })).toBeNull();
  await userEvent.click(screen.getByRole('button', { name: 'Take off this list Title a' }));
  await userEvent.click(screen.getByRole('button', { name: 'Take it out' }));
  await waitFor(() => expect(told).toHaveBeenCalledWith('Taken out: Title a'));
});

test('a no stands for a while: until then nothing takes it off, and the day is told', () => {
  const answered = { answeredAt: '2026-11-01T14:00:00Z', refusedUntil: '2026-12-01T14:00:00Z' };
  section([item('a', { state: 'TAKEN_OUT', ...answered }), item('b', { state: 'DECLINED', ...answered })]);
  expect(screen.getByText(/^Taken out by its office on/).textContent).toContain('Nov 1, 2026');
  expect(screen.getByText(/^Declined on/)).toBeTruthy();
  expect(screen.getAllByText(/^You can ask again from/)[0]?.textContent).toContain('Dec 1, 2026');
  expect(screen.queryByRole('button')).toBeNull();
});
