/** Our SHA-256 gives what Node's gives, at every length around a block's edge and over a step's edge. */
import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { sha256, sha256InSteps } from './sha256';

const bytesOf = (length: number) => Uint8Array.from({ length }, (_, place) => (place * 31 + 7) & 255);
const expected = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

test('agrees around the edges of blocks', async () => {
  for (const length of [0, 1, 3, 55, 56, 57, 63, 64, 65, 119, 120, 128, 1000]) {
    expect(await sha256InSteps(bytesOf(length)), `length ${length}`).toBe(expected(bytesOf(length)));
  }
});

test('agrees over more than one step, and on a part of a larger buffer', async () => {
  const bytes = bytesOf((1 << 20) * 2 + 77);
  expect(await sha256InSteps(bytes)).toBe(expected(bytes));
  expect(await sha256InSteps(bytes.subarray(13, 500))).toBe(expected(bytes.subarray(13, 500)));
});

test('reads a file', async () => {
  expect(await sha256(new Blob(['abc']))).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
});
