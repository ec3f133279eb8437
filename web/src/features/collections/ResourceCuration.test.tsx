/** What the Alliance says of a resource, in plain words; which collections hold it; and nothing where there is nothing. */
import { screen } from '@testing-library/react';
import type { ReactNode } from 'react';
import { expect, test, vi } from 'vitest';
import { mock, mockClient, renderPart } from '../../ui/testing';
import { ViewerQuery, type Viewer } from '../directory/viewer';
import { FeaturedIdsQuery } from './curate/curationOrders';
import { PlacesQuery } from './invite/placesQuery';
import { ResourceCuration } from './ResourceCuration';
import { ResourceCurationQuery, type Curated } from './resourceCurationQuery';
import { curated, endorsement } from './testing';

vi.mock('@tanstack/react-router', () => ({
  Link: ({ children, params }: { children: ReactNode; params: { slug: string } }) => (
    <a href={`/c/${params.slug}`}>{children}</a>
  ),
}));
vi.mock('../../ui/locale', () => ({ wantWords: () => Promise.resolve() }));

const visitor: Viewer = { person: null, seats: [], allianceRole: null, newInSavedSearches: 0, hats: [] };
const seated = (role: 'PUBLISHER' | 'CONTRIBUTOR', id = 'd1'): Viewer => ({
  ...visitor,
  seats: [
    {
      id: 's1',
      post: 'DEPUTY',
      role,
      department: { id, ocdId: 'ocd', name: 'Yuma County', state: 'AZ', stateName: 'Arizona' },
    },
  ],
  hats: [{ seat: { id: 's1' }, allianceRole: null, current: true }],
});
const place = {
  item: { id: 'i1', commentary: '', resource: { id: 'x1', slug: 'seal-log', title: 'Seal log' } },
  collection: { id: 'c1', slug: 'mail', title: 'Voting by mail', published: true, department: null, groupName: null },
};

const shown = (change: Partial<Curated>, viewer = visitor) =>
  renderPart(
    <ResourceCuration id="x1" />,
    mockClient([
      mock(ResourceCurationQuery, () => ({ data: { resource: curated(change) } })),
      mock(FeaturedIdsQuery, () => ({ data: { featured: [] } })),
      mock(ViewerQuery, () => ({ data: { viewer } })),
      mock(PlacesQuery, () => ({ data: { collectionPlaces: { totalCount: 1, edges: [{ node: place }] } } })),
    ]),
  );

test('an endorsement in force: version, day, statement, and what was found', () => {
  const { container } = shown({ endorsement: endorsement(), currentVersion: { id: 'v3', number: 3 } });
  expect(container.querySelector('strong')?.textContent).toBe('The Alliance endorsed version 2 until Jun 1, 2028.');
  expect(screen.getByText('It did not look at what has changed since version 2.')).toBeTruthy();
  expect(screen.getByText('Clear and complete.')).toBeTruthy();
  expect(screen.getByText('An example to others')).toBeTruthy();
  expect(screen.getByText('Nothing is left out.')).toBeTruthy();
});

test('one that has ended says so, and so does one that was withdrawn, with the reason', () => {
  const { container } = shown({ endorsement: endorsement({ state: 'EXPIRED' }) });
  expect(container.querySelector('strong')?.textContent).toBe(
    'The Alliance endorsed version 2. The endorsement ended on Jun 1, 2028.',
  );
  const gone = shown({ endorsement: endorsement({ state: 'WITHDRAWN', reason: 'The law has changed.' }) });
  expect(gone.container.textContent).toContain('The Alliance has withdrawn its endorsement of version 2.');
  expect(gone.container.textContent).toContain('Why: The law has changed.');
});

test('its collections are named; a reader sees no tools; where there is nothing there is nothing', () => {
  shown({ collections: [{ id: 'c1', slug: 'first-drop-box', title: 'First drop box' }] });
  expect(screen.getByRole('link', { name: 'First drop box' }).getAttribute('href')).toBe('/c/first-drop-box');
  expect(screen.queryByRole('button')).toBeNull();
  expect(shown({}).container.textContent).toBe('');
});

test('a curator may add, endorse, withdraw and feature; a contributor may add', async () => {
  shown({ viewerActions: ['ADD_TO_COLLECTION', 'ENDORSE', 'FEATURE'], endorsement: endorsement() });
  await screen.findByRole('heading', { name: 'Recommend it' });
  expect(screen.getAllByRole('button').map((button) => button.textContent)).toEqual([
    'Add to a collection',
    'Endorse',
    'Withdraw the endorsement',
    'Feature',
  ]);
  shown({ viewerActions: ['ADD_TO_COLLECTION'], endorsement: endorsement() });
  await screen.findByRole('heading', { name: 'Recommend it' });
  expect(screen.getAllByRole('button')).toHaveLength(1);
});

test('publishers of its department see where it stands, and nobody else does', async () => {
  shown({}, seated('PUBLISHER'));
  expect(await screen.findByRole('heading', { name: 'Collections this resource stands in' })).toBeTruthy();
  for (const viewer of [seated('CONTRIBUTOR'), seated('PUBLISHER', 'd2'), visitor])
    expect(shown({}, viewer).container.textContent).toBe('');
});
