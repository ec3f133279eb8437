/** The page where a collection is edited: for its keepers alone; published once there is something in it; withdrawn with a reason. */
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { beforeEach, expect, test, vi } from 'vitest';
import { mock, mockClient, renderPart, type Mock } from '../../../ui/testing';
import { edited, item } from '../testing';
import { CreateCollection, PublishCollection, WithdrawCollection } from './editOrders';
import { EditPage } from './EditPage';
import { CollectionToEditQuery, FurtherItemsQuery, type EditedCollection, type Item } from './editQuery';
import { MakeCollection } from './MakeCollection';

const navigate = vi.hoisted(() => vi.fn());
vi.mock('@tanstack/react-router', () => ({
  Link: ({ children, to }: { children: ReactNode; to: string }) => <a href={to}>{children}</a>,
  getRouteApi: () => ({ useParams: () => ({ slug: 'first-drop-box' }) }),
  useNavigate: () => navigate,
}));

beforeEach(() => sessionStorage.clear());

const page = (change: Partial<EditedCollection>, ...mocks: Mock[]) =>
  renderPart(
    <EditPage />,
    mockClient([
      mock(CollectionToEditQuery, () => ({
        data: { collection: edited(change), values: [], standards: [], groups: { edges: [] } },
      })),
      ...mocks,
    ]),
  );
const holding = (...items: Item[]): EditedCollection['items'] => ({
  edges: items.map((node) => ({ node })),
  pageInfo: { hasNextPage: false, endCursor: null },
});
const press = (name: string) => userEvent.click(screen.getByRole('button', { name }));

test('an empty one cannot be published yet, nor one that only waits', () => {
  page({ items: holding(item('a', { state: 'INVITED' })) });
  expect(screen.getByText(/^It can be published once/)).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Publish' })).toBeNull();
});

test('it is published, and the page tells', async () => {
  page(
    { items: holding(item('a')) },
    mock(PublishCollection, ({ input }) => {
      expect(input).toEqual({ collectionId: 'c1' });
      return { data: { publishCollection: { collection: { id: 'c1', published: true } } } };
    }),
  );
  await press('Publish');
  await press('Publish it');
  const heading = await screen.findByRole('heading', { name: 'The collection is published' });
  expect(heading.closest('.usa-alert')).toBe(document.activeElement);
});

test('it is withdrawn with a reason', async () => {
  page(
    { published: true, viewerActions: ['EDIT', 'WITHDRAW'] },
    mock(WithdrawCollection, ({ input }) => {
      expect(input).toEqual({ collectionId: 'c1', reason: 'It is out of date.' });
      return { data: { withdrawCollection: { collection: { id: 'c1', published: false } } } };
    }),
  );
  await press('Withdraw');
  await userEvent.type(screen.getByRole('textbox', { name: 'Reason' }), 'It is out of date.');
  await press('Withdraw it');
  expect(await screen.findByRole('heading', { name: 'The collection is withdrawn' })).toBeTruthy();
});

test('a contributor hears who publishes it; who may not edit is told so', () => {
  page({ viewerActions: ['EDIT', 'ADD'] });
  expect(screen.getByText('A publisher of your department publishes it.')).toBeTruthy();
  page({ viewerActions: [] });
  expect(screen.getByRole('heading', { name: 'You cannot edit this collection' })).toBeTruthy();
  expect(screen.queryByRole('form')).toBeNull();
});

test('a long one is there as a whole before it is put in order', () => {
  const first = { ...holding(item('a')), pageInfo: { hasNextPage: true, endCursor: 'k' } };
  page(
    { items: first },
    mock(FurtherItemsQuery, ({ after }) => {
      expect(after).toBe('k');
      return { data: { collection: { id: 'c1', items: holding(item('b')) } } };
    }),
  );
  expect(screen.getByRole('link', { name: 'Title a' })).toBeTruthy();
  expect(screen.getByRole('link', { name: 'Title b' })).toBeTruthy();
});

test('a title is enough to begin; a writer makes the department’s, a curator the Alliance’s', async () => {
  const department = { id: 'd1', ocdId: 'ocd', name: 'Yuma County', state: 'AZ' as const, stateName: 'Arizona' };
  const seat = { id: 's1', post: 'DEPUTY' as const, role: 'CONTRIBUTOR' as const, department };
  const none = { person: null, seats: [], allianceRole: null, newInSavedSearches: 0, hats: [] };
  const hats = [{ seat: { id: 's1' }, allianceRole: null, current: true }];
  const sent = vi.fn();
  const making = (viewer: Parameters<typeof MakeCollection>[0]['viewer']) =>
    renderPart(
      <MakeCollection viewer={viewer} />,
      mockClient([
        mock(CreateCollection, ({ input }) => {
          sent(input);
          return { data: { createCollection: { collection: { id: 'c1', slug: 'boxes' } } } };
        }),
      ]),
    );
  making({ ...none, seats: [seat], hats });
  await press('Make a collection');
  await press('Make the collection');
  expect(screen.getByRole('link', { name: 'Enter a title' })).toBeTruthy();
  await userEvent.type(screen.getByRole('textbox', { name: 'Title' }), 'Boxes');
  await press('Make the collection');
  expect(sent).toHaveBeenLastCalledWith({ departmentId: 'd1', title: 'Boxes' });
  expect(navigate).toHaveBeenLastCalledWith({ to: '/c/$slug/edit', params: { slug: 'boxes' } });
  making({ ...none, allianceRole: 'CURATOR' });
  await press('Make a collection');
  await userEvent.type(screen.getByRole('textbox', { name: 'Title' }), 'Boxes');
  await press('Make the collection');
  expect(sent).toHaveBeenLastCalledWith({ departmentId: null, title: 'Boxes' });
});
