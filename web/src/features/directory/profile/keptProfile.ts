/** What was typed into the profile's form outlives a trip to the sign-in page, with what stood there when typing began. */
import type { Base, ProfileFields } from './profileFields';

type Kept = { base: Base; fields: ProfileFields };

const key = (departmentId: string) => `commons-profile ${departmentId}`;

export function keepProfile(departmentId: string, kept: Kept | null) {
  if (kept) sessionStorage.setItem(key(departmentId), JSON.stringify(kept));
  else sessionStorage.removeItem(key(departmentId));
}

export function keptProfile(departmentId: string): Kept | null {
  try {
    const kept = JSON.parse(sessionStorage.getItem(key(departmentId)) ?? 'null') as Kept | null;
    return kept && Array.isArray(kept.fields.languages) && typeof kept.base.revision === 'number' ? kept : null;
  } catch {
    return null;
  }
}
