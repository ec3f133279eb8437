/** Flat in the form, under `details` on the wire; nothing that was not changed is sent. */
import { expect, test } from 'vitest';
import { changes } from './draftFields';
import { detailsOf, draftInput, formField } from './detailsFields';
import { fieldsOf } from './draftQuery';
import { draftFacts, noDetails } from './testing';

const sent = (patch: Parameters<typeof draftInput>[0]) => JSON.parse(JSON.stringify(draftInput(patch)));

test('a change of words alone sends no details', () => {
  expect(draftInput({ title: 'Tree' } as object)).toEqual({ title: 'Tree' });
});

test('what changed goes under details; an empty day and no minutes are taken away', () => {
  expect(sent({ effort: 'Two days', reviewBy: '', minutes: '' })).toEqual({
    details: { effort: 'Two days', reviewBy: null, minutes: null },
  });
  expect(sent({ minutes: ' 1,000 ', reviewBy: '2027-01-31' })).toEqual({
    details: { minutes: 1000, reviewBy: '2027-01-31' },
  });
  const row = { state: 'AZ' as const, usability: 'USABLE' as const, reason: '', citation: '', checkedOn: '' };
  expect(sent({ verdicts: [row] })).toEqual({ details: { verdicts: [{ ...row, checkedOn: null }] } });
});

test('minutes that are no number are not sent', () => {
  expect(sent({ minutes: 'an hour' })).toEqual({});
});

test('rows are compared by what they say, not by how an answer is ordered', () => {
  const figure = { unit: '', after: '2', before: '1', label: 'Calls', __typename: 'Figure' as const };
  const before = { ...fieldsOf(draftFacts()), ...detailsOf({ ...noDetails, figures: [figure] }) };
  const now = { ...before, figures: [{ label: 'Calls', before: '1', after: '2', unit: '' }] };
  expect(changes(before, now)).toEqual({});
});

test('an error under details leads to its field in the form', () => {
  expect(['details.figures', 'title'].map(formField)).toEqual(['figures', 'title']);
});
