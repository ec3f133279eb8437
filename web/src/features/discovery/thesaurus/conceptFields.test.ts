/** What the form sends, and where a problem of the server stands. */
import { expect, test } from 'vitest';
import { emptyFields, fieldsOf, freshRow, inputOf, problemsOf, rowField } from './conceptFields';
import type { Concept } from './conceptQuery';

const concept: Concept = {
  id: 'c1',
  key: 't001',
  preferred: 'poll worker',
  category: 'people',
  revision: 3,
  origin: 'IMPORTED',
  retiredAt: null,
  retiredReason: null,
  canManage: true,
  labels: [
    { text: 'poll worker', kind: 'PREFERRED', state: null, checked: true, source: null },
    { text: 'election judge', kind: 'STATE', state: 'IL', checked: true, source: 'manual' },
  ],
  broader: [],
  narrower: [
    { id: 'c2', key: 't002', preferred: 'chief poll worker', retiredAt: null },
    { id: 'c3', key: 'old', preferred: 'old', retiredAt: '2026-11-01T00:00:00Z' },
  ],
  related: [],
};

test('what was read is sent back whole, without the preferred label among the others and without retired links', () => {
  expect(inputOf(fieldsOf(concept), concept)).toEqual({
    conceptId: 'c1',
    revision: 3,
    preferred: 'poll worker',
    category: 'people',
    labels: [{ text: 'election judge', kind: 'STATE', state: 'IL', checked: true, source: 'manual' }],
    broader: [],
    narrower: ['t002'],
    related: [],
  });
});

test('rows without a word are not sent, and a problem leads to the row that it is about', () => {
  const word = { ...freshRow(), text: ' poll clerk ' };
  const fields = {
    ...emptyFields(),
    preferred: 'x',
    labels: [freshRow(), word, { ...freshRow(), state: 'IL' as const }],
  };
  expect(inputOf(fields, null).labels.map(({ text }) => text)).toEqual(['poll clerk', '']);
  const refused = [
    { field: 'labels', label: 0, message: 'wrong' },
    { field: 'category', label: null, message: 'missing' },
  ];
  expect(problemsOf(fields, refused)).toEqual([
    { field: rowField(word), message: 'wrong' },
    { field: 'category', message: 'missing' },
  ]);
});
