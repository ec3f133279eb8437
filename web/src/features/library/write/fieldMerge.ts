/** How two people's changes of one field come together: long texts by sentences, lists by rows, all else as a whole. */
import type { DraftPatch, FieldName } from './draftFields';
import type { DraftFields } from './draftQuery';
import { lostRows, mergeRows, type RowWay } from './rowMerge';
import { lostText, passages, weave, type Side } from './textMerge';

/** The fields in which two people can write at different places. */
const longTexts = ['body', 'summary', 'changeNote', 'challenge', 'approach', 'outcome', 'effort', 'cost'] as const;
type LongText = (typeof longTexts)[number];
const isLongText = (name: FieldName): name is LongText => longTexts.some((text) => text === name);

/** Texts of one line, which can stand one after the other. A title is one, and so is an address. */
const isLine = (name: FieldName): name is 'audience' | 'contact' => name === 'audience' || name === 'contact';

const single: RowWay<string> = { keyOf: (value) => value, nameOf: (value) => value };
/** Lines that people write: two that changed the same one meant the same line. */
const line: RowWay<string> = { nameOf: (text) => text };

type ListName = { [Name in FieldName]: DraftFields[Name] extends unknown[] ? Name : never }[FieldName];
const rowWays: { [Name in ListName]: RowWay<DraftFields[Name][number]> } = {
  states: single,
  values: single,
  standards: single,
  topics: single,
  attachmentIds: single,
  sizes: single,
  electionKinds: single,
  equipment: line,
  objectives: line,
  verdicts: { keyOf: ({ state }) => state, nameOf: ({ state }) => state },
  pictures: { keyOf: ({ attachmentId }) => attachmentId, nameOf: ({ attachmentId }) => attachmentId },
  figures: { nameOf: ({ label }) => label },
  fillIns: { nameOf: ({ name }) => name },
};
const isList = (name: FieldName): name is ListName => name in rowWays;
const rowWay = (name: ListName): RowWay<unknown> => rowWays[name];

/** A field as it stood before both wrote, and as each has it now. */
export type Sides = Record<'before' | 'mine' | 'theirs', DraftFields>;

/** The words of each at one place that both changed, as the value of its field; empty: taken away. */
export type Clash = { mine: DraftPatch; theirs: DraftPatch };

export type Merged = { patch: DraftPatch; clashes: Clash[]; canKeepBoth: boolean };

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/** The field with the changes of both, and with the words of `side` where both changed the same place. */
export function mergeField(name: FieldName, { before, mine, theirs }: Sides, side: Side): Merged {
  const valued = (value: unknown): DraftPatch => ({ [name]: value });
  if (isLongText(name)) {
    const texts = [before[name], mine[name], theirs[name]] as const;
    const clashes = passages(...texts).map((place) => ({ mine: valued(place.mine), theirs: valued(place.theirs) }));
    return { patch: valued(weave(...texts, side)), clashes, canKeepBoth: true };
  }
  if (isList(name)) {
    const lists = { before: before[name], mine: mine[name], theirs: theirs[name] };
    const { rows, clashes } = mergeRows(rowWay(name), lists, side);
    const listed = (row: unknown) => valued(row === null ? [] : [row]);
    return {
      patch: valued(rows),
      clashes: clashes.map((row) => ({ mine: listed(row.mine), theirs: listed(row.theirs) })),
      canKeepBoth: !rowWay(name).keyOf && clashes.every((row) => row.mine !== null && row.theirs !== null),
    };
  }
  if (same(mine[name], theirs[name]) || same(theirs[name], before[name])) {
    return { patch: valued(mine[name]), clashes: [], canKeepBoth: false };
  }
  if (same(mine[name], before[name])) return { patch: valued(theirs[name]), clashes: [], canKeepBoth: false };
  const clash = { mine: valued(mine[name]), theirs: valued(theirs[name]) };
  const both = isLine(name) ? [theirs[name], mine[name]].filter((text) => text.trim() !== '').join('; ') : null;
  const chosen = side === 'theirs' ? theirs[name] : side === 'both' ? (both ?? mine[name]) : mine[name];
  return { patch: valued(chosen), clashes: [clash], canKeepBoth: both !== null };
}

/** Words of one writer that another has replaced: `words` as they were, `back` the field as it is with them put back. */
export type Lost = { words: DraftPatch; back: DraftPatch };

/** What a writer had put into `before` since `start` and that does not stand in `theirs`; null when nothing is lost. */
export function lostIn(name: FieldName, start: DraftPatch, before: DraftFields, theirs: DraftFields): Lost | null {
  const valued = (words: unknown, back: unknown): Lost => ({ words: { [name]: words }, back: { [name]: back } });
  if (isLongText(name)) {
    const lost = lostText(start[name] ?? '', before[name], theirs[name]);
    return lost && valued(lost.words, lost.back);
  }
  if (isList(name)) {
    const lost = lostRows(rowWay(name), start[name] ?? [], before[name], theirs[name]);
    return lost && valued(lost.rows, lost.back);
  }
  const isMine = !same(start[name], before[name]) && before[name] !== '';
  return isMine && !same(before[name], theirs[name]) ? valued(before[name], before[name]) : null;
}
