/** What of a document's proposal a draft may take: nothing of it goes over what somebody typed. */
import type { DraftFields } from '../write/draftQuery';
import { fileTitle } from '../write/fileTitle';
import type { Proposal } from './proposalQuery';

export type Offered = keyof Proposal;
export type Offer = { field: Offered; value: string };

const order: Offered[] = ['title', 'summary', 'body', 'language'];

/** What every draft begins with, and what is said of a document whose language cannot be told. */
const anyLanguage = 'en';

/** A title that was made of the file's name was typed by nobody; a language other than the first one was chosen by somebody. */
export function offersOf(proposal: Proposal, fields: DraftFields, filename: string): Offer[] {
  const free: Record<Offered, boolean> = {
    title: ['', fileTitle(filename)].includes(fields.title.trim()),
    summary: fields.summary.trim() === '',
    body: fields.body.trim() === '',
    language: fields.language === anyLanguage,
  };
  return order
    .map((field) => ({ field, value: proposal[field].trim() }))
    .filter(({ field, value }) => free[field] && value !== '' && value !== fields[field]);
}

/** The headings of a text in Markdown, in their order. */
export const headingsOf = (markdown: string): string[] =>
  [...markdown.matchAll(/^#{1,6} +(.+?)[ #]*$/gm)].map(([, words]) => words!);
