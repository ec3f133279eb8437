/** The fields of a collection as its form holds them. */
import { type Reach } from '../../../ui/kinds';
import { changed } from '../../../ui/meeting';
import type { SavedCollection } from './editQuery';

export type CollectionFields = {
  title: string;
  summary: string;
  introduction: string;
  reach: Reach;
  /** The group that it is to be shared with; empty for none, and where a group keeps it, which is shared with no other. */
  groupId: string;
  values: string[];
  standards: string[];
  /** With commas between them. */
  topics: string;
};

/** What stood there when the writer began. */
export type Base = { revision: number; fields: CollectionFields };

export const baseOf = (saved: SavedCollection): Base => ({
  revision: saved.revision,
  fields: {
    title: saved.title,
    summary: saved.summary,
    introduction: saved.introduction,
    // What is asked of the Alliance is what its keepers want.
    reach: saved.askedReach ?? saved.reach,
    groupId: (saved.groupName === null && saved.group?.id) || '',
    values: saved.values,
    standards: saved.standards,
    topics: saved.topics.join(', '),
  },
});

export const readTopics = (text: string): string[] => [
  ...new Set(
    text
      .split(',')
      .map((topic) => topic.trim())
      .filter(Boolean),
  ),
];

/** The changed fields as the server takes them; what did not change stays out, so that nobody else's words are touched. */
export function changesInput(base: CollectionFields, mine: CollectionFields) {
  const differs = changed(base, mine);
  const text = (name: 'title' | 'summary' | 'introduction') => (differs.includes(name) ? mine[name].trim() : undefined);
  const reaches = differs.includes('reach') || differs.includes('groupId');
  return {
    title: text('title'),
    summary: text('summary'),
    introduction: text('introduction'),
    reach: reaches ? mine.reach : undefined,
    groupId: (reaches && mine.reach === 'GROUP' && mine.groupId) || undefined,
    values: differs.includes('values') ? mine.values : undefined,
    standards: differs.includes('standards') ? mine.standards : undefined,
    topics: differs.includes('topics') ? readTopics(mine.topics) : undefined,
  };
}
