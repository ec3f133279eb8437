/** The changes that a reviewer asks for at certain words, kept in the tab until they are sent with the decision. */
import { useState } from 'react';
import { none, readPassages, type Passage, type Passages } from './keptPassages';

export type KeptPassages = ReturnType<typeof usePassages>;

export function usePassages(reviewId: string) {
  const storageKey = `commons-passages ${reviewId}`;
  const [passages, setPassages] = useState(() => readPassages(sessionStorage.getItem(storageKey)));
  const keep = (next: Passages) => {
    setPassages(next);
    sessionStorage.setItem(storageKey, JSON.stringify(next));
  };
  return {
    ...passages,
    write: (draft: Passage) => keep({ ...passages, draft }),
    /** Puts what is being written on the list. */
    add: () => {
      const { quote, text } = passages.draft;
      keep({ list: [...passages.list, { quote: quote.trim(), text: text.trim() }], draft: none.draft });
    },
    remove: (place: number) => keep({ ...passages, list: passages.list.toSpliced(place, 1) }),
    forget: () => sessionStorage.removeItem(storageKey),
  };
}
