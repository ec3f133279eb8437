/** Who sends a decision right after the last answer waits for that answer, and goes by what it brought. */
import { expect, test } from 'vitest';
import type { Step } from '../reviewQuery';
import { entryFacts, reviewFacts } from '../testing';
import { arrived, track } from './arriving';

const before = reviewFacts({ timeline: [] });
const after = reviewFacts({ timeline: [entryFacts()] });

test('the newest of what is on its way counts', async () => {
  const answers: ((step: Step) => void)[] = [];
  void track(new Promise<Step>((resolve) => answers.push(resolve)));
  const waiting = arrived(before);
  answers[0]!(after);
  expect(await waiting).toBe(after);
});

test('an answer that failed, or that came before, changes nothing', async () => {
  void track(Promise.resolve(undefined));
  expect(await arrived(before)).toBe(before);
  expect(await arrived(before)).toBe(before);
});
