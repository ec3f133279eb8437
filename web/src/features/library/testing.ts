/** Documents for tests. */
import type { HeldFacts } from './attachmentFragment';
import type { Document, Finding } from './documentQuery';

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
