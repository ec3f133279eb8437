/** Drafts for tests, and a shelf to keep them on. */
import type { DraftDetails } from './detailsFields';
import type { Draft } from './draftQuery';
import type { Shelf } from './keptDraft';

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
