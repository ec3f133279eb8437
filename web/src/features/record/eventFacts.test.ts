/** The record's data in words: what changed from what to what, and no ids that only programs read. */
import { expect, test } from 'vitest';
import { eventFacts } from './eventFacts';
import { kindsOf } from './eventWords';
import { csvAddress, midnight, readRecordState } from './recordState';

test('puts what stood before beside what stands now', () => {
  expect(eventFacts({ from_role: 'reader', to_role: 'steward', reason: 'She leads the office.' })).toEqual([
    { key: 'role', from: 'reader', value: 'steward' },
    { key: 'reason', value: 'She leads the office.' },
  ]);
  expect(eventFacts({ from_registered_voters: null, to_registered_voters: 2300 })).toEqual([
    { key: 'registered_voters', from: '–', value: '2300' },
  ]);
  expect(eventFacts({ from_alliance_role: 'curator', to_alliance_role: null })).toEqual([
    { key: 'alliance_role', from: 'curator', value: '–' },
  ]);
});

test('takes wholes apart and tells what differs alone', () => {
  const data = { from: { name: 'A', about: 'x' }, to: { name: 'B', about: 'x' } };
  expect(eventFacts(data)).toEqual([{ key: 'name', from: 'A', value: 'B' }]);
  expect(eventFacts({ from: 'waiting', to: 'approved', check: 'By phone.' })).toEqual([
    { key: 'state', from: 'waiting', value: 'approved' },
    { key: 'check', value: 'By phone.' },
  ]);
});

test('leaves out ids and what is empty, and keeps what it does not know', () => {
  const data = {
    resource: '019a0000-0000-7000-8000-000000000000',
    check: '',
    changed: ['phone', 'hours'],
    other: { a: 1 },
  };
  expect(eventFacts(data)).toEqual([
    { key: 'changed', value: 'phone, hours' },
    { key: 'other', value: '{"a":1}' },
  ]);
});

test('a beginning without an end is told too', () => {
  expect(eventFacts({ from_revision: 3 })).toEqual([{ key: 'from_revision', value: '3' }]);
});

test('a group of the filter stands for its kinds, and a kind for itself', () => {
  expect(kindsOf('all:reviews')).toContain('review.approved');
  expect(kindsOf('seat.given')).toEqual(['seat.given']);
});

test('days are read from the address and last until the midnight after', () => {
  expect(readRecordState({ from: '2026-11-01', to: 'x', kind: '' })).toEqual({ from: '2026-11-01' });
  expect(Date.parse(midnight('2026-11-30', true)) - Date.parse(midnight('2026-11-30', false))).toBe(24 * 3600 * 1000);
  expect(new Date(midnight('2026-12-31', true)).getFullYear()).toBe(2027);
});

test('the table has the filters of the screen', () => {
  expect(csvAddress({}, [])).toBe('/record.csv');
  const address = csvAddress({ actor: 'P1', from: '2026-11-01', after: 'cursor' }, ['seat.given', 'seat.changed']);
  const { searchParams } = new URL(address, 'http://localhost');
  expect([...searchParams.keys()]).toEqual(['actorId', 'kinds', 'after']);
  expect(searchParams.get('kinds')).toBe('seat.given,seat.changed');
  expect(searchParams.get('after')).toBe(midnight('2026-11-01', false));
});
