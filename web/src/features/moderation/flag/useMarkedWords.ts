/**
 * The words that the reader has marked in the text of the page. A press on a button may take the mark away before its
 * click arrives, so that the words are noted at each press and each key, before anything else happens.
 */
import { useEffect, useRef } from 'react';

/** The server takes no more. */
const longest = 1000;

/** What begins in the text counts: three clicks mark a paragraph up to the beginning of what follows it, outside the text. */
function marked(): string {
  const selection = getSelection();
  const begin = selection?.rangeCount ? selection.getRangeAt(0).startContainer : null;
  if (!begin?.parentElement?.closest('.prose')) return '';
  return selection!.toString().trim().slice(0, longest);
}

/** Answers a way to read what was marked when the reader last pressed something. */
export function useMarkedWords() {
  const words = useRef('');
  useEffect(() => {
    const note = () => {
      words.current = marked();
    };
    const stop = new AbortController();
    for (const deed of ['pointerdown', 'keydown'])
      document.addEventListener(deed, note, { capture: true, signal: stop.signal });
    return () => stop.abort();
  }, []);
  return () => words.current;
}
