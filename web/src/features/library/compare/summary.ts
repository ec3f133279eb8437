/** How much changed, counted over a whole comparison: the line that stands first. */
import type { ComparedDocument, Comparison } from './compareQuery';

/** The fields that are written as text. The others say where and for whom. */
const texts = ['title', 'summary', 'body', 'challenge', 'approach', 'outcome'];

export const isText = (field: string) => texts.includes(field);

export const isUnchanged = ({ change }: Pick<ComparedDocument, 'change'>) => change === 'SAME';

export function summary({ fields, documents }: Pick<Comparison, 'fields' | 'documents'>) {
  const written = fields.filter(({ field }) => isText(field));
  const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0);
  const count = (change: ComparedDocument['change']) =>
    documents.filter((document) => document.change === change).length;
  return {
    added: sum(written.map(({ added }) => added)),
    removed: sum(written.map(({ removed }) => removed)),
    facts: fields.length - written.length,
    documents: {
      added: count('ADDED'),
      removed: count('REMOVED'),
      changed: count('CHANGED'),
      renamed: count('RENAMED'),
    },
    nothing: fields.length === 0 && documents.every(isUnchanged),
  };
}
