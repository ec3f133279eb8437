/** A department's public page: what it shares, its stories and its collections; what only its own people see is not asked for. */
import { screen, within } from '@testing-library/react';
import type { ReactNode } from 'react';
import { expect, test, vi } from 'vitest';
import type { ResultOf } from '../../../gql';
import { mock, mockClient, renderPart } from '../../../ui/testing';
import { DepartmentCollectionsQuery } from '../../collections/DepartmentCollections';
import type { Status } from '../../library/lifecycleWords';
import type { ResourceCardFragment } from '../../library/resourceCardFragment';
import { ViewerQuery } from '../viewer';
import { DepartmentPage } from './DepartmentPage';
import { DepartmentQuery, type Department } from './departmentQuery';

vi.mock('@tanstack/react-router', () => ({
  Link: ({ children, to }: { children: ReactNode; to: string }) => <a href={to}>{children}</a>,
  getRouteApi: () => ({ useParams: () => ({ _splat: 'ocd' }) }),
}));

type Shared = Department['resources']['edges'][number];

const thing = (title: string, kind: 'TEMPLATE' | 'STORY', adoptedBy: number, status: Status = 'PUBLISHED') => {
  const card: ResultOf<typeof ResourceCardFragment> = {
    slug: title,
    kind,
    title,
    summary: '',
    topics: [],
    status,
    updatedAt: '2026-10-01T14:00:00Z',
    department: { id: 'd1', ocdId: 'ocd', name: 'Yuma County', state: 'AZ' },
    currentVersion: status === 'DRAFT' ? null : { id: 'v1', number: 1, publishedAt: null, attachments: [] },
  };
  return { node: { id: title, adoptedBy, plannedBy: Math.min(adoptedBy, 1), ...card } } as unknown as Shared;
};

const page = (edges: Shared[] = [], unpublished: Shared[] = []) =>
  renderPart(
    <DepartmentPage />,
    mockClient([
      mock(DepartmentQuery, ({ ocdId }) => {
        expect(ocdId).toBe('ocd');
        const department: Department = {
          id: 'd1',
          ocdId: 'ocd',
          name: 'Yuma County',
          state: 'AZ',
          stateName: 'Arizona',
          county: null,
          registeredVoters: 85_000,
          size: 'MEDIUM',
          canEditProfile: false,
          canReadPeople: false,
          canManagePeople: false,
          profile: null,
          groups: [],
          resources: { totalCount: edges.length, edges },
          unpublished: { edges: unpublished },
        };
        return { data: { department, officeLanguages: [] } };
      }),
      mock(DepartmentCollectionsQuery, () => ({ data: { collections: { edges: [] } } })),
      mock(ViewerQuery, () => ({
        data: { viewer: { person: null, seats: [], allianceRole: null, newInSavedSearches: 0, hats: [] } },
      })),
    ]),
  );

test('a visitor reads what it shares, which offices use it, and its stories apart', () => {
  page([thing('Ballot insert', 'TEMPLATE', 3), thing('Fewer calls', 'STORY', 0)]);
  expect(screen.getAllByRole('heading').map((heading) => heading.textContent)).toEqual([
    'Yuma County, Arizona',
    'What this department shares',
    'Ballot insert',
    'Success stories',
    'Fewer calls',
    'About this office',
  ]);
  expect(screen.getByText('A local election office that shares 2 resources here.')).toBeTruthy();
  expect(screen.getByText('Used by 2 offices. 1 more plans to use it.')).toBeTruthy();
  expect(screen.getByText('85,000')).toBeTruthy();
  const feed = screen.getByRole('link', { name: /feed reader/ });
  expect(feed.getAttribute('href')).toBe('/search.atom?department=d1');
});

test('its members find what is not published apart, with its state, and it is not counted', () => {
  page(
    [thing('Insert', 'TEMPLATE', 0)],
    [thing('Seal log', 'TEMPLATE', 0, 'DRAFT'), thing('Old log', 'STORY', 0, 'WITHDRAWN')],
  );
  expect(screen.getByText('A local election office that shares 1 resource here.')).toBeTruthy();
  const apart = screen.getByRole('region', { name: 'Not published, seen by this office only' });
  expect(
    within(apart)
      .getAllByRole('heading', { level: 3 })
      .map((heading) => heading.textContent),
  ).toEqual(['Seal log', 'Old log']);
  expect(within(apart).getByText('Draft')).toBeTruthy();
  expect(within(apart).getByText('Withdrawn')).toBeTruthy();
  expect(screen.queryByRole('heading', { name: 'Success stories' })).toBeNull();
});

test('one that shares nothing says so', () => {
  page();
  expect(screen.getByRole('heading', { name: 'Nothing shared yet' })).toBeTruthy();
  expect(screen.queryByRole('link', { name: /feed reader/ })).toBeNull();
});
