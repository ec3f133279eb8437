/** A curator reads what a department asks, answers it, takes it down and puts it back; the list says what waits. */
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { beforeEach, expect, test, vi } from 'vitest';
import type { ResultOf } from '../../../gql';
import { mock, mockClient, renderPart, type Mock } from '../../../ui/testing';
import type { Collection } from '../collectionQuery';
import { AskingLine } from './AskingLine';
import { BeforeAlliance } from './BeforeAlliance';
import { CollectionCase } from './CollectionCase';
import {
  AskingCountQuery,
  BeforeAllianceQuery,
  DecideCollection,
  PutBackCollection,
  TakeDownCollection,
} from './moderateOrders';

vi.mock('@tanstack/react-router', () => ({
  Link: ({ children, to, params }: { children: ReactNode; to: string; params?: { slug: string } }) => (
    <a href={to.replace('$slug', params?.slug ?? '')}>{children}</a>
  ),
}));

beforeEach(() => sessionStorage.clear());

const wordsAt = '2026-11-02T09:00:00Z';
const collection: Collection = {
  id: 'c1',
  slug: 'first',
  title: 'First drop box',
  summary: '',
  introductionHtml: '',
  reach: 'STATE',
  askedReach: 'PUBLIC',
  askedAt: '2026-11-01T14:00:00Z',
  wordsAt,
  verdict: null,
  published: true,
  values: [],
  standards: [],
  topics: [],
  itemCount: 0,
  updatedAt: wordsAt,
  viewerActions: ['DECIDE', 'TAKE_DOWN'],
  department: { id: 'd1', ocdId: 'ocd', name: 'Yuma County', state: 'AZ', stateName: 'Arizona' },
  group: null,
  items: { totalCount: 0, edges: [], pageInfo: { hasNextPage: false, endCursor: null } },
};
const stale = vi.fn();
const shown = (change: Partial<Collection>, ...mocks: Mock[]) =>
  renderPart(<CollectionCase collection={{ ...collection, ...change }} onStale={stale} />, mockClient(mocks));
const press = (name: string) => userEvent.click(screen.getByRole('button', { name }));
const node = (state: 'ACCEPTED' | 'INVITED', commentaryHtml: string) => {
  type Node = Collection['items']['edges'][number]['node'];
  return { node: { id: commentaryHtml, state, commentaryHtml, resource: {} as Node['resource'] } };
};

test('who asks for what is told, with the words that wait for an owner; the answer says which words were read', async () => {
  const items = { ...collection.items, edges: [node('ACCEPTED', '<p>Below.</p>'), node('INVITED', '<p>To come.</p>')] };
  shown(
    { items },
    mock(DecideCollection, ({ input }) => {
      expect(input).toEqual({ collectionId: 'c1', wordsAt, approve: true });
      return { data: { decideCollection: { collection: { id: 'c1', reach: 'PUBLIC' as const } } } };
    }),
  );
  expect(screen.getByText(/^Yuma County, Arizona asks to show this collection to: Everyone/)).toBeTruthy();
  expect(screen.getByText('To come.')).toBeTruthy();
  expect(screen.queryByText('Below.')).toBeNull();
  await press('Approve');
  await press('Approve it');
  expect(
    await screen.findByRole('heading', { name: 'Approved. It is shared with: Everyone, without signing in' }),
  ).toBeTruthy();
});

test('sending back needs a reason; what came too late is told, and the words are asked for anew', async () => {
  const message = 'its department has changed the words since you opened it; read them again, and decide then';
  shown(
    {},
    mock(DecideCollection, ({ input }) => {
      expect(input).toEqual({ collectionId: 'c1', wordsAt, approve: false, reason: 'Name the statute.' });
      return { error: { message, code: 'CONFLICT', field: 'wordsAt' } };
    }),
  );
  await press('Send back');
  await press('Send it back');
  expect(screen.getByRole('link', { name: 'Give a reason' })).toBeTruthy();
  await userEvent.type(screen.getByRole('textbox', { name: 'Reason' }), 'Name the statute.');
  await press('Send it back');
  expect(await screen.findByText(/^Its department has changed the words/)).toBeTruthy();
  expect(stale).toHaveBeenCalledOnce();
});

test('it is taken down and put back, each with a reason', async () => {
  const reason = 'It names a voter.';
  shown(
    { viewerActions: ['TAKE_DOWN'] },
    mock(TakeDownCollection, ({ input }) => {
      expect(input).toEqual({ collectionId: 'c1', reason });
      return { data: { takeDownCollection: { collection: { id: 'c1', published: false } } } };
    }),
  );
  expect(screen.queryByText(/asks to show/)).toBeNull();
  await press('Take down');
  await userEvent.type(screen.getByRole('textbox', { name: 'Reason' }), reason);
  await press('Take it down');
  expect(await screen.findByRole('heading', { name: 'The collection is taken down' })).toBeTruthy();
  shown(
    { viewerActions: ['PUT_BACK'], published: false, reach: 'PUBLIC' },
    mock(PutBackCollection, ({ input }) => {
      expect(input).toEqual({ collectionId: 'c1', wordsAt, reason: 'Mended.' });
      return { data: { putBackCollection: { collection: { id: 'c1', published: true } } } };
    }),
  );
  await press('Put back');
  expect(screen.getByRole('form', { name: 'Put this collection back for: Everyone, without signing in' })).toBeTruthy();
  await userEvent.type(screen.getByRole('textbox', { name: 'Reason' }), 'Mended.');
  await press('Put it back');
  expect(await screen.findByRole('heading', { name: 'The collection is back' })).toBeTruthy();
});

test('the lists and the line say what waits; nothing waits, nothing is said', () => {
  type Lists = ResultOf<typeof BeforeAllianceQuery>;
  const card = {
    slug: 'first',
    title: 'First',
    summary: '',
    topics: [],
    published: true,
    itemCount: 1,
    department: null,
  };
  const asks = { id: 'c1', askedReach: 'PUBLIC', askedAt: '2026-11-01T14:00:00Z', ...card };
  const isDown = {
    id: 'c2',
    wordsAt: '2026-11-04T09:00:00Z',
    verdict: { reason: 'It names a voter.', decidedAt: wordsAt },
    ...card,
    title: 'Second',
  };
  const lists = (...[asking, takenDown]: [unknown[], unknown[]]) =>
    mock(BeforeAllianceQuery, () => ({
      data: {
        asking: { totalCount: asking.length, edges: asking.map((one) => ({ node: one })) },
        takenDown: { totalCount: takenDown.length, edges: takenDown.map((one) => ({ node: one })) },
      } as unknown as Lists,
    }));
  renderPart(<BeforeAlliance />, mockClient([lists([asks], [isDown])]));
  expect(screen.getByRole('region', { name: 'Waiting for the Alliance' }).textContent).toContain(
    'Asked on Nov 1, 2026. To be shared with: Everyone, without signing in',
  );
  expect(screen.getByRole('region', { name: 'Taken down' }).textContent).toMatch(
    /It names a voter\..*Its department has changed the words on Nov 4, 2026/,
  );
  expect(renderPart(<BeforeAlliance />, mockClient([lists([], [])])).container.textContent).toBe('');
  const count = (totalCount: number) =>
    renderPart(
      <AskingLine />,
      mockClient([mock(AskingCountQuery, () => ({ data: { collectionsBeforeAlliance: { totalCount } } }))]),
    ).container.textContent;
  expect(count(2)).toBe('2 collections wait for the Alliance');
  expect(count(0)).toBe('');
});
