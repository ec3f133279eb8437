/** What a request asks for and how it ended, in words; on the public pages too, so that staff, offices and readers read the same. */
import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { EnumOf } from '../../../gql';

export type RequestKind = EnumOf<'ReviewKind'>;
/** What the Alliance did unasked has words of its own (`reportWords.ts`). */
type Kind = EnumOf<'TransparencyKind'>;
type State = EnumOf<'ReviewState'> | EnumOf<'TransparencyDecision'>;

export const requestWords: Record<RequestKind, MessageDescriptor> = {
  PUBLICATION: msg`Publication`,
  FLAG: msg`Flag`,
  APPEAL: msg`Appeal`,
};

const ended: Partial<Record<Kind, Partial<Record<State, MessageDescriptor>>>> = {
  PUBLICATION: {
    APPROVED: msg`Approved and published`,
    CHANGES_ASKED: msg`Sent back with changes to make`,
    DECLINED: msg`Declined`,
  },
  // What became of it, a takedown or a new version, stands in the reason.
  FLAG: { UPHELD: msg`Something was wrong`, DISMISSED: msg`Left as it is` },
  APPEAL: { UPHELD: msg`Published again`, DISMISSED: msg`Kept down` },
};

/** Whoever asked may also take it back, whatever they asked for. */
const takenBack = msg`Taken back`;

export const endWords = (kind: Kind, state: State): MessageDescriptor => ended[kind]?.[state] ?? takenBack;
