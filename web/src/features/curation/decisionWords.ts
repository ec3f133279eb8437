/** The words for a decided review. Nobody is "rejected": either something is to be changed, or it does not fit here. */
import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';

export const decisionWords: Record<'APPROVED' | 'CHANGES_ASKED' | 'DECLINED', MessageDescriptor> = {
  APPROVED: msg`Approved and published`,
  CHANGES_ASKED: msg`Sent back with changes to make`,
  DECLINED: msg`Declined`,
};
