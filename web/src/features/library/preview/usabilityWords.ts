/** How usable something is in a state, in words. */
import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { EnumOf } from '../../../gql';

export const usabilityWords: Record<EnumOf<'Usability'>, MessageDescriptor> = {
  USABLE: msg`Usable as it is`,
  USABLE_WITH_CHANGES: msg`Usable with changes`,
  NOT_USABLE: msg`Not usable`,
  NOT_CHECKED: msg`Not checked`,
};
