/** Collections for tests. */
import type { EditedCollection, Item } from './edit/editQuery';
import type { Curated, Endorsement } from './resourceCurationQuery';

export const item = (id: string, change: Partial<Item> = {}): Item => ({
  id,
  state: 'ACCEPTED',
  reason: null,
  answeredAt: null,
  refusedUntil: null,
  commentary: '',
  invitedAt: '2026-10-01T14:00:00Z',
  resource: {
    id: `r-${id}`,
    slug: `slug-${id}`,
    title: `Title ${id}`,
    department: { id: 'd1', name: 'Yuma County', state: 'AZ' },
  },
  ...change,
});

export const edited = (change: Partial<EditedCollection> = {}): EditedCollection => ({
  id: 'c1',
  slug: 'first-drop-box',
  title: 'First drop box',
  summary: '',
  introduction: '',
  reach: 'PUBLIC',
  askedReach: null,
  askedAt: null,
  hiddenAt: null,
  verdict: null,
  values: [],
  standards: [],
  topics: [],
  revision: 3,
  groupName: null,
  group: null,
  published: false,
  viewerActions: ['EDIT', 'ADD', 'PUBLISH'],
  department: null,
  items: { edges: [], pageInfo: { hasNextPage: false, endCursor: null } },
  ...change,
});

export const endorsement = (change: Partial<Endorsement> = {}): Endorsement => ({
  id: 'e1',
  versionNumber: 2,
  statement: 'Clear and complete.',
  endorsedOn: '2026-06-01',
  expiresOn: '2028-06-01',
  state: 'IN_FORCE',
  reason: null,
  marks: [
    {
      level: 'EXEMPLARY',
      words: 'Nothing is left out.',
      dimension: { dimension: 'quality', name: 'Quality', question: 'Is it right, complete and clear?' },
    },
  ],
  ...change,
});

export const curated = (change: Partial<Curated> = {}): Curated => ({
  id: 'x1',
  title: 'Seal log',
  reach: 'PUBLIC',
  viewerActions: [],
  department: { id: 'd1', name: 'Yuma County', state: 'AZ' },
  currentVersion: { id: 'v2', number: 2 },
  collections: [],
  endorsement: null,
  ...change,
});
