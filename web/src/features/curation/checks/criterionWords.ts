/** The questions of the checklist in the reader's language. The server keeps them as data, in English; one that is not here is shown as it comes. */
import type { I18n, MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { Check } from '../reviewQuery';

type Words = { question: MessageDescriptor; help: MessageDescriptor };

const known: Partial<Record<string, Words>> = {
  nonpartisan: {
    question: msg`Is it neutral?`,
    help: msg`It favors no party, candidate or side of a ballot question, in words and in pictures, and it promotes no product.`,
  },
  lawful: {
    question: msg`Is it lawful where it says it applies?`,
    help: msg`What it tells people to do is right in each state that it names. Where you cannot tell, choose Not sure: then a second person looks.`,
  },
  private: {
    question: msg`Is it free of private data?`,
    help: msg`No voter’s name, address, birth date or signature, no password, key or seal number, in the text or inside the documents.`,
  },
  accessible: {
    question: msg`Can everybody read it?`,
    help: msg`Headings, descriptions of pictures, tables with headers, plain words. The findings of the documents help.`,
  },
  credited: {
    question: msg`Does it say where it comes from?`,
    help: msg`What others made is named with its source and license.`,
  },
  aligned: {
    question: msg`Does it serve what it says?`,
    help: msg`The values and standards that it names are the ones that it helps with.`,
  },
};

type Criterion = Pick<Check['criterion'], 'key' | 'question'>;

export const questionWords = (i18n: I18n, { key, question }: Criterion): string =>
  known[key] ? i18n._(known[key].question) : question;

export const helpWords = (i18n: I18n, { key, help }: Check['criterion']): string =>
  known[key] ? i18n._(known[key].help) : help;
