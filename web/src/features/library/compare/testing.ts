/** Comparisons for tests. */
import type { ComparedDocument, ComparedField, Comparison, Run } from './compareQuery';

export const run = (change: Run['change'], text: string): Run => ({ change, text });

export const field = (change: Partial<ComparedField> = {}): ComparedField => ({
  field: 'body',
  added: 1,
  removed: 1,
  marksChanged: false,
  truncated: false,
  passages: [
    {
      skipped: 120,
      runs: [run('SAME', 'Return it by '), run('REMOVED', 'Friday'), run('ADDED', 'Monday'), run('SAME', '.\n')],
    },
  ],
  ...change,
});

export const side = (name: string) => ({
  id: `a-${name}`,
  filename: name,
  mediaType: 'application/pdf',
  byteSize: 10,
  downloadPath: `/files/${name}`,
  text: { recognized: false },
});

export const document = (change: Partial<ComparedDocument> = {}): ComparedDocument => ({
  change: 'CHANGED',
  before: side('log.pdf'),
  after: side('log.pdf'),
  wordsCompared: true,
  added: 1,
  removed: 0,
  truncated: false,
  passages: [{ skipped: 0, runs: [run('SAME', 'Seal '), run('ADDED', 'number')] }],
  ...change,
});

export const comparison = (change: Partial<Comparison> = {}): Comparison => ({
  from: { id: 'v2', number: 2 },
  to: { id: 'v3', number: 3 },
  fields: [],
  documents: [],
  ...change,
});
