/** The page where a collection is edited: for its keepers alone; published once there is something in it; withdrawn with a reason. */
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { beforeEach, expect, test, vi } from 'vitest';
import { mock, mockClient, renderPart, type Mock } from '../../../ui/testing';
import { edited, item } from '../testing';
import { PublishCollection, RemoveFromCollection, WithdrawCollection } from './editOrders';
import { EditPage } from './EditPage';
import { CollectionToEditQuery, FurtherItemsQuery, type EditedCollection, type Item } from './editQuery';

vi.mock('@tanstack/react-router', () => ({
  Link: ({ children, to }: { children: ReactNode; to: string }) => <a href={to}>{children}</a>,
  getRouteApi: () => ({ useParams: () => ({ slug: 'first-drop-box' }) }),
}));

beforeEach(() => sessionStorage.clear());

const page = (change: Partial<EditedCollection>, ...mocks: Mock[]) =>
  renderPart(
    <EditPage />,
    mockClient([
      mock(CollectionToEditQuery, () => ({
        data: {
          collection: edited(change),
          publishingRules: { ownReach: 'STATE' as const },
          values: [],
          standards: [],
          groups: { edges: [] },
        },
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
      return { data: { publishCollection: { collection: { id: 'c1', published: true, askedReach: null } } } };
    }),
  );
  await press('Publish');
  await press('Publish it');
  const heading = await screen.findByRole('heading', { name: 'The collection is published' });
  expect(heading.closest('.usa-alert')).toBe(document.activeElement);
});

const office = { id: 'd1', name: 'Yuma County', state: 'AZ' as const };

test('a department’s is shown to its state, and the Alliance is asked for the rest', async () => {
  page(
    { items: holding(item('a')), department: office },
    mock(PublishCollection, () => ({
      data: { publishCollection: { collection: { id: 'c1', published: true, askedReach: 'PUBLIC' as const } } },
    })),
  );
  await press('Publish');
  expect(screen.getByRole('form', { name: 'Publish this collection?' }).textContent).toContain(
    'Shared with: Departments in my state. The Alliance is asked to share it with: Everyone, without signing in',
  );
  await press('Publish it');
  await screen.findByRole('heading', { name: 'The collection is published, and the Alliance is asked' });
});

test('a group’s is shown to the group, never to a state, and the Alliance is asked for the rest', async () => {
  const kept = { groupName: 'Chain of custody', group: { id: 'g1' } };
  page({ ...kept, items: holding(item('a')) });
  expect(screen.getAllByRole('radio').map((choice) => (choice as HTMLInputElement).value)).toEqual([
    'GROUP',
    'ALLIANCE',
    'PUBLIC',
  ]);
  expect(screen.getByRole('radio', { name: 'The departments of Chain of custody' })).toBeTruthy();
  await press('Publish');
  expect(screen.getByRole('form', { name: 'Publish this collection?' }).textContent).toContain(
    'Shared with: The departments of Chain of custody. The Alliance is asked to share it with: Everyone',
  );
  page({ ...kept, reach: 'GROUP', viewerActions: ['EDIT', 'ADD'] });
  expect(screen.getByText('A publisher of any department in the group publishes it.')).toBeTruthy();
  expect(screen.queryByRole('combobox')).toBeNull();
});

test('what was sent back says why, and is asked again by a publisher', async () => {
  const verdict = { kind: 'SENT_BACK' as const, reason: 'Name the statute.', decidedAt: '2026-11-01T14:00:00Z' };
  const back = { published: true, reach: 'STATE' as const, askedReach: 'PUBLIC' as const, verdict, department: office };
  page(
    { ...back, viewerActions: ['EDIT', 'ASK', 'WITHDRAW'] },
    mock(PublishCollection, () => ({
      data: { publishCollection: { collection: { id: 'c1', published: true, askedReach: 'PUBLIC' as const } } },
    })),
  );
  const notice = screen.getByRole('heading', { name: 'The Alliance sent this collection back' });
  expect(notice.closest('.usa-alert')?.textContent).toContain('Name the statute.');
  expect((screen.getByRole('radio', { name: /^Everyone/ }) as HTMLInputElement).checked).toBe(true);
  await press('Ask the Alliance again');
  await press('Ask again');
  expect(await screen.findByRole('heading', { name: 'The Alliance is asked again' })).toBeTruthy();
  page({ ...back, viewerActions: ['EDIT'] });
  expect(screen.getByText('A publisher of your department can ask the Alliance again.')).toBeTruthy();
});

test('what was taken down says why, and nobody publishes it', () => {
  const verdict = { kind: 'TAKEN_DOWN' as const, reason: 'It names a voter.', decidedAt: '2026-11-01T14:00:00Z' };
  page({ verdict, department: office, items: holding(item('a')), viewerActions: ['EDIT', 'ADD'] });
  const notice = screen.getByRole('heading', { name: 'The Alliance took this collection down' });
  expect(notice.closest('.usa-alert')?.textContent).toContain('It names a voter.');
  expect(screen.queryByRole('button', { name: 'Publish' })).toBeNull();
  expect(screen.queryByText('A publisher of your department publishes it.')).toBeNull();
});

test('what is hidden for a grave flag says since when, and nobody publishes it', () => {
  page({
    published: false,
    hiddenAt: '2026-11-01T14:00:00Z',
    items: holding(item('a')),
    viewerActions: ['EDIT', 'ADD'],
  });
  const notice = screen.getByRole('heading', { name: 'Readers cannot see this now' });
  expect(notice.closest('.usa-alert')?.textContent).toContain('Nov 1, 2026');
  expect(screen.getByText('Hidden from its readers while the Alliance looks at it.')).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Publish' })).toBeNull();
  expect(screen.queryByText(/publishes it\.$/)).toBeNull();
});

test('one piece of news stands beside what was done, and goes when something else is done', async () => {
  page(
    { items: holding(item('a'), item('b')) },
    mock(PublishCollection, () => ({
      data: { publishCollection: { collection: { id: 'c1', published: true, askedReach: null } } },
    })),
    mock(RemoveFromCollection, () => ({ error: { message: 'somebody was first', code: 'CONFLICT' } })),
  );
  await press('Publish');
  await press('Publish it');
  const news = await screen.findByRole('heading', { name: 'The collection is published' });
  expect(screen.getByRole('region', { name: 'Who sees it' }).contains(news)).toBe(true);
  await press('Take out Title a');
  await press('Take it out');
  expect((await screen.findByRole('alert')).textContent).toContain('Somebody was first');
  expect(screen.queryByRole('heading', { name: 'The collection is published' })).toBeNull();
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
