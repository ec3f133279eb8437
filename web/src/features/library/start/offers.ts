/** What of a document's proposal a draft may take: nothing of it goes over what somebody typed. */
import type { DraftFields } from '../write/draftQuery';
import { fileTitle } from '../write/fileTitle';
import type { Proposal } from './proposalQuery';

export type Offered = keyof Proposal;
export type Offer = { field: Offered; value: string };

const order: Offered[] = ['title', 'summary', 'body', 'language'];

/** A title that was made of the file's name was typed by nobody. Of languages there is always one, so it is only offered. */
export function offersOf(proposal: Proposal, fields: DraftFields, filename: string): Offer[] {
  const free: Record<Offered, boolean> = {
    title: ['', fileTitle(filename)].includes(fields.title.trim()),
    summary: fields.summary.trim() === '',
    body: fields.body.trim() === '',
    language: proposal.language !== 'und',
  };
  return order
    .map((field) => ({ field, value: proposal[field].trim() }))
    .filter(({ field, value }) => free[field] && value !== '' && value !== fields[field]);
}

/** The headings of a text in Markdown, in their order. */
export const headingsOf = (markdown: string): string[] =>
  [...markdown.matchAll(/^#{1,6} +(.+?)[ #]*$/gm)].map(([, words]) => words!);
