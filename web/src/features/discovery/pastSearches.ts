/**
 * What somebody searched for before, kept in this browser alone and for each person apart: the last twenty, newest first.
 * Signing out forgets them all, since the next one at this computer may be somebody else.
 */
const prefix = 'commons-past-searches:';
const most = 20;

export function pastSearches(person: string): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(prefix + person) ?? '[]');
    return Array.isArray(kept) ? kept.filter((words) => typeof words === 'string').slice(0, most) : [];
  } catch {
    return [];
  }
}

export function rememberSearch(person: string, words: string) {
  const others = pastSearches(person).filter((other) => other.toLowerCase() !== words.toLowerCase());
  try {
    localStorage.setItem(prefix + person, JSON.stringify([words, ...others].slice(0, most)));
  } catch {
    // A browser that keeps nothing for us offers nothing later.
  }
}

/** Forgets those of one person; signing out forgets everybody's (`signOut.ts`). */
export function forgetSearches(person: string) {
  try {
    localStorage.removeItem(prefix + person);
  } catch {
    // Where nothing is kept, nothing is left.
  }
}
