/** What a group keeps stands on its page; who writes for one of its departments makes another. */
import { screen } from '@testing-library/react';
import type { ReactNode } from 'react';
import { expect, test, vi } from 'vitest';
import type { ResultOf } from '../../gql';
import { mock, mockClient, renderPart } from '../../ui/testing';
import type { Viewer } from '../directory/viewer';
import type { CollectionCardFragment } from './collectionCard';
import { OwnGroupsQuery } from './edit/ownGroups';
import { GroupCollections, GroupCollectionsQuery } from './GroupCollections';

vi.mock('@tanstack/react-router', () => ({
  Link: ({ children, params }: { children: ReactNode; params: { slug: string } }) => (
    <a href={`/c/${params.slug}`}>{children}</a>
  ),
  useNavigate: () => () => undefined,
}));

const department = { id: 'd1', ocdId: 'ocd', name: 'Yuma County', state: 'AZ' as const, stateName: 'Arizona' };
const member = (role: 'READER' | 'CONTRIBUTOR'): Viewer => ({
  person: null,
  seats: [{ id: 's1', post: 'STAFF', role, department }],
  allianceRole: null,
  newInSavedSearches: 0,
  hats: [{ seat: { id: 's1' }, allianceRole: null, current: true }],
});
const kept: ResultOf<typeof CollectionCardFragment> = {
  slug: 'seals',
  title: 'Seals and bags',
  summary: '',
  topics: [],
  published: true,
  itemCount: 2,
  department: null,
  groupName: 'Chain of custody',
};
type Edges = ResultOf<typeof GroupCollectionsQuery>['collections']['edges'];
const part = (viewer: Viewer, group: string, ...cards: (typeof kept)[]) =>
  renderPart(
    <GroupCollections groupId="g1" viewer={viewer} />,
    mockClient([
      mock(GroupCollectionsQuery, ({ groupId }) => {
        expect(groupId).toBe('g1');
        // As the cache holds them: a fragment's mask is of types alone.
        const edges = cards.map((card) => ({ node: { id: 'c1', ...card } })) as unknown as Edges;
        return { data: { collections: { edges } } };
      }),
      mock(OwnGroupsQuery, () => ({ data: { department: { id: 'd1', groups: [{ id: group, name: 'Any' }] } } })),
    ]),
  );

test('what it keeps is there to read; a reader and another group make none', () => {
  part(member('READER'), 'g1', kept);
  expect(screen.getByRole('region', { name: 'Collections of this group' })).toBeTruthy();
  expect(screen.getByRole('link', { name: 'Seals and bags' }).getAttribute('href')).toBe('/c/seals');
  expect(screen.queryByRole('button')).toBeNull();
  part(member('CONTRIBUTOR'), 'g2', kept);
  expect(screen.queryByRole('button')).toBeNull();
});

test('while there are none there is nothing, but for who may make one', () => {
  expect(part(member('READER'), 'g1').container.textContent).toBe('');
  part(member('CONTRIBUTOR'), 'g1');
  expect(screen.getByRole('button', { name: 'Make a collection' })).toBeTruthy();
});
