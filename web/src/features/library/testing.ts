/** Documents, drafts and resources for tests. */
import type { HeldFacts } from './attachmentFragment';
import type { Details } from './details/detailsFragment';
import type { Document, Finding } from './documentQuery';
import type { Resource } from './resourceQuery';

export const heldFacts = (change: Partial<HeldFacts> = {}): HeldFacts => ({
  id: 'a1',
  filename: 'tree.docx',
  mediaType: 'application/msword',
  byteSize: 10,
  sha256: 'ff',
  state: 'READY',
  refusal: null,
  downloadPath: '/files/a1',
  scan: 'NOT_SCANNED',
  cleanedFromId: null,
  expiresAt: null,
  ...change,
});

export const documentFacts = (change: Partial<Document> = {}): Document => ({
  __typename: 'Attachment',
  ...heldFacts(),
  pages: 2,
  previewsPending: false,
  previews: [],
  cleanable: false,
  findings: [],
  decision: null,
  downloads: 0,
  ...change,
});

export const finding = (change: Partial<Finding> = {}): Finding => ({
  code: 'TRACKED_CHANGES',
  severity: 'WARNING',
  count: 1,
  title: 'Tracked changes',
  why: 'Readers can see what was deleted, and who wrote it.',
  mend: 'Accept or reject all changes, or use a clean copy.',
  rule: '',
  cleaned: true,
  places: [],
  ...change,
});

/** What a version says beside its words: nothing, but what is told here. */
export const detailsRead = (change: Partial<Details> = {}): Details => ({
  verdicts: [],
  sizes: [],
  equipment: [],
  electionKinds: [],
  effort: '',
  cost: '',
  reviewBy: null,
  pictures: [],
  fillIns: [],
  audience: '',
  minutes: null,
  objectives: [],
  challengeHtml: '',
  approachHtml: '',
  outcomeHtml: '',
  figures: [],
  contact: '',
  ...change,
});

export const resourceFacts = (change: Partial<Resource> = {}): Resource => ({
  id: 'x1',
  slug: 'seal-log',
  kind: 'TEMPLATE',
  title: 'Seal log',
  summary: '',
  bodyHtml: '',
  status: 'PUBLISHED',
  nextStatus: null,
  reach: 'PUBLIC',
  values: [],
  standards: [],
  topics: [],
  states: [],
  languages: ['en'],
  licence: null,
  sourceUrl: null,
  viewerActions: [],
  department: { id: 'd1', ocdId: 'ocd', name: 'Pima County', state: 'AZ', stateName: 'Arizona' },
  currentVersion: {
    id: 'v1',
    number: 1,
    publishedAt: '2026-10-01T14:00:00Z',
    changeNote: '',
    corrects: false,
    archivePath: null,
    details: detailsRead(),
    attachments: [],
  },
  decisions: [],
  adoptedBy: 0,
  plannedBy: 0,
  adoptions: { edges: [] },
  myAdoption: null,
  versions: { totalCount: 0, edges: [] },
  ...change,
});
