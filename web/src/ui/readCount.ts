/** A count as people type it. */

/** A count as people write it, with commas or spaces; null when it is none. An empty field is no count either. */
export function readCount(text: string): number | null {
  const digits = text.replace(/[\s,]/g, '');
  return /^\d{1,9}$/.test(digits) ? Number(digits) : null;
}
