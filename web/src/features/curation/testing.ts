/** Review requests for tests. */
import type { Review } from './reviewQuery';

export const reviewFacts = (change: Partial<Review> = {}): Review => ({
  __typename: 'ReviewRequest',
  id: 'r1',
  state: 'WAITING',
  submittedAt: '2026-10-01T14:00:00Z',
  claimedUntil: null,
  sentOnAt: null,
  sentOnBy: null,
  viewerActions: [],
  decidedAt: null,
  reason: null,
  submittedBy: null,
  claimedBy: null,
  decidedBy: null,
  department: { id: 'd1', ocdId: 'ocd', name: 'Pima County', state: 'AZ', stateName: 'Arizona' },
  resource: {
    id: 'x1',
    slug: 'call-tree',
    kind: 'TEMPLATE',
    status: 'SUBMITTED',
    topics: [],
    reach: 'ALLIANCE',
    states: [],
    values: [],
    standards: [],
    languages: ['en'],
    draft: null,
  },
  version: { id: 'v1', number: null, title: 'Call tree', summary: '', bodyHtml: '', changeNote: '', attachments: [] },
  ...change,
});
