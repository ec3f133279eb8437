/** What an API token may be used for, in words. Each scope includes those before it, so one choice says it all. */
import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { EnumOf } from '../../../gql';

export type TokenScope = EnumOf<'TokenScope'>;

export const tokenScopes: TokenScope[] = ['READ', 'WRITE', 'MANAGE'];

type Words = Record<TokenScope, MessageDescriptor>;

export const scopeWords: Words = { READ: msg`Read`, WRITE: msg`Read and write`, MANAGE: msg`Manage` };

export const scopeHints: Words = {
  READ: msg`A program reads what you may read, and changes nothing`,
  WRITE: msg`It also writes drafts, uploads files and sends them for review, as you may`,
  MANAGE: msg`It also changes people, roles, sign-ins and tokens, as you may. Few programs need this.`,
};

/** The widest of a token's scopes; the others are inside it. */
export const widest = (scopes: readonly TokenScope[]): TokenScope =>
  tokenScopes.findLast((scope) => scopes.includes(scope)) ?? 'READ';
