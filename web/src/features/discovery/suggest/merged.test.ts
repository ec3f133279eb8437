/** What stands in the list: what fits, past searches first, three and seven at most, and each once. */
import { expect, test } from 'vitest';
import { merged, prefixOf, type Answer } from './merged';

const answerTo = (prefix: string, ...titles: string[]): Answer => ({
  prefix,
  found: titles.map((text) => ({ text, from: 'TITLE' })),
});
const none = answerTo('');
const texts = (typed: string, past: string[], answer = none) => merged(typed, past, answer).map(({ text }) => text);

test('nothing typed offers the last eight past searches', () => {
  const past = Array.from({ length: 9 }, (_, n) => `search ${n}`);
  expect(texts('  ', past)).toEqual(past.slice(0, 8));
});

test('past searches that begin so come before those with a word that begins so, and both before the rest', () => {
  const past = ['drop box seals', 'Seal log', 'unsealed', 'Cadena de sellos'];
  expect(merged('seal', past, answerTo('seal', 'Sealing a box'))).toEqual([
    { text: 'Seal log', from: 'PAST' },
    { text: 'drop box seals', from: 'PAST' },
    { text: 'Sealing a box', from: 'TITLE' },
  ]);
  expect(texts('SEAL B', past)).toEqual(['drop box seals']);
  expect(texts('"', past)).toEqual([]);
  expect(texts('eleccion', ['Día de la elección'])).toEqual(['Día de la elección']);
});

test('three past searches and seven others at most', () => {
  const many = (word: string, count: number) => Array.from({ length: count }, (_, n) => `${word} ${n}`);
  const shown = merged('se', many('seal', 5), answerTo('se', ...many('seat', 9)));
  expect(shown.map(({ from }) => from)).toEqual([...Array(3).fill('PAST'), ...Array(7).fill('TITLE')]);
});

test('each once whatever its capitals, and what is typed already not at all', () => {
  const answer = answerTo('poll', 'poll worker', 'Poll  Worker', 'poll', 'Poll book');
  expect(merged('Poll', ['POLL WORKER', 'poll'], answer)).toEqual([
    { text: 'POLL WORKER', from: 'PAST' },
    { text: 'Poll book', from: 'TITLE' },
  ]);
});

test('a past search that had no place does not hide the same title', () => {
  const past = ['seal a', 'seal b', 'seal c', 'seal d'];
  expect(merged('seal', past, answerTo('seal', 'Seal D')).at(-1)).toEqual({ text: 'Seal D', from: 'TITLE' });
});

test('of an older answer only what still fits stays, and nothing below two letters', () => {
  const answer = answerTo('se', 'Seal log', 'Seats', 'Setting up');
  expect(texts('sea', [], answer)).toEqual(['Seal log', 'Seats']);
  expect(texts('s', [], answer)).toEqual([]);
  // The server may know better than we what fits.
  expect(texts('se', [], answerTo('se', 'Precinto'))).toEqual(['Precinto']);
});

test('two letters are asked for, not two signs, and not more than a title holds', () => {
  expect(['s', ' s ', '"s', '(-', ''].map(prefixOf)).toEqual([null, null, null, null, null]);
  expect([' se', 'seal ', 'ñu'].map(prefixOf)).toEqual(['se', 'seal ', 'ñu']);
  expect(prefixOf('seal '.repeat(1_000))).toBeNull();
});
