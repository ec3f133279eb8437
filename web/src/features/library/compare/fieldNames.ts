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
};
