/** The next step in words, each a whole sentence that tells somebody what to do or what they wait for. */
import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { StepName } from './nextStep';

export const stepWords: Record<StepName, MessageDescriptor> = {
  FINISH: msg`Finish it and send it on.`,
  WAIT_FOR_PUBLISHER: msg`A publisher of your office reads it next.`,
  APPROVE: msg`Read it, then approve it or send it back.`,
  WAIT_FOR_ALLIANCE: msg`The Alliance reads it next.`,
  REVIEW: msg`Claim the review, then decide.`,
  CHANGE: msg`Change what is asked for, then send it again.`,
  PUT_BACK_OR_RENEW: msg`Put it back, or publish a new version.`,
  ASK_TO_PUT_BACK: msg`A publisher of your office can put it back. You can write a new version.`,
  MEND: msg`Mend it and send a new version for review.`,
  MEND_OR_APPEAL: msg`Mend it and send a new version for review, or appeal.`,
  LOOK_AGAIN: msg`Put it back when it is in order again.`,
};
