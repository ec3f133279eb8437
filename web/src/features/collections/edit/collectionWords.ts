/** The names of a collection's fields. */
import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { CollectionFields } from './collectionFields';

export const collectionWords: Record<keyof CollectionFields, MessageDescriptor> = {
  title: msg`Title`,
  summary: msg`Summary`,
  introduction: msg`Introduction`,
  reach: msg`Who may read it`,
  groupId: msg`Group`,
  values: msg`Values`,
  standards: msg`Standards`,
  topics: msg`Topics`,
};
