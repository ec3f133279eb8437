/** Writing goes on after a publication: the next draft begins with what the current version says, and with no change note. */
import { expect, test } from 'vitest';
import { fieldsOf, nextDraft } from './draftQuery';
import { heldFacts } from '../testing';
import { noDetails } from './testing';

test('the next draft says what the current version says, on revision 0', () => {
  const draft = nextDraft({
    id: 'v2',
    number: 2,
    createdAt: '2026-10-01T14:00:00Z',
    title: 'Seal log',
    summary: 'For bags.',
    body: 'Numbers.',
    bodyHtml: '<p>Numbers.</p>',
    reach: 'PUBLIC',
    language: 'en',
    licence: null,
    sourceUrl: null,
    states: ['AZ'],
    values: [],
    standards: [],
    topics: ['seals'],
    attachments: [heldFacts()],
    details: noDetails,
  });
  expect([draft.revision, draft.savedBy]).toEqual([0, null]);
  expect(fieldsOf(draft)).toMatchObject({ title: 'Seal log', changeNote: '', states: ['AZ'], attachmentIds: ['a1'] });
});
