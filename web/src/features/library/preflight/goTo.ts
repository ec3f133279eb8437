/** Moves the focus to a field or a document of the publish form, and opens what it is folded into. */
import { fieldId } from '../../../ui/ErrorSummary';

const places = 'input, select, textarea, button, [tabindex], [contenteditable]';

/** The element id of a document on the draft. */
export const documentId = (attachmentId: string) => `document-${attachmentId}`;

/** True when there is such a place. A field that is a list of its own, such as figures, is gone to at its first line. */
export function goTo(id: string): boolean {
  const place =
    document.getElementById(id) ??
    [...document.querySelectorAll<HTMLElement>(places)].find((one) => one.id.startsWith(id));
  if (!place) return false;
  for (let fold = place.closest('details'); fold; fold = fold.parentElement?.closest('details') ?? null) {
    fold.open = true;
  }
  place.scrollIntoView({ block: 'center' });
  place.focus({ preventScroll: true });
  return true;
}

/** Where to mend what was found: at the document, when it is about one that is still there, else at the field. */
export function goToMend(field: string, attachmentId: string | null) {
  if (attachmentId && goTo(documentId(attachmentId))) return;
  if (!goTo(fieldId(field))) goTo(fieldId(plainField(field)));
}

/** The name that a field of the details has in the form, where it stands among the others. */
export const plainField = (field: string) => field.replace(/^details\./, '');
