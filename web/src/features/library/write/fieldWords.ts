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
  verdicts: msg`May other states use it?`,
  sizes: msg`Sizes of office it is for`,
  equipment: msg`Equipment it is for`,
  electionKinds: msg`Elections it is for`,
  effort: msg`What does it take?`,
  cost: msg`What does it cost?`,
  reviewBy: msg`Look at it again by`,
  pictures: msg`Pictures`,
  fillIns: msg`What is to be filled in`,
  audience: msg`Who is it for?`,
  minutes: msg`How many minutes does it take?`,
  objectives: msg`What people can do afterwards`,
  challenge: msg`Challenge: what was the problem?`,
  approach: msg`Approach: what did you do?`,
  outcome: msg`Outcome: what came of it?`,
  figures: msg`Numbers before and after`,
  contact: msg`Whom to ask`,
};
