/** A curator reads what is flagged or asked, answers it, takes it down and puts it back; the lists say what waits. */
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { beforeEach, expect, test, vi } from 'vitest';
import type { ResultOf } from '../../../gql';
import { mock, mockClient, renderPart, type Mock } from '../../../ui/testing';
import { reviewedFlag } from '../../moderation/testing';
import type { Collection } from '../collectionQuery';
import { AskingLine } from './AskingLine';
import { BeforeAlliance } from './BeforeAlliance';
import { CollectionCase } from './CollectionCase';
import { AnswerCollectionFlags, CollectionFlagsQuery } from './flagOrders';
import {
  BeforeAllianceCountQuery,
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

beforeEach(() => {
  sessionStorage.clear();
  answered.mockClear();
});

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
  hiddenAt: null,
  verdict: null,
  published: true,
  values: [],
  standards: [],
  topics: [],
  itemCount: 0,
  updatedAt: wordsAt,
  viewerActions: ['DECIDE', 'TAKE_DOWN'],
  department: { id: 'd1', ocdId: 'ocd', name: 'Yuma County', state: 'AZ', stateName: 'Arizona' },
  groupName: null,
  group: null,
  items: { totalCount: 0, edges: [], pageInfo: { hasNextPage: false, endCursor: null } },
};
const stale = vi.fn();
const answered = vi.fn();
const shown = (change: Partial<Collection>, ...mocks: Mock[]) =>
  renderPart(
    <CollectionCase collection={{ ...collection, ...change }} onStale={stale} onAnswered={answered} />,
    mockClient(mocks),
  );
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

test('a group asks by its name, and what is put back for its departments says so', async () => {
  const kept = { department: null, groupName: 'Chain of custody', reach: 'GROUP' as const };
  shown({ ...kept, viewerActions: ['DECIDE', 'PUT_BACK'] });
  expect(screen.getByText(/^Chain of custody asks to show this collection to: Everyone/)).toBeTruthy();
  await press('Send back');
  expect(screen.getByRole('form', { name: 'Send it back to Chain of custody' })).toBeTruthy();
  await press('Put back');
  expect(
    screen.getByRole('form', { name: 'Put this collection back for: The departments of Chain of custody' }),
  ).toBeTruthy();
});

test('sending back needs a reason; what came too late is told, and the words are asked for anew', async () => {
  const message = 'its keepers have changed the words since you opened it; read them again, and decide then';
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
  expect(await screen.findByText(/^Its keepers have changed the words/)).toBeTruthy();
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

const flagged = (flags = [reviewedFlag()]) =>
  mock(CollectionFlagsQuery, ({ slug }) => {
    expect(slug).toBe('first');
    return { data: { collection: { id: 'c1', flags } } };
  });
test('a collection of the Alliance stands in no department’s record', async () => {
  shown({ viewerActions: ['TAKE_DOWN', 'ANSWER_FLAGS'], department: null }, flagged());
  await press('Nothing is wrong');
  expect(screen.getByText('Whoever flagged the collection reads this reason.')).toBeTruthy();
});

const answers = (upheld: boolean) =>
  mock(AnswerCollectionFlags, ({ input }) => {
    expect(input).toEqual({ collectionId: 'c1', upheld, reason: 'The law holds.', readUntil: '2026-10-01T14:00:00Z' });
    return { data: { answerCollectionFlags: { collection: { id: 'c1', flaggedAt: null } } } };
  });

test('open flags are read, without who made them; nothing is sent without a reason', async () => {
  const second = reviewedFlag({ id: 'f2', kind: 'PARTISAN', passage: 'Vote for him', weight: 0.9, department: null });
  shown({ viewerActions: ['TAKE_DOWN', 'ANSWER_FLAGS'] }, flagged([reviewedFlag(), second]), answers(false));
  expect(screen.getAllByRole('heading', { level: 4 }).map((head) => head.textContent)).toEqual([
    'Out of date',
    'Takes sides',
  ]);
  const [first, other] = screen.getAllByRole('listitem');
  expect(first?.textContent).toMatch(/Plymouth, Wisconsin.*Oct 1, 2026.*No clear record yet.*The deadline has changed/);
  expect(other?.textContent).toMatch(/Was right most times before.*Vote for him/);
  expect(screen.getByText(/take the collection down: that answers them too/)).toBeTruthy();
  await press('Nothing is wrong');
  expect(screen.getByText(/It stands in the record of its department\.$/)).toBeTruthy();
  await press('Answer the flags');
  expect(screen.getByRole('link', { name: 'Give a reason' })).toBeTruthy();
  await userEvent.type(screen.getByRole('textbox', { name: 'Reason' }), 'The law holds.');
  await press('Answer the flags');
  await vi.waitFor(() => expect(answered).toHaveBeenCalledWith('The flags are answered'));
});

test('that they were right is answered too; the Alliance’s own is mended, not taken down', async () => {
  shown({ viewerActions: ['EDIT', 'ANSWER_FLAGS'], department: null }, flagged(), answers(true));
  expect(screen.getByText(/mend it first/)).toBeTruthy();
  expect(screen.queryByText(/take the collection down/)).toBeNull();
  await press('They were right, and it is mended');
  await userEvent.type(screen.getByRole('textbox', { name: 'Reason' }), 'The law holds.');
  await press('Answer the flags');
  await vi.waitFor(() => expect(answered).toHaveBeenCalledWith('The flags are answered'));
});

test('what the server says about the reason stands at the reason', async () => {
  const message = 'the reason names a person';
  const refusal = mock(AnswerCollectionFlags, () => ({ error: { message, code: 'BAD_USER_INPUT', field: 'reason' } }));
  shown({ viewerActions: ['ANSWER_FLAGS'] }, flagged(), refusal);
  await press('Nothing is wrong');
  await userEvent.type(screen.getByRole('textbox', { name: 'Reason' }), 'Mr. Doe is wrong.');
  await press('Answer the flags');
  expect(await screen.findByRole('link', { name: 'The reason names a person' })).toBeTruthy();
  expect(screen.getByRole('textbox', { name: 'Reason' }).getAttribute('aria-invalid')).toBe('true');
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
    groupName: null,
  };
  const asks = { id: 'c1', askedReach: 'PUBLIC', askedAt: '2026-11-01T14:00:00Z', ...card };
  const isDown = {
    id: 'c2',
    wordsAt: '2026-11-04T09:00:00Z',
    verdict: { reason: 'It names a voter.', decidedAt: wordsAt },
    ...card,
    title: 'Second',
  };
  const isFlagged = {
    id: 'c3',
    flaggedAt: '2026-11-03T14:00:00Z',
    flags: [
      { id: 'f1', kind: 'OUTDATED' },
      { id: 'f2', kind: 'PARTISAN' },
      { id: 'f3', kind: 'OUTDATED' },
    ],
    ...card,
    title: 'Third',
  };
  const list = (nodes: unknown[]) => ({ totalCount: nodes.length, edges: nodes.map((one) => ({ node: one })) });
  const lists = (...[flags, asking, takenDown]: [unknown[], unknown[], unknown[]]) =>
    mock(BeforeAllianceQuery, () => ({
      data: { flagged: list(flags), asking: list(asking), takenDown: list(takenDown) } as unknown as Lists,
    }));
  renderPart(<BeforeAlliance />, mockClient([lists([isFlagged], [asks], [isDown])]));
  expect(screen.getAllByRole('heading', { level: 2 }).map((head) => head.textContent)).toEqual([
    'Flagged',
    'Waiting for the Alliance',
    'Taken down',
  ]);
  expect(screen.getByRole('region', { name: 'Flagged' }).textContent).toContain(
    '3 flagsOut of date, Takes sidesWaits since Nov 3, 2026',
  );
  expect(screen.getByRole('region', { name: 'Waiting for the Alliance' }).textContent).toContain(
    'Asked on Nov 1, 2026. To be shared with: Everyone, without signing in',
  );
  expect(screen.getByRole('region', { name: 'Taken down' }).textContent).toMatch(
    /It names a voter\..*Its keepers have changed the words on Nov 4, 2026/,
  );
  expect(renderPart(<BeforeAlliance />, mockClient([lists([], [], [])])).container.textContent).toBe('');
  const counts = (flagged: number, asking: number) => {
    const data = { flagged: { totalCount: flagged }, asking: { totalCount: asking } };
    renderPart(<AskingLine />, mockClient([mock(BeforeAllianceCountQuery, () => ({ data }))]));
    return screen.queryAllByRole('link').map((link) => link.textContent);
  };
  expect(counts(1, 2)).toEqual(['1 collection is flagged', '2 collections wait for the Alliance']);
  expect(counts(2, 0)).toEqual(['2 collections are flagged']);
  expect(counts(0, 0)).toEqual([]);
});
