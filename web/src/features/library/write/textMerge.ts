/** Brings two people's changes of one text together, sentence by sentence, and follows a place in a text that changes. No React in here. */
import { diffIndices } from 'node-diff3';

/** One place that both changed, each in their own way: the words of each. Empty words: taken away. */
export type Passage = { mine: string; theirs: string };

/** Whose words stand where both changed the same place: one's, the other's, or theirs and then mine. */
export type Side = 'mine' | 'theirs' | 'both';

/** The text with the changes of both, or null where they changed the same place: a machine does not choose there. */
export const mergeText = (before: string, mine: string, theirs: string): string | null =>
  passages(before, mine, theirs).length > 0 ? null : weave(before, mine, theirs, 'mine');

/** The places that both changed, each in their own way. */
export const passages = (before: string, mine: string, theirs: string): Passage[] =>
  places(sentences(before), mine, theirs)
    .filter(isClash)
    .map((place) => ({ mine: place.mine.join('').trim(), theirs: place.theirs.join('').trim() }));

/** The text with the changes of both, and with the words of one side, or of both, where they changed the same place. */
export function weave(before: string, mine: string, theirs: string, side: Side): string {
  const woven = sentences(before);
  // From the end, so that the places of the changes before stay what they are.
  for (const place of places(woven, mine, theirs).toReversed()) {
    woven.splice(place.at, place.end - place.at, ...piecesOf(place, side));
  }
  return textOf(woven);
}

/** What one writer had put into `before` that is not in `theirs` any more, and `theirs` with that put back. */
export function lostText(start: string, before: string, theirs: string): { words: string; back: string } | null {
  const old = sentences(before);
  const own = hunks(old, sentences(start));
  const lost: string[] = [];
  const back = [...old];
  for (const hunk of hunks(old, sentences(theirs)).toReversed()) {
    const gone = old.slice(hunk.at, hunk.end);
    const isMine = own.some(({ at, end }) => at < hunk.end && hunk.at < end);
    if (isMine && plain(gone) !== plain(hunk.put)) lost.unshift(gone.join('').trim());
    else back.splice(hunk.at, hunk.end - hunk.at, ...hunk.put);
  }
  return lost.length > 0 ? { words: lost.join('\n'), back: textOf(back) } : null;
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

/**
 * One or more changes at the same place: what the pieces from `at` up to `end` become on each side, between the pieces with
 * which both sides begin and end alike. `by` says who changed it.
 */
type Place = { at: number; end: number; by: Side; head: string[]; mine: string[]; theirs: string[]; tail: string[] };

const isClash = ({ by, mine, theirs }: Place) => by === 'both' && mine.join('') !== theirs.join('');

const plain = (pieces: string[]) => pieces.join('').replace(/\s+/g, ' ').trim();

/** Sentences that are changed, and neither taken away nor joined by new ones. */
const isInPlace = ({ at, end, put }: Hunk) => end - at === put.length;

/**
 * Two changes meet where they share a sentence. Where they only stand side by side they meet too, as what is added or taken
 * away there may belong to the other's sentence; but two sentences that are each changed in place are two changes (a
 * three-way merge; Khanna, Kunal, Pierce: A Formal Investigation of Diff3).
 */
function meets(a: Hunk, b: Hunk): boolean {
  const touches = a.at <= b.end && b.at <= a.end;
  const isBeside = a.end === b.at || b.end === a.at;
  return touches && !(isBeside && isInPlace(a) && isInPlace(b));
}

/** All places that either side changed, in order. */
function places(old: string[], mine: string, theirs: string): Place[] {
  const sided = (text: string, isMine: boolean) => hunks(old, sentences(text)).map((hunk) => ({ ...hunk, isMine }));
  const all = [...sided(mine, true), ...sided(theirs, false)].sort((a, b) => a.at - b.at || a.end - b.end);
  const groups: (typeof all)[] = [];
  for (const hunk of all) {
    const last = groups.at(-1);
    if (last?.some((other) => other.isMine !== hunk.isMine && meets(other, hunk))) last.push(hunk);
    else groups.push([hunk]);
  }
  return groups.map((group) => {
    const at = Math.min(...group.map((hunk) => hunk.at));
    const end = Math.max(...group.map((hunk) => hunk.end));
    const become = (changes: Hunk[]) => {
      const pieces = old.slice(at, end);
      for (const { at: from, end: to, put } of changes.toReversed()) pieces.splice(from - at, to - from, ...put);
      return pieces;
    };
    const my = group.filter(({ isMine }) => isMine);
    const their = group.filter(({ isMine }) => !isMine);
    const by = their.length === 0 ? 'mine' : my.length === 0 ? 'theirs' : 'both';
    return { at, end, by, ...parted(become(my), become(their)) };
  });
}

/** Two sides without the pieces with which both begin and end alike. */
function parted(mine: string[], theirs: string[]) {
  const { head, tail } = shared(mine, theirs);
  return {
    head: mine.slice(0, head),
    mine: mine.slice(head, mine.length - tail),
    theirs: theirs.slice(head, theirs.length - tail),
    tail: mine.slice(mine.length - tail),
  };
}

function piecesOf({ by, head, mine, theirs, tail }: Place, side: Side): string[] {
  const chosen = { mine, theirs, both: [...theirs, ...mine] }[by === 'both' ? side : by];
  return [...head, ...chosen, ...tail];
}

/** Above this many pairs of pieces the search for the best match would be felt; then all between is one change. */
const mostPairs = 1_000_000;

/** What changed, in order; two changes never touch. What both texts begin and end with is not searched: it keeps long ones quick. */
function hunks(old: string[], now: string[]): Hunk[] {
  const { head, tail } = shared(old, now);
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

/** How many pieces two rows of them begin with alike, and how many of the others they end with. */
function shared(old: string[], now: string[]): { head: number; tail: number } {
  const most = Math.min(old.length, now.length);
  let head = 0;
  while (head < most && old[head] === now[head]) head += 1;
  let tail = 0;
  while (tail < most - head && old[old.length - 1 - tail] === now[now.length - 1 - tail]) tail += 1;
  return { head, tail };
}

/**
 * A text cut before each sentence and each line, so that the pieces in a row are the text. The blanks stand before the words:
 * what is added behind a sentence leaves it as it is. The first is begun as a paragraph, like those after it.
 */
const sentences = (text: string): string[] =>
  `\n\n${text}`.match(/\s*[^\n]*?(?:[.!?]["”’)]*(?=[ \t]+\S)|(?=\n)|$)/g)?.filter(Boolean) ?? [];

const textOf = (pieces: string[]) => pieces.join('').replace(/^(?:\n\n|\s+)/, '');

const words = (text: string): string[] => text.match(/\s+|\S+/g) ?? [];

const length = (pieces: string[]) => pieces.reduce((sum, piece) => sum + piece.length, 0);
