/** What the address of the thesaurus' list means. */
export type ThesaurusState = { q?: string; category?: string; retired?: '1'; after?: string };

const text = (value: unknown) => (typeof value === 'string' && value ? value : undefined);

export const readThesaurusState = (raw: Record<string, unknown>): ThesaurusState => ({
  q: text(raw.q),
  category: text(raw.category),
  retired: raw.retired === '1' ? '1' : undefined,
  after: text(raw.after),
});
