/** Comparing and merging what two people wrote in the same draft, field by field. */
import type { DraftFields } from './draftQuery';

export type DraftPatch = Partial<DraftFields>;

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

export const fieldNames = (fields: DraftPatch) => Object.keys(fields) as (keyof DraftFields)[];

/** The fields of `now` that differ from `before`. */
export function changes(before: DraftFields, now: DraftFields): DraftPatch {
  const differing = fieldNames(now).filter((name) => !same(before[name], now[name]));
  return Object.fromEntries(differing.map((name) => [name, now[name]]));
}

/** The fields that both sides changed since `base`, and not to the same. */
export function clashes(base: DraftFields, mine: DraftFields, theirs: DraftFields): (keyof DraftFields)[] {
  const changedByMe = changes(base, mine);
  const changedByThem = changes(base, theirs);
  return fieldNames(changedByMe).filter((name) => name in changedByThem && !same(mine[name], theirs[name]));
}

/** Their text, with every field that I changed put back to mine: nothing that only they changed is overwritten. */
export const mergeKeepingMine = (base: DraftFields, mine: DraftFields, theirs: DraftFields): DraftFields => ({
  ...theirs,
  ...changes(base, mine),
});
