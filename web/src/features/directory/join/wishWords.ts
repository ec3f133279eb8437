/** Where a wish to join is, in words. */
import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { EnumOf } from '../../../gql';

export const wishWords: Record<EnumOf<'JoinState'>, MessageDescriptor> = {
  WAITING: msg`Waiting for an answer`,
  APPROVED: msg({ message: 'Approved', context: 'wish to join' }),
  DECLINED: msg({ message: 'Declined', context: 'wish to join' }),
  WITHDRAWN: msg({ message: 'Withdrawn', context: 'wish to join' }),
};
