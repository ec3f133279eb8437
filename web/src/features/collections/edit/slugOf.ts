/** The resource that an address of this site leads to. */

/** The slug in `https://…/r/seal-log`, `/r/seal-log/v/2` and the like; null for anything else, such as words to search for. */
export function slugOf(text: string): string | null {
  const slug = /^(?:https?:\/\/[^/\s]+)?\/r\/([^/?#\s]+)/.exec(text.trim())?.[1];
  if (!slug) return null;
  try {
    return decodeURIComponent(slug);
  } catch {
    return null;
  }
}
