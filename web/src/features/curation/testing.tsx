/** Review requests for tests, the viewers who look at them, and the panel as its page holds it. */
import type { EnumOf } from '../../gql';
import type { Reach } from '../../ui/kinds';
import { mock } from '../../ui/testing';
import { ViewerQuery } from '../directory/viewer';
import { detailsRead } from '../library/testing';
import { usePassages } from './passages/usePassages';
import { ReviewPanel } from './ReviewPanel';
import { useProgress } from './useProgress';
import type { Check, Entry, Review } from './reviewQuery';

export const checkFacts = (change: Partial<Check> = {}): Check => ({
  criterion: { key: 'lawful', question: 'Is it lawful?', help: 'Right in each state.' },
  verdict: null,
  note: null,
  needsSecond: false,
  at: null,
  by: null,
  ...change,
});

export const entryFacts = (change: Partial<Entry> = {}): Entry => ({
  id: 'e1',
  kind: 'SUBMITTED',
  at: '2026-10-01T14:00:00Z',
  text: '',
  passage: null,
  staffOnly: false,
  verdict: null,
  criterion: null,
  by: null,
  ...change,
});

/** What a version says about itself. */
export const factsOf = (): Pick<
  Review['version'],
  'reach' | 'states' | 'values' | 'standards' | 'topics' | 'language' | 'licence' | 'sourceUrl'
> => ({
  reach: 'ALLIANCE',
  states: [],
  values: [],
  standards: [],
  topics: [],
  language: 'en',
  licence: null,
  sourceUrl: null,
});

export const reviewFacts = (change: Partial<Review> = {}): Review => ({
  __typename: 'ReviewRequest',
  id: 'r1',
  kind: 'PUBLICATION',
  state: 'WAITING',
  submittedAt: '2026-10-01T14:00:00Z',
  beforeAlliance: true,
  age: 'FRESH',
  waitingSince: '2026-10-01T14:00:00Z',
  checks: [],
  timeline: [],
  claimedUntil: null,
  secondAskedBy: null,
  roundBefore: null,
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
    currentVersion: null,
  },
  version: {
    id: 'v1',
    number: null,
    title: 'Call tree',
    summary: '',
    bodyHtml: '',
    changeNote: '',
    ...factsOf(),
    details: detailsRead(),
    attachments: [],
  },
  ...change,
});

export const priya = { id: 'p1', name: 'Priya Raman' };

/** Who is signed in; Alliance staff, or somebody of an office. */
export const viewerMock = (person = priya, allianceRole: EnumOf<'AllianceRole'> | null = 'CURATOR') =>
  mock(ViewerQuery, () => ({
    data: { viewer: { person: { ...person, demo: true }, seats: [], hats: [], allianceRole, newInSavedSearches: 0 } },
  }));

export function PanelOf({ asked, ownReach = 'STATE' }: { asked: Review; ownReach?: Reach }) {
  const { review, learn } = useProgress(asked);
  const passages = usePassages(asked.id);
  return <ReviewPanel review={review} ownReach={ownReach} passages={passages} onStep={learn} />;
}
