/** The changes that a reviewer asks for at certain words, as the tab keeps them. No React in here. */

export type Passage = { quote: string; text: string };

/** What is noted, and what is being written. */
export type Passages = { list: Passage[]; draft: Passage };

export const none: Passages = { list: [], draft: { quote: '', text: '' } };

/** As many as one decision can carry, and as many characters as the server keeps of the words. */
export const most = 50;
export const longest = 1_000;

const isPassage = (value: unknown): value is Passage =>
  typeof (value as Passage | null)?.quote === 'string' && typeof (value as Passage).text === 'string';

/** What the tab kept; what cannot be read is as good as nothing. */
export function readPassages(kept: string | null): Passages {
  try {
    const { list, draft } = JSON.parse(kept ?? '') as Partial<Passages>;
    return {
      list: Array.isArray(list) ? list.filter(isPassage).slice(0, most) : [],
      draft: isPassage(draft) ? draft : none.draft,
    };
  } catch {
    return none;
  }
}
