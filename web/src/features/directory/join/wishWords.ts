/** Where a wish to join is, in words. */
import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { EnumOf } from '../../../gql';

export const wishWords: Record<EnumOf<'JoinState'>, MessageDescriptor> = {
  WAITING: msg`Waiting for an answer`,
  APPROVED: msg`Approved`,
  DECLINED: msg`Declined`,
  WITHDRAWN: msg`Withdrawn`,
};
