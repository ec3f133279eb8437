/** Brings two people's changes of one text together, sentence by sentence, and follows a place in a text that changes. No React in here. */
import { diffIndices } from 'node-diff3';

/**
 * The text with the changes of both, or null where they changed the same sentence, or sentences side by side: two halves
 * of a meaning must not be put together by a machine (a three-way merge; Khanna, Kunal, Pierce: A Formal Investigation of Diff3).
 */
export function mergeText(before: string, mine: string, theirs: string): string | null {
  const old = sentences(before);
  const my = hunks(old, sentences(mine));
  const their = hunks(old, sentences(theirs));
  const alone: Hunk[] = [];
  for (const hunk of their) {
    const touched = my.filter((other) => other.at <= hunk.end && hunk.at <= other.end);
    if (touched.length === 0) alone.push(hunk);
    else if (touched.length > 1 || !isSame(touched[0]!, hunk)) return null;
  }
  const merged = [...old];
  // From the end, so that the places of the changes before stay what they are.
  for (const { at, end, put } of [...my, ...alone].sort((a, b) => b.at - a.at)) merged.splice(at, end - at, ...put);
  return merged.join('');
}

/** Where a place of a text stands after the text has changed around it. */
export function followPlace(before: string, after: string, place: number): number {
  const old = words(before);
  let shift = 0;
  for (const { at, end, put } of hunks(old, words(after))) {
    const start = length(old.slice(0, at));
    const gone = length(old.slice(at, end));
    const come = length(put);
    if (start >= place) break;
    if (start + gone > place) return start + shift + Math.min(place - start, come);
    shift += come - gone;
  }
  return place + shift;
}

/** The pieces from `at` up to `end` give way to `put`. */
type Hunk = { at: number; end: number; put: string[] };

const isSame = (a: Hunk, b: Hunk) => a.at === b.at && a.end === b.end && a.put.join('') === b.put.join('');

/** Above this many pairs of pieces the search for the best match would be felt; then all between is one change. */
const mostPairs = 1_000_000;

/** What changed, in order; two changes never touch. What both texts begin and end with is not searched: it keeps long ones quick. */
function hunks(old: string[], now: string[]): Hunk[] {
  const most = Math.min(old.length, now.length);
  let head = 0;
  while (head < most && old[head] === now[head]) head += 1;
  let tail = 0;
  while (tail < most - head && old[old.length - 1 - tail] === now[now.length - 1 - tail]) tail += 1;
  const from = old.slice(head, old.length - tail);
  const to = now.slice(head, now.length - tail);
  if (from.length === 0 && to.length === 0) return [];
  if (from.length * to.length > mostPairs) return [{ at: head, end: head + from.length, put: to }];
  return diffIndices(from, to).map(({ buffer1: [at, count], buffer2Content }) => ({
    at: head + at,
    end: head + at + count,
    put: buffer2Content,
  }));
}

/** A text cut after each sentence and each line, so that the pieces in a row are the text. */
const sentences = (text: string): string[] => text.match(/[^\n]*?(?:[.!?]["”’)]*[ \t]+|\n+)|[^\n]+$/g) ?? [];

const words = (text: string): string[] => text.match(/\s+|\S+/g) ?? [];

const length = (pieces: string[]) => pieces.reduce((sum, piece) => sum + piece.length, 0);
