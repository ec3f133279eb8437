/** What was typed into a collection's form outlives a trip to the sign-in page, with what stood there when typing began. */
import type { Base, CollectionFields } from './collectionFields';

type Kept = { base: Base; fields: CollectionFields };

const key = (collectionId: string) => `commons-collection ${collectionId}`;

export function keepCollection(collectionId: string, kept: Kept | null) {
  if (kept) sessionStorage.setItem(key(collectionId), JSON.stringify(kept));
  else sessionStorage.removeItem(key(collectionId));
}

export function keptCollection(collectionId: string): Kept | null {
  try {
    const kept = JSON.parse(sessionStorage.getItem(key(collectionId)) ?? 'null') as Kept | null;
    return kept && Array.isArray(kept.fields.values) && typeof kept.base.revision === 'number' ? kept : null;
  } catch {
    return null;
  }
}
