/** Puts text of others into the page and leaves the caret, and what is marked, at the words where they were. */
import { flushSync } from 'react-dom';
import { followPlace } from './textMerge';

export function steadyCaret(apply: () => void) {
  const field = document.activeElement;
  if (!(field instanceof HTMLTextAreaElement || (field instanceof HTMLInputElement && field.type === 'text'))) {
    return apply();
  }
  const { value, selectionStart, selectionEnd, scrollTop } = field;
  flushSync(apply);
  if (field.value === value) return;
  const place = (at: number | null) => followPlace(value, field.value, at ?? 0);
  field.setSelectionRange(place(selectionStart), place(selectionEnd));
  field.scrollTop = scrollTop;
}
