/** The words for a request that is closed. Nobody is "rejected": either something is to be changed, or it does not fit here. */
import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { EnumOf } from '../../gql';

type State = EnumOf<'ReviewState'>;
export type OpenState = Extract<State, 'SUBMITTED' | 'WAITING' | 'CLAIMED'>;

/** How a request to publish ends; flags and appeals end in their own words (`moderation/open/requestWords.ts`). */
export type ReviewEnd = Exclude<State, OpenState | 'UPHELD' | 'DISMISSED'>;

export const decisionWords: Record<ReviewEnd, MessageDescriptor> = {
  APPROVED: msg`Approved and published`,
  CHANGES_ASKED: msg`Sent back with changes to make`,
  DECLINED: msg`Declined`,
  TAKEN_BACK: msg`Taken back before it was decided`,
};

/** What a request waits for while it is open, for those who wait. */
export const waitingWords: Record<OpenState, MessageDescriptor> = {
  SUBMITTED: msg`A publisher of the office reads it next.`,
  WAITING: msg`The Alliance reads it next.`,
  CLAIMED: msg`An Alliance reviewer is reading it.`,
};
