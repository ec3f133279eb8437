/** What the kinds of labels are called, and what each is for. */
import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { EnumOf } from '../../../gql';

export type LabelKind = Exclude<EnumOf<'LabelKind'>, 'PREFERRED'>;

export const labelKindWords: Record<LabelKind, MessageDescriptor> = {
  VARIANT: msg`Another word`,
  ACRONYM: msg`Acronym`,
  SPANISH: msg`Spanish`,
  STATE: msg`A state’s word`,
};

export const labelKinds = Object.keys(labelKindWords) as LabelKind[];
