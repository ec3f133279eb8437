/** How often whoever made a flag was right before, in words. In the middle there is no record yet, or one that tells nothing. */
import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';

export function weightWords(weight: number): MessageDescriptor {
  if (weight > 0.5) return msg`Was right most times before`;
  return weight < 0.5 ? msg`Was wrong most times before` : msg`No clear record yet`;
}
