/** Comparing and merging what two people wrote in the same draft, field by field, and long texts sentence by sentence. */
import type { DraftFields } from './draftQuery';
import { mergeText } from './textMerge';

export type DraftPatch = Partial<DraftFields>;
export type FieldName = keyof DraftFields;

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

export const fieldNames = (fields: DraftPatch) => Object.keys(fields) as FieldName[];

/** The fields of `now` that differ from `before`. */
export function changes(before: DraftFields, now: DraftFields): DraftPatch {
  const differing = fieldNames(now).filter((name) => !same(before[name], now[name]));
  return Object.fromEntries(differing.map((name) => [name, now[name]]));
}

/** These fields alone. */
export const pick = (fields: DraftFields, names: FieldName[]): DraftPatch =>
  Object.fromEntries(names.map((name) => [name, fields[name]]));

/** The fields in which two people can write at different places. */
const longTexts = ['body', 'summary', 'changeNote', 'challenge', 'approach', 'outcome'] as const;
type LongText = (typeof longTexts)[number];
const isLongText = (name: FieldName): name is LongText => longTexts.some((text) => text === name);

export type Meeting = {
  /** What the other person wrote anew and the form takes in: a field that only they changed, or a text of both. */
  taken: DraftPatch;
  /** What both changed, each in their own way, at the same place. */
  clashes: FieldName[];
};

/**
 * Two people wrote since the server had `before`. `base` is the same in this writer's own words (the server may have tidied
 * them), `mine` is what the form holds, `theirs` what the server holds now.
 */
export function meet(sides: Record<'before' | 'base' | 'mine' | 'theirs', DraftFields>): Meeting {
  const { before, base, mine, theirs } = sides;
  const meeting: Meeting = { taken: {}, clashes: [] };
  const written = changes(base, mine);
  for (const name of fieldNames(changes(before, theirs))) {
    if (same(mine[name], theirs[name])) continue;
    if (!(name in written)) Object.assign(meeting.taken, pick(theirs, [name]));
    else {
      const both = isLongText(name) ? mergeText(before[name], mine[name], theirs[name]) : null;
      if (both === null) meeting.clashes.push(name);
      else Object.assign(meeting.taken, { [name]: both });
    }
  }
  return meeting;
}
