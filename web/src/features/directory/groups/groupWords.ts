/** The words for what brings the departments of a group together. */
import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { EnumOf } from '../../../gql';

export type GroupKind = EnumOf<'GroupKind'>;

export const groupKindWords: Record<GroupKind, MessageDescriptor> = {
  COHORT: msg`Cohort`,
  STATE_ASSOCIATION: msg`State association`,
  WORKING_GROUP: msg`Working group`,
};

export const groupKindHints: Record<GroupKind, MessageDescriptor> = {
  COHORT: msg`Departments that learn together for a while`,
  STATE_ASSOCIATION: msg`Departments of one state`,
  WORKING_GROUP: msg`Departments that work on one thing`,
};
