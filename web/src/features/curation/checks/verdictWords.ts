/** The answers to a question of the checklist, in words. */
import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { EnumOf } from '../../../gql';

export type Verdict = EnumOf<'CheckVerdict'>;

/** In the order of the choices. */
export const verdicts: Verdict[] = ['YES', 'NO', 'DOUBT', 'NOT_APPLICABLE'];

export const verdictWords: Record<Verdict, MessageDescriptor> = {
  YES: msg`Yes`,
  NO: msg`No`,
  DOUBT: msg`Not sure`,
  NOT_APPLICABLE: msg`Does not apply`,
};

/** Whether the answer says nothing without the words that go with it. */
export const needsNote = (verdict: Verdict | null): boolean => verdict === 'NO' || verdict === 'DOUBT';
