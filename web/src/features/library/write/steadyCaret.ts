/** Puts text of others into the page and leaves the caret, and what is marked, at the words where they were. */
import { followPlace } from './textMerge';

export function steadyCaret(apply: () => void) {
  const field = document.activeElement;
  apply();
  if (!(field instanceof HTMLTextAreaElement || (field instanceof HTMLInputElement && field.type === 'text'))) return;
  const { value, selectionStart, selectionEnd, scrollTop } = field;
  // React puts what has changed into the page in a microtask of its own, which stands before this one.
  queueMicrotask(() => {
    if (field.value === value) return;
    const place = (at: number | null) => followPlace(value, field.value, at ?? 0);
    field.setSelectionRange(place(selectionStart), place(selectionEnd));
    field.scrollTop = scrollTop;
  });
}
