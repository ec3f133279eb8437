/** The pages that everybody reads: a collection, the list of them, the landing pages and the front page's part. */
import { act, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { beforeEach, expect, test, vi } from 'vitest';
import type { ResultOf } from '../../gql';
import { mock, mockClient, renderPart, type Mock } from '../../ui/testing';
import { ViewerQuery, type Viewer } from '../directory/viewer';
import type { ResourceCardFragment } from '../library/resourceCardFragment';
import { openFlag, reviewedFlag } from '../moderation/testing';
import type { CollectionCardFragment } from './collectionCard';
import { CollectionNoticeQuery, type CollectionNotice } from './collectionNoticeQuery';
import { CollectionQuery, type Collection } from './collectionQuery';
import { CollectionsQuery } from './collectionsQuery';
import { AnswerCollectionFlags, CollectionFlagsQuery } from './curate/flagOrders';
import { BeforeAllianceQuery } from './curate/moderateOrders';
import { FeaturedQuery } from './featuredQuery';
import { FeaturedSection } from './FeaturedSection';
import { AlignmentQuery } from './landing/alignmentQuery';
import { LandingQuery, landingVariables } from './landing/landingQuery';
import { TopicsQuery } from './landing/topicsQuery';
import {
  CollectionPage,
  CollectionsPage,
  StandardPage,
  StandardsPage,
  TopicPage,
  TopicsPage,
  ValuePage,
} from './pages';

const params = vi.hoisted(() => ({ slug: 'first', topic: 'drop boxes' }));
vi.mock('@tanstack/react-router', () => ({
  Link: ({ children, to, params: at }: { children: ReactNode; to: string; params?: Record<string, string> }) => (
    <a href={to.replace(/\$(\w+)/, (_, name: string) => at?.[name] ?? '')}>{children}</a>
  ),
  getRouteApi: () => ({ useParams: () => params }),
  useNavigate: () => () => undefined,
}));
vi.mock('../../ui/locale', () => ({ wantWords: () => Promise.resolve() }));

beforeEach(() => {
  params.slug = 'first';
});

/** As the cache holds them: a fragment's mask is of types alone. */
const card = (title: string, change: Partial<ResultOf<typeof CollectionCardFragment>> = {}) => {
  const shown = {
    slug: title,
    title,
    summary: '',
    topics: [],
    published: true,
    itemCount: 2,
    department: null,
    groupName: null,
    ...change,
  };
  return { id: `c ${title}`, ...shown } as unknown as ResultOf<typeof CollectionsQuery>['mine']['edges'][0]['node'];
};
const resource = (title: string) => {
  const shown: ResultOf<typeof ResourceCardFragment> = {
    slug: title,
    kind: 'TEMPLATE',
    title,
    summary: '',
    topics: [],
    status: 'PUBLISHED',
    updatedAt: '2026-10-01T14:00:00Z',
    department: { id: 'd1', ocdId: 'ocd', name: 'Yuma County', state: 'AZ' },
    currentVersion: null,
  };
  return { id: `x ${title}`, ...shown } as unknown as Collection['items']['edges'][0]['node']['resource'];
};
const visitor: Viewer = { person: null, seats: [], allianceRole: null, newInSavedSearches: 0, hats: [] };
const as = (viewer: Viewer) => mock(ViewerQuery, () => ({ data: { viewer } }));
const show = (part: ReactNode, ...mocks: Mock[]) => renderPart(part, mockClient(mocks));

const collection = (change: Partial<Collection> = {}): Collection => ({
  id: 'c1',
  slug: 'first',
  title: 'First drop box',
  summary: 'What to do first.',
  introductionHtml: '<p>Read this.</p>',
  reach: 'PUBLIC',
  askedReach: null,
  askedAt: null,
  wordsAt: null,
  hiddenAt: null,
  verdict: null,
  published: true,
  values: ['high-integrity'],
  standards: [],
  topics: ['drop boxes'],
  itemCount: 1,
  updatedAt: '2026-11-01T14:00:00Z',
  viewerActions: [],
  department: null,
  groupName: null,
  group: null,
  items: {
    totalCount: 2,
    edges: [
      { node: { id: 'i1', state: 'ACCEPTED', commentaryHtml: '<p>Start here.</p>', resource: resource('Seal log') } },
      { node: { id: 'i2', state: 'INVITED', commentaryHtml: '', resource: resource('Box log') } },
    ],
    pageInfo: { hasNextPage: false, endCursor: null },
  },
  ...change,
});
const answer = (found: Collection | null) =>
  mock(CollectionQuery, (variables) => {
    // The server paints the page with these variables and no others.
    expect(variables).toEqual({ slug: 'first' });
    const values = [{ slug: 'high-integrity', name: 'High Integrity' }];
    return { data: { collection: found, values, standards: [] } };
  });

test('a collection is read: who keeps it, the words, and what was accepted', () => {
  show(<CollectionPage />, answer(collection()));
  expect(screen.getByRole('heading', { level: 1, name: 'First drop box' })).toBeTruthy();
  expect(screen.getByText('Kept by the Alliance')).toBeTruthy();
  expect(screen.getByText('Start here.')).toBeTruthy();
  expect(screen.getByRole('link', { name: 'Seal log' }).getAttribute('href')).toBe('/r/Seal log');
  expect(screen.queryByText('Box log')).toBeNull();
  expect(screen.getByRole('link', { name: 'High Integrity' }).getAttribute('href')).toBe('/values/high-integrity');
  expect(screen.getByRole('link', { name: 'drop boxes' }).getAttribute('href')).toBe('/topics/drop boxes');
  const address = screen.getByRole('textbox', { name: /address$/ }) as HTMLInputElement;
  expect(address.value).toBe(`${location.origin}/c/first`);
  expect(screen.queryByRole('link', { name: 'Edit' })).toBeNull();
});

test('its keepers are led to the page where it is edited, and told that nobody else sees it', () => {
  show(<CollectionPage />, answer(collection({ published: false, viewerActions: ['EDIT'] })));
  expect(screen.getByRole('link', { name: 'Edit' }).getAttribute('href')).toBe('/c/first/edit');
  expect(screen.getByRole('heading', { name: 'Not published yet' })).toBeTruthy();
  expect(screen.queryByRole('textbox')).toBeNull();
});

const office = { id: 'd1', ocdId: 'ocd', name: 'Yuma County', state: 'AZ' as const, stateName: 'Arizona' };
const gone = (notice: CollectionNotice | null) =>
  mock(CollectionNoticeQuery, ({ slug }) => {
    expect(slug).toBe('first');
    return { data: { collectionNotice: notice } };
  });

test('one that is not there is not found', () => {
  show(<CollectionPage />, answer(null), gone(null), as(visitor));
  expect(screen.getByRole('heading', { name: 'We cannot find that page' })).toBeTruthy();
});

test('one that was taken down says so, with the day and the reason', () => {
  const notice = { title: 'First drop box', reason: 'It names a voter.', madeAt: '2026-11-01T14:00:00Z' };
  show(<CollectionPage />, answer(null), gone(notice), as(visitor));
  expect(screen.getByRole('heading', { level: 1, name: 'First drop box' })).toBeTruthy();
  const told = screen.getByRole('heading', { name: 'The Alliance took this down' }).closest('.usa-alert');
  expect(told?.textContent).toContain('It names a voter.');
  expect(told?.textContent).toContain('Nov 1, 2026');
});

test('what a group keeps names the group, with the way to its page for members alone; its reach is that of the group', () => {
  const groupName = 'Chain of custody';
  const kept = () => screen.getByText(/^Kept together by the departments of/);
  show(<CollectionPage />, answer(collection({ groupName })));
  expect(kept().textContent).toBe('Kept together by the departments of Chain of custody');
  expect(within(kept()).queryByRole('link')).toBeNull();
  expect(screen.queryByText('Kept by the Alliance')).toBeNull();
  expect(screen.queryByRole('region', { name: 'Is something wrong with it?' })).toBeNull();
  const group = { id: 'g1', name: groupName };
  show(<CollectionPage />, answer(collection({ groupName, group })));
  expect(within(kept()).getByRole('link', { name: groupName }).getAttribute('href')).toBe('/groups/g1');
  const sharedWith = () => screen.getByText('Shared with').nextElementSibling?.textContent;
  expect(sharedWith()).toBe('Everyone, without signing in');
  show(<CollectionPage />, answer(collection({ groupName, group, reach: 'GROUP' })));
  expect(sharedWith()).toBe(groupName);
});

test('when something is wrong, a visitor is led to the department that keeps it; the Alliance’s own leads nowhere', () => {
  show(<CollectionPage />, answer(collection({ department: office })));
  const wrong = screen.getByRole('region', { name: 'Is something wrong with it?' });
  expect(within(wrong).getByRole('link', { name: 'How to reach Yuma County, Arizona' })).toBeTruthy();
  expect(within(wrong).queryByRole('button')).toBeNull();
  show(<CollectionPage />, answer(collection()));
  expect(screen.queryByRole('region', { name: 'Is something wrong with it?' })).toBeNull();
});

test('a member flags it, the Alliance’s own too', async () => {
  show(<CollectionPage />, answer(collection({ viewerActions: ['FLAG'] })), openFlag());
  const wrong = screen.getByRole('region', { name: 'Is something wrong with it?' });
  expect(await within(wrong).findByRole('button', { name: 'Something is wrong with it' })).toBeTruthy();
});

test('a curator finds the case above it; a reader finds none', async () => {
  const asks = { department: office, askedReach: 'PUBLIC' as const, askedAt: '2026-11-01T14:00:00Z' };
  show(<CollectionPage />, answer(collection({ ...asks, viewerActions: ['DECIDE', 'TAKE_DOWN'] })));
  expect(await screen.findByRole('heading', { name: 'For the Alliance’s curators' })).toBeTruthy();
  show(<CollectionPage />, answer(collection({ department: office })));
  expect(screen.queryByRole('heading', { name: 'For the Alliance’s curators' })).toBeNull();
});

test.each([
  ['what it keeps itself stays on the page', collection({ viewerActions: ['EDIT'] })],
  ['what it may not read any more is gone', null],
])('an answer to the flags is told on the page: %s', async (_, after) => {
  let shown: Collection | null = collection({ viewerActions: ['EDIT', 'ANSWER_FLAGS'] });
  const client = mockClient([
    mock(CollectionQuery, () => ({ data: { collection: shown, values: [], standards: [] } })),
    mock(CollectionFlagsQuery, () => ({ data: { collection: { id: 'c1', flags: [reviewedFlag()] } } })),
    mock(AnswerCollectionFlags, () => ({
      data: { answerCollectionFlags: { collection: { id: 'c1', flaggedAt: null } } },
    })),
  ]);
  renderPart(<CollectionPage />, client);
  await userEvent.click(await screen.findByRole('button', { name: 'Nothing is wrong' }));
  await userEvent.type(screen.getByRole('textbox', { name: 'Reason' }), 'The law holds.');
  await userEvent.click(screen.getByRole('button', { name: 'Answer the flags' }));
  shown = after;
  // As the cache does, since the answer names the collection.
  await act(() => client.query(CollectionQuery, { slug: 'first' }, { requestPolicy: 'network-only' }).toPromise());
  expect(screen.queryByRole('heading', { name: 'What was flagged' })).toBeNull();
  expect(screen.getByRole('heading', { name: 'The flags are answered' })).toBeTruthy();
  expect(screen.queryByRole('link', { name: 'All collections' }) === null).toBe(after !== null);
});

test('the list: yours first, and no one twice', async () => {
  const curator: Viewer = { ...visitor, person: { id: 'p', name: 'Priya', demo: true }, allianceRole: 'CURATOR' };
  const mine = { edges: [{ node: card('Mine', { published: false, itemCount: 1 }) }] };
  const none = { totalCount: 0, edges: [] };
  const lists = {
    mine,
    collections: {
      edges: [
        ...mine.edges,
        { node: card('Other', { department: { id: 'd', name: 'Pima County', state: 'AZ' } }) },
        { node: card('Together', { groupName: 'Chain of custody' }) },
      ],
      pageInfo: { hasNextPage: false, endCursor: null },
    },
  };
  show(
    <CollectionsPage />,
    mock(CollectionsQuery, () => ({ data: lists })),
    mock(BeforeAllianceQuery, () => ({ data: { flagged: none, asking: none, takenDown: none } })),
    as(curator),
  );
  expect(await screen.findByRole('button', { name: 'Make a collection' })).toBeTruthy();
  expect(screen.getAllByRole('heading').map((heading) => heading.textContent)).toEqual([
    'Collections',
    'Yours',
    'Mine',
    'From others',
    'Other',
    'Together',
  ]);
  expect(screen.getByText('Pima County, AZ')).toBeTruthy();
  expect(screen.getByText('Kept together by the departments of Chain of custody')).toBeTruthy();
  expect(screen.getAllByText('Kept by the Alliance')).toHaveLength(1);
  expect(screen.getByText('1 resource')).toBeTruthy();
});

test('a visitor makes none, and is told when there is none', () => {
  show(
    <CollectionsPage />,
    mock(CollectionsQuery, () => ({
      data: { mine: { edges: [] }, collections: { edges: [], pageInfo: { hasNextPage: false, endCursor: null } } },
    })),
    as(visitor),
  );
  expect(screen.getByRole('heading', { name: 'No collections to see' })).toBeTruthy();
  expect(screen.queryByRole('button')).toBeNull();
});

const values = [{ slug: 'high-integrity', name: 'High Integrity', summary: 'Ethical and lawful.' }];
const standards = [
  { slug: 'plain-language', name: 'Plain language', area: 'Communications', summary: 'Clear words.' },
  { slug: 'culture', name: 'Culture', area: 'Office', summary: 'Values.' },
  { slug: 'language-access', name: 'Language access', area: 'Communications', summary: 'Languages.' },
];
const landing = (titles: string[]) =>
  mock(LandingQuery, () => {
    const edges = titles.map((title) => ({ node: resource(title) }));
    const none = { totalCount: 0, edges: [] };
    return { data: { values, standards, collections: none, stories: none, materials: { totalCount: 7, edges } } };
  });

test('a value, a standard and a topic each have a page with the newest and the search for all', () => {
  params.slug = 'high-integrity';
  show(<ValuePage />, landing(['Seal log']));
  expect(screen.getByRole('heading', { level: 1, name: 'High Integrity' })).toBeTruthy();
  expect(screen.getByText('Ethical and lawful.')).toBeTruthy();
  expect(screen.getByRole('heading', { name: 'Newest templates and training' })).toBeTruthy();
  expect(screen.queryByRole('heading', { name: 'Newest success stories' })).toBeNull();
  expect(screen.getByRole('link', { name: 'See all 7 resources in the search' })).toBeTruthy();
  params.slug = 'plain-language';
  show(<StandardPage />, landing([]));
  expect(screen.getByRole('link', { name: 'A standard of the Alliance: Communications' })).toBeTruthy();
  show(<TopicPage />, landing([]));
  expect(screen.getByRole('heading', { level: 1, name: 'Topic: drop boxes' })).toBeTruthy();
});

test('a value that does not exist is not found', () => {
  params.slug = 'nothing';
  show(<ValuePage />, landing([]), as(visitor));
  expect(screen.getByRole('heading', { name: 'We cannot find that page' })).toBeTruthy();
});

test('what a landing page asks for', () => {
  expect(landingVariables({ standard: 'culture' })).toEqual({
    collections: { standards: ['culture'] },
    stories: { kinds: ['STORY'], standards: ['culture'] },
    materials: { kinds: ['TEMPLATE', 'TRAINING'], standards: ['culture'] },
  });
});

test('the standards stand by their areas', () => {
  show(
    <StandardsPage />,
    mock(AlignmentQuery, () => ({ data: { values, standards } })),
  );
  expect(screen.getAllByRole('heading').map((heading) => heading.textContent)).toEqual([
    'Standards',
    'Communications',
    'Plain language',
    'Language access',
    'Office',
    'Culture',
  ]);
});

test('the topics stand by their names, without the mark of demo content', () => {
  const value = (label: string, count: number) => ({ value: label, label, count });
  const facets = [
    { field: 'kind', values: [value('STORY', 3)] },
    { field: 'topic', values: [value('seals', 2), value('demo', 9), value('drop boxes', 1)] },
  ];
  renderPart(<TopicsPage />, mockClient([mock(TopicsQuery, () => ({ data: { search: { facets } } }))]));
  const topics = screen.getAllByRole('listitem').map((item) => item.textContent);
  expect(topics).toEqual(['drop boxes1 resource', 'seals2 resources']);
  expect(screen.getByRole('link', { name: 'seals' }).getAttribute('href')).toBe('/topics/seals');
});

test('a list whose page was turned without scripts goes on where its address says', async () => {
  history.replaceState(null, '', '/collections?after=c1');
  const asked: unknown[] = [];
  const answer = mock(CollectionsQuery, (variables) => {
    asked.push(variables);
    const collections = { edges: [], pageInfo: { hasNextPage: false, endCursor: null } };
    return { data: { mine: { edges: [] }, collections } };
  });
  renderPart(<CollectionsPage />, mockClient([answer, mock(ViewerQuery, () => ({ data: { viewer: visitor } }))]));
  expect(await screen.findByRole('button', { name: 'First page' })).toBeTruthy();
  expect(asked[0]).toEqual({ after: 'c1' });
  history.replaceState(null, '', '/');
});

test('what is featured stands on the front page with a sentence why', () => {
  const featured = [
    { id: 'f1', note: 'For a first election.', resource: resource('Seal log'), collection: null },
    { id: 'f2', note: 'All of it.', resource: null, collection: card('First drop box') },
  ] as ResultOf<typeof FeaturedQuery>['featured'];
  show(
    <FeaturedSection />,
    mock(FeaturedQuery, () => ({ data: { featured } })),
  );
  expect(screen.getAllByRole('listitem').map((row) => row.textContent)).toEqual([
    expect.stringMatching(/^Seal logFor a first election\./),
    expect.stringMatching(/^First drop boxAll of it\./),
  ]);
  const empty = show(
    <FeaturedSection />,
    mock(FeaturedQuery, () => ({ data: { featured: [] } })),
  );
  expect(empty.container.textContent).toBe('');
});
