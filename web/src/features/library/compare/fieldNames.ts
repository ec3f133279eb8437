/** The fields of a version, as a comparison names them. */
import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';

export const fieldNames: Record<string, MessageDescriptor | undefined> = {
  title: msg`Title`,
  summary: msg`Summary`,
  body: msg`Text`,
  reach: msg`Shared with`,
  states: msg`Applies in`,
  values: msg`Values`,
  standards: msg`Standards`,
  topics: msg`Topics`,
  language: msg`Language`,
  licence: msg`License`,
  sourceUrl: msg`Source`,
  challenge: msg`Challenge`,
  approach: msg`Approach`,
  outcome: msg`Outcome`,
  effort: msg`What it takes`,
  cost: msg`What it costs`,
  reviewBy: msg`Its office looks at it again by`,
  verdicts: msg`May your state use it?`,
  sizes: msg`Sizes of office`,
  equipment: msg`Equipment`,
  electionKinds: msg`Elections`,
  fillIns: msg`What is to be filled in`,
  audience: msg`For whom`,
  minutes: msg`Minutes`,
  objectives: msg`Afterwards people can`,
  figures: msg`In numbers`,
  contact: msg`Whom to ask`,
  pictures: msg`Pictures`,
};
