/** A text that is kept in the tab until it is sent, so that nothing is lost on the way to the sign-in page and back. */
import { useState } from 'react';

/** Answers the text, a way to change it, and one to forget it once it is sent. It begins with what was kept, or else `first`. */
export function useKeptText(storageKey: string, first = '') {
  const [text, setText] = useState(() => sessionStorage.getItem(storageKey) ?? first);
  const change = (next: string) => {
    setText(next);
    sessionStorage.setItem(storageKey, next);
  };
  const forget = () => sessionStorage.removeItem(storageKey);
  return [text, change, forget] as const;
}
