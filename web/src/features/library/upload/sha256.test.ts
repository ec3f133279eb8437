/** The digest is what Node's is, at every length around a slice's edge; progress ends at 1; a stop is heeded. */
import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { sha256 } from './sha256';

const bytesOf = (length: number) => Uint8Array.from({ length }, (_, place) => (place * 31 + 7) & 255);
const expected = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const slice = 2 * 1024 ** 2;

test('agrees around the edges of slices', async () => {
  for (const length of [0, 1, 64, slice - 1, slice, slice + 1, 2 * slice + 77]) {
    expect(await sha256(new Blob([bytesOf(length)]), () => {}), `length ${length}`).toBe(expected(bytesOf(length)));
  }
});

test('never holds more of the file than one slice, and tells how far it is', async () => {
  const file = new Blob([bytesOf(3 * slice)]);
  const taken: number[] = [];
  const part = file.slice.bind(file);
  file.slice = (start = 0, end = 0) => {
    taken.push(end - start);
    return part(start, end);
  };
  file.arrayBuffer = () => Promise.reject(new Error('the whole file was asked for'));
  const seen: number[] = [];
  await sha256(file, (done) => seen.push(done));
  expect(taken).toEqual([slice, slice, slice]);
  expect(seen).toEqual([1 / 3, 2 / 3, 1]);
});

test('stops when told', async () => {
  const stop = new AbortController();
  const digest = sha256(new Blob([bytesOf(2 * slice)]), () => stop.abort(), stop.signal);
  await expect(digest).rejects.toThrow(/abort/i);
});
