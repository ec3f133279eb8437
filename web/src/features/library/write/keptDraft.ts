/**
 * The second safety net: what the server does not hold yet is kept in this browser, for one person and one resource, until it
 * is saved. It outlives a closed window. Beside it, in a place of its own, stands what the person saved there, so that they
 * learn of it when others replace it meanwhile. Signing out empties the browser's storage, both of these too.
 */
import type { DraftPatch, FieldName } from './draftFields';

/**
 * The draft in which somebody last saw their words of a field: the version on which it goes on, and its revision. `by` is set
 * once it was told who replaced them, and not answered yet.
 */
export type Seen = { version: string; revision: number; by?: { who: string | null } };

/** What was written, what stood there when it was, and when that was; of saved words also where they were seen last. */
export type Kept = {
  patch: DraftPatch;
  before: DraftPatch;
  at: number;
  seen?: Partial<Record<FieldName, Seen>>;
};
export type Shelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

export type KeptDraft = {
  /** What earlier visits left, the newest words of each field. It belongs to this window from now on. */
  take(): Kept | null;
  put(kept: Kept): void;
  clear(): void;
};

const savedWords = 'commons-saved';

export const shelfName = (personId: string, resourceId: string) => `commons-draft ${personId} ${resourceId}`;
export const savedName = (personId: string, resourceId: string) => `${savedWords} ${personId} ${resourceId}`;

/** Each window has a place of its own, so that two that write the same draft do not take each other's words away. */
export function keptDraft(shelf: Shelf, name: string, window: string): KeptDraft {
  const own = `${name} ${window}`;
  const put = (kept: Kept) => {
    // Where there is no room, words that the server holds give way to those that it does not.
    if (!tryPut(shelf, own, kept) && clearAll(shelf, savedWords)) tryPut(shelf, own, kept);
  };
  return {
    put,
    clear: () => shelf.removeItem(own),
    take() {
      const left = keysOf(shelf, name).map((key) => ({ key, kept: read(shelf.getItem(key)) }));
      const found = left.flatMap(({ kept }) => kept ?? []).sort((a, b) => a.at - b.at);
      if (found.length === 0) return null;
      const all = found.reduce((older, newer) => ({
        patch: { ...older.patch, ...newer.patch },
        before: { ...older.before, ...newer.before },
        at: newer.at,
        seen: { ...older.seen, ...newer.seen },
      }));
      put(all);
      for (const { key } of left) if (key !== own) shelf.removeItem(key);
      return all;
    },
  };
}

const keysOf = (shelf: Shelf, name: string) =>
  Array.from({ length: shelf.length }, (_, place) => shelf.key(place)).filter(
    (key): key is string => key?.startsWith(`${name} `) ?? false,
  );

/** A full or forbidden storage loses the second safety net only; the text is still in the form. */
function tryPut(shelf: Shelf, key: string, kept: Kept): boolean {
  try {
    shelf.setItem(key, JSON.stringify(kept));
    return true;
  } catch {
    return false;
  }
}

/** True when there was something to clear. */
function clearAll(shelf: Shelf, name: string): boolean {
  const keys = keysOf(shelf, name);
  for (const key of keys) shelf.removeItem(key);
  return keys.length > 0;
}

function read(text: string | null): Kept | null {
  try {
    const kept = JSON.parse(text ?? 'null') as Kept | null;
    return kept && kept.patch && kept.before && typeof kept.at === 'number' ? kept : null;
  } catch {
    return null;
  }
}
