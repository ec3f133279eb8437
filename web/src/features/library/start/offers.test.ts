/** A document offers what the draft has not; what somebody typed is never gone over. */
import { expect, test } from 'vitest';
import { draftFacts } from '../write/testing';
import { fieldsOf } from '../write/draftQuery';
import { headingsOf, offersOf } from './offers';

const proposal = { title: 'Seal log', summary: 'For bags.', body: '# Numbers\n\nOne a line.', language: 'es' };
const fields = (change: Parameters<typeof draftFacts>[0]) => fieldsOf(draftFacts({ title: '', ...change }));
const offered = (change: Parameters<typeof draftFacts>[0], told = proposal) =>
  offersOf(told, fields(change), 'seal_log-v2.docx').map(({ field }) => field);

test('an empty draft is offered all of it', () => {
  expect(offered({})).toEqual(['title', 'summary', 'body', 'language']);
});

test('a title that was made of the file’s name was typed by nobody', () => {
  expect(offered({ title: 'Seal log v2' })).toContain('title');
  expect(offered({ title: 'Our seal log' })).not.toContain('title');
});

test('what was typed is not gone over, and what is the same is not offered', () => {
  expect(offered({ summary: 'Mine.', body: 'Mine.', language: 'vi' })).toEqual(['title']);
});

test('what the document does not say is not offered', () => {
  expect(offered({}, { title: ' ', summary: '', body: '', language: 'en' })).toEqual([]);
});

test('headings are read without their marks', () => {
  expect(headingsOf('# One\ntext # no\n### Two ##\n#no')).toEqual(['One', 'Two']);
});
