/** What can be decided about flags and about an appeal: each with what it does. */
import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { EnumOf } from '../../../gql';
import type { RequestKind } from '../open/requestWords';

export type Decision = EnumOf<'ModerationDecision'>;

/** What takes something from readers stands last. */
export const decisionsOf: Record<Exclude<RequestKind, 'PUBLICATION'>, Decision[]> = {
  FLAG: ['DISMISS', 'ASK_TO_MEND', 'TAKE_DOWN'],
  APPEAL: ['PUT_BACK', 'KEEP_DOWN'],
};

export const choiceWords: Record<Decision, { label: MessageDescriptor; effect: MessageDescriptor }> = {
  DISMISS: {
    label: msg`Leave it as it is`,
    effect: msg`Nothing is wrong with it. Readers see it, and your reason.`,
  },
  ASK_TO_MEND: {
    label: msg`Ask the department to mend it`,
    effect: msg`The department is to write a new version. What was hidden stays hidden until then. Readers see your reason.`,
  },
  TAKE_DOWN: {
    label: msg`Take it down`,
    effect: msg`Only people who write for its office see it then. All others see your reason. The department may appeal.`,
  },
  PUT_BACK: {
    label: msg`Put it back`,
    effect: msg`It is published as it was before. Readers see your reason.`,
  },
  KEEP_DOWN: {
    label: msg`Keep it down`,
    effect: msg`It stays taken down. The department and readers see your reason.`,
  },
};
