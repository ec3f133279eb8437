/**
 * How often whoever made a flag was right before, in words. The weight is (upheld + 1) / (upheld + dismissed + 2): until two
 * flags of one kind stand against none of the other, or more against few, there is no record that tells anything.
 */
import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';

export function weightWords(weight: number): MessageDescriptor {
  if (weight >= 0.75) return msg`Was right most times before`;
  return weight <= 0.25 ? msg`Was wrong most times before` : msg`No clear record yet`;
}
