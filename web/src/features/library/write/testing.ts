/** Drafts for tests, a shelf to keep them on, and what an author has saved in one. */
import type { DraftDetails } from './detailsFields';
import type { Draft } from './draftQuery';
import { keptDraft, type Shelf } from './keptDraft';
import { OwnWords } from './ownWords';

export const noDetails: DraftDetails = {
  verdicts: [],
  sizes: [],
  equipment: [],
  electionKinds: [],
  effort: '',
  cost: '',
  reviewBy: null,
  pictures: [],
  fillIns: [],
  audience: '',
  minutes: null,
  objectives: [],
  challenge: '',
  approach: '',
  outcome: '',
  figures: [],
  contact: '',
};

export const draftFacts = (change: Partial<Draft> = {}): Draft => ({
  revision: 1,
  title: 'Call tree',
  summary: '',
  body: '',
  bodyHtml: '',
  changeNote: '',
  corrects: false,
  reach: 'ALLIANCE',
  language: 'en',
  licence: null,
  sourceUrl: null,
  states: [],
  values: [],
  standards: [],
  topics: [],
  savedAt: '2026-10-01T14:00:00Z',
  savedBy: null,
  attachments: [],
  details: noDetails,
  ...change,
});

/** A browser's storage. */
export function shelf(): Shelf {
  const kept = new Map<string, string>();
  return {
    get length() {
      return kept.size;
    },
    key: (place) => [...kept.keys()][place] ?? null,
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  };
}

/** What an author (`me`) has saved in a draft, kept on this shelf for one window. */
export const ownWords = ({ on = shelf(), window = 'tab', version = '' } = {}) =>
  new OwnWords({ kept: keptDraft(on, 'saved', window), author: 'me', version, now: () => 0 });
