/** What the server refuses in a review, in the language of the screen, by the reason that it gives; others in the server's words. */
import type { I18n, MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { EnumOf } from '../../gql';
import type { Failure } from '../../gql/errors';
import { sayWith } from '../../ui/sayWith';

const words: Partial<Record<string, MessageDescriptor>> = {
  PASSAGE_NOT_FOUND: msg({
    message:
      '“{value}” does not stand in this version. Copy the words as they stand in its title, its text or its documents, or say in the reason what is missing.',
  }),
  PASSAGE_EMPTY: msg`Each passage needs its words, and what to change about them.`,
  OWN_PART: msg`You have a part in this yourself. Somebody else must decide.`,
  OWN_DEPARTMENT: msg`You hold a seat in the department that asks. Somebody else must decide.`,
  WORDS_CHANGED: msg`Its keepers have changed the words since you opened it. Read them again, and decide then.`,
  REFUSED_LATELY: msg({
    message:
      'The office that owns it said no to this collection lately. You may ask again from {value}, or write to it.',
  }),
  NO_DOUBT: msg`Answer a question with “Not sure” first, and say what you doubt. Then ask a second person.`,
};

export function sayRefusal(i18n: I18n, { reason, value, message }: Failure): string {
  const known = reason ? words[reason] : undefined;
  return known ? sayWith(i18n, known, { value: value ?? '' }) : message;
}

/** Why a step inside the office came too late: where the request is by now. */
export const movedWords: Record<EnumOf<'ReviewState'>, MessageDescriptor> = {
  SUBMITTED: msg`It is with a publisher of the office by now.`,
  WAITING: msg`It is before the Alliance by now.`,
  CLAIMED: msg`It is before the Alliance by now.`,
  APPROVED: msg`It is approved by now.`,
  CHANGES_ASKED: msg`It was sent back by now.`,
  DECLINED: msg`It was declined by now.`,
  TAKEN_BACK: msg`It was taken back by now.`,
  UPHELD: msg`It is decided by now.`,
  DISMISSED: msg`It is decided by now.`,
};
