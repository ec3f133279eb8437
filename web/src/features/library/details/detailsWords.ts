/** The words for how usable something is in a state, and for kinds of election: the same for writers and readers. */
import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { EnumOf } from '../../../gql';

export type Usability = EnumOf<'Usability'>;
export type ElectionKind = EnumOf<'ElectionKind'>;

export const usabilityWords: Record<Usability, MessageDescriptor> = {
  USABLE: msg`Usable`,
  USABLE_WITH_CHANGES: msg`Usable with changes`,
  NOT_USABLE: msg`Not usable`,
  NOT_CHECKED: msg`Not checked yet`,
};

export const electionKindWords: Record<ElectionKind, MessageDescriptor> = {
  PRESIDENTIAL: msg`Presidential election`,
  PRIMARY: msg`Primary`,
  GENERAL: msg`General election`,
  MUNICIPAL: msg`City, town or village election`,
  SCHOOL: msg`School district election`,
  SPECIAL: msg`Special election`,
};
