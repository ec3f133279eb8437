/** What each entry of a review's timeline tells, in words. */
import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { EnumOf } from '../../../gql';

export const entryWords: Record<EnumOf<'ReviewEntryKind'>, MessageDescriptor> = {
  SUBMITTED: msg`Sent`,
  SENT_ON: msg`Sent on to the Alliance`,
  TAKEN_BACK: msg`Taken back`,
  CLAIMED: msg`Taken for review`,
  RELEASED: msg`Given back to the queue`,
  CHECK: msg`Answered a question`,
  COMMENT: msg`Comment`,
  NOTE: msg`Note`,
  PASSAGE: msg`Change asked for here`,
  ADVICE_TO_APPROVE: msg`Advice: approve`,
  ADVICE_TO_ASK_FOR_CHANGES: msg`Advice: ask for changes`,
  ADVICE_TO_DECLINE: msg`Advice: decline`,
  ADVICE_TO_TAKE_DOWN: msg`Advice: take it down`,
  ADVICE_TO_ASK_TO_MEND: msg`Advice: ask the department to mend it`,
  ADVICE_TO_DISMISS: msg`Advice: leave it as it is`,
  ADVICE_TO_PUT_BACK: msg`Advice: put it back`,
  ADVICE_TO_KEEP_DOWN: msg`Advice: keep it down`,
  SECOND_ASKED: msg`Asked a second person`,
  CHANGES_ASKED: msg`Changes asked for`,
  APPROVED: msg`Approved`,
  DECLINED: msg`Declined`,
  FLAGGED: msg`Flagged`,
  APPEALED: msg`Appealed`,
  UPHELD: msg`Found right`,
  DISMISSED: msg`Found not right`,
};
