/** The names of a draft's fields, for the form, its errors and the comparison of two people's text. */
import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { DraftFields } from './draftQuery';

export const fieldWords: Record<keyof DraftFields, MessageDescriptor> = {
  title: msg`Title`,
  summary: msg`Summary`,
  body: msg`Text`,
  changeNote: msg`What changed in this version?`,
  corrects: msg`This version mends a mistake in the one before`,
  reach: msg`Who may read it?`,
  language: msg`Language`,
  licence: msg`License`,
  sourceUrl: msg`Web address of the source`,
  states: msg`States where it applies`,
  values: msg`Values it serves`,
  standards: msg`Standards it serves`,
  topics: msg`Topics`,
  attachmentIds: msg`Documents`,
};
