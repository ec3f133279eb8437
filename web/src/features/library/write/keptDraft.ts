/**
 * The second safety net: what the server does not hold yet is kept in this browser, for one person and one resource, until it
 * is saved. It outlives a closed window. Signing out empties the browser's storage, this too.
 */
import type { DraftPatch } from './draftFields';

/** What was written, what stood there when it was, and when that was. */
export type Kept = { patch: DraftPatch; before: DraftPatch; at: number };
export type Shelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

export type KeptDraft = {
  /** What earlier visits left, the newest words of each field. It belongs to this window from now on. */
  take(): Kept | null;
  put(kept: Kept): void;
  clear(): void;
};

export const shelfName = (personId: string, resourceId: string) => `commons-draft ${personId} ${resourceId}`;

/** Each window has a place of its own, so that two that write the same draft do not take each other's words away. */
export function keptDraft(shelf: Shelf, name: string, window: string): KeptDraft {
  const own = `${name} ${window}`;
  const put = (kept: Kept) => {
    try {
      shelf.setItem(own, JSON.stringify(kept));
    } catch {
      // A full or forbidden storage loses the second safety net only; the text is still in the form.
    }
  };
  return {
    put,
    clear: () => shelf.removeItem(own),
    take() {
      const left = Array.from({ length: shelf.length }, (_, place) => shelf.key(place))
        .filter((key): key is string => key?.startsWith(`${name} `) ?? false)
        .flatMap((key) => ({ key, kept: read(shelf.getItem(key)) }));
      const found = left.flatMap(({ kept }) => kept ?? []).sort((a, b) => a.at - b.at);
      if (found.length === 0) return null;
      const all = found.reduce((older, newer) => ({
        patch: { ...older.patch, ...newer.patch },
        before: { ...older.before, ...newer.before },
        at: newer.at,
      }));
      put(all);
      for (const { key } of left) if (key !== own) shelf.removeItem(key);
      return all;
    },
  };
}

function read(text: string | null): Kept | null {
  try {
    const kept = JSON.parse(text ?? 'null') as Kept | null;
    return kept && kept.patch && kept.before && typeof kept.at === 'number' ? kept : null;
  } catch {
    return null;
  }
}
