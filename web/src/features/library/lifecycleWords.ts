/** Where a resource is in its life, in words: one place for the badge, the notices and the lists. */
import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { EnumOf } from '../../gql';

export type Status = EnumOf<'ResourceStatus'>;
export type ResourceAction = EnumOf<'ResourceAction'>;

export const statusWords: Record<Status, MessageDescriptor> = {
  DRAFT: msg`Draft`,
  SUBMITTED: msg`Waits for a publisher`,
  IN_REVIEW: msg`In review`,
  CHANGES_ASKED: msg`Changes asked for`,
  PUBLISHED: msg`Published`,
  CORRECTED: msg`Corrected`,
  ARCHIVED: msg`Archived`,
  SUPERSEDED: msg`Replaced`,
  WITHDRAWN: msg`Withdrawn`,
  TAKEN_DOWN: msg`Taken down`,
};

/** The same of the next version, where it stands behind the state of what is published. */
export const nextWords: Partial<Record<Status, MessageDescriptor>> = {
  DRAFT: msg`next version: draft`,
  SUBMITTED: msg`next version: waits for a publisher`,
  IN_REVIEW: msg`next version: in review`,
  CHANGES_ASKED: msg`next version: changes asked for`,
};

/** Whether readers see a notice instead of it. */
export const isGone = (status: Status) => status === 'WITHDRAWN' || status === 'TAKEN_DOWN';

/** What is still there to read, but not kept up: whoever meets it in a list should know before opening it. */
export const isPast = (status: Status) => status === 'ARCHIVED' || status === 'SUPERSEDED';

/** What may be done with a resource without working on it. */
const forReaders: ResourceAction[] = ['ADD_TO_COLLECTION', 'ADOPT', 'ENDORSE', 'FEATURE', 'FLAG'];

/** Whether somebody does more with a resource than read it, use it, recommend it and say what is wrong with it. */
export const worksOnIt = (actions: ResourceAction[]) => actions.some((action) => !forReaders.includes(action));
