/** The words for the levels of an endorsement. */
import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { EnumOf } from '../../gql';

export type Level = EnumOf<'EndorsementLevel'>;

/** From the lowest to the highest. */
export const levels: Level[] = ['NOT_YET', 'MEETS', 'EXEMPLARY'];

export const levelWords: Record<Level, MessageDescriptor> = {
  NOT_YET: msg`Not yet`,
  MEETS: msg`Meets it`,
  EXEMPLARY: msg`An example to others`,
};
