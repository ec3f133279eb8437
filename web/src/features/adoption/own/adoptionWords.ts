/** The words on screen for what an office means to do with what it uses, and for how far it is. */
import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { EnumOf } from '../../../gql';

export type Intent = EnumOf<'AdoptionIntent'>;
export type Status = EnumOf<'AdoptionStatus'>;

export const intents: Intent[] = ['TELL_UPDATES', 'KEEP_COPY', 'PROPOSE_MERGES'];

export const intentWords: Record<Intent, MessageDescriptor> = {
  TELL_UPDATES: msg`Tell us when there is a new version`,
  KEEP_COPY: msg`Keep our copy as it is`,
  PROPOSE_MERGES: msg`Show us what is new, to add to our own changes`,
};

export const intentHints: Record<Intent, MessageDescriptor> = {
  TELL_UPDATES: msg`Your office’s page says so. You choose whether to take it.`,
  KEEP_COPY: msg`You use this version, whatever comes later.`,
  PROPOSE_MERGES: msg`For offices that have changed their copy.`,
};

/** What may be said of a use that goes on; to stop is the last one. */
export const statuses: Status[] = ['PLANNED', 'IN_USE', 'RETIRED'];

export const statusWords: Record<Status, MessageDescriptor> = {
  PLANNED: msg`We plan to use it`,
  IN_USE: msg`We use it now`,
  RETIRED: msg`We stopped using it`,
};
