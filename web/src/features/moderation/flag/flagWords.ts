/** What can be wrong with a resource or a collection, each in a word and a line, and where a flag is. */
import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { EnumOf } from '../../../gql';

export type FlagKind = EnumOf<'FlagKind'>;
export type FlagState = EnumOf<'FlagState'>;

/** What happens most stands first. */
export const flagKinds: FlagKind[] = [
  'OUTDATED',
  'WRONG',
  'PARTISAN',
  'UNLAWFUL',
  'PRIVATE_DATA',
  'UNSAFE',
  'ACCESSIBILITY',
  'COPYRIGHT',
  'OTHER',
];

export const flagWords: Record<FlagKind, MessageDescriptor> = {
  OUTDATED: msg`Out of date`,
  WRONG: msg`Wrong`,
  PARTISAN: msg`Takes sides`,
  UNLAWFUL: msg`Against the law`,
  PRIVATE_DATA: msg`Private data`,
  UNSAFE: msg`Dangerous`,
  ACCESSIBILITY: msg`Not usable for some people`,
  COPYRIGHT: msg`Belongs to somebody else`,
  OTHER: msg`Something else`,
};

/** What is grave may be hidden from readers at once. */
export const flagHints: Record<FlagKind, MessageDescriptor> = {
  OUTDATED: msg`It was right once: a law, a date or a contact has changed`,
  WRONG: msg`It says something that is not so`,
  PARTISAN: msg`It is for or against a candidate, a party or a ballot question`,
  UNLAWFUL: msg`It tells people to do what the law does not allow`,
  PRIVATE_DATA: msg`It shows something of a person that should stay private. It may be hidden while it is checked.`,
  UNSAFE: msg`It could put people or an election in danger. It may be hidden while it is checked.`,
  ACCESSIBILITY: msg`Some people cannot read it or fill it in, such as those who use a screen reader`,
  COPYRIGHT: msg`Whoever owns it did not allow it to be shared`,
  OTHER: msg`Say it in your own words below`,
};

export const flagStateWords: Record<FlagState, MessageDescriptor> = {
  OPEN: msg`Waits to be checked`,
  UPHELD: msg`Checked: you were right`,
  DISMISSED: msg`Checked: nothing had to change`,
  TAKEN_BACK: msg`You took it back`,
};
