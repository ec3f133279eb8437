/** What of the checklist stands in the way of an approval, for whoever is about to send it. No React in here. */
import type { Check } from '../reviewQuery';

export type Hindrance = 'UNANSWERED' | 'NO' | 'DOUBT_OF_OTHERS' | 'OWN_DOUBT';

/** The name of the field that answers a question; the error summary leads to it. */
export const checkField = (key: string) => `check-${key}`;

/**
 * The server lets through what nobody answered, since approving answers it; the screen asks for an answer of its own, so that
 * the record shows that each question was looked at.
 */
export function hindrance(check: Check, viewerId: string | undefined): Hindrance | null {
  if (check.verdict === null) return 'UNANSWERED';
  if (check.needsSecond || check.verdict === 'DOUBT')
    return check.by !== null && check.by.id === viewerId ? 'OWN_DOUBT' : 'DOUBT_OF_OTHERS';
  return check.verdict === 'NO' ? 'NO' : null;
}
