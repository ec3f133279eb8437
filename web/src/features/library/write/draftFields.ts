/** Comparing what two people wrote in the same draft, and bringing it together field by field. */
import type { DraftFields } from './draftQuery';
import { mergeField } from './fieldMerge';

export type FieldName = keyof DraftFields;
export type DraftPatch = Partial<DraftFields>;

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

export const fieldNames = (fields: DraftPatch) => Object.keys(fields) as FieldName[];

/** The fields of `now` that differ from `before`. */
export function changes(before: DraftFields, now: DraftFields): DraftPatch {
  const differing = fieldNames(now).filter((name) => !same(before[name], now[name]));
  return Object.fromEntries(differing.map((name) => [name, now[name]]));
}

/** These fields alone. */
export const pick = (fields: DraftPatch, names: FieldName[]): DraftPatch =>
  Object.fromEntries(names.map((name) => [name, fields[name]]));

export type Meeting = {
  /** What the other person wrote anew and the form takes in: a field that only they changed, or what both have in one. */
  taken: DraftPatch;
  /** The fields in which both changed the same place, each in their own way; in `taken` my words stand there. */
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
    // A list may hold a row that is begun and still empty, which the server does not keep.
    if (!(name in written) && !Array.isArray(mine[name])) Object.assign(meeting.taken, pick(theirs, [name]));
    else {
      const { patch, clashes } = mergeField(name, sides, 'mine');
      if (clashes.length > 0) meeting.clashes.push(name);
      if (!same(patch[name], mine[name])) Object.assign(meeting.taken, patch);
    }
  }
  return meeting;
}
