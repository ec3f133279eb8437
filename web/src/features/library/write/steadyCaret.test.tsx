/** What others wrote comes into a field while somebody writes in it, and the caret stays at its word. */
import { render, screen, waitFor } from '@testing-library/react';
import { useSyncExternalStore } from 'react';
import { expect, test } from 'vitest';
import { steadyCaret } from './steadyCaret';

/** A text that changes from elsewhere, as the draft keeper's does. */
function shared(text: string) {
  const listeners = new Set<() => void>();
  return {
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    read: () => text,
    write: (next: string) => {
      text = next;
      for (const listener of listeners) listener();
    },
  };
}

test('the caret stays at its word', async () => {
  const { subscribe, read, write } = shared('Open the vault. Close it.');
  function Field() {
    const value = useSyncExternalStore(subscribe, read);
    return <textarea aria-label="Text" value={value} onChange={() => {}} />;
  }
  render(<Field />);
  const field = screen.getByLabelText<HTMLTextAreaElement>('Text');
  field.focus();
  field.setSelectionRange(16, 21);
  steadyCaret(() => write('At noon, open the vault. Close it.'));
  await waitFor(() => expect(field.value).toBe('At noon, open the vault. Close it.'));
  await waitFor(() => expect(field.value.slice(field.selectionStart, field.selectionEnd)).toBe('Close'));
});
