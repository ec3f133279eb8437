/** The words for posts, roles and what is like them, so that every screen of the directory calls them the same. */
import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { EnumOf } from '../../gql';

export type Role = EnumOf<'Role'>;
export type Post = EnumOf<'Post'>;
export type AllianceRole = EnumOf<'AllianceRole'>;

type Words<Value extends string> = Record<Value, MessageDescriptor>;

export const roleWords: Words<Role> = {
  READER: msg`Reader`,
  CONTRIBUTOR: msg`Contributor`,
  PUBLISHER: msg`Publisher`,
  STEWARD: msg`Steward`,
};

/** What each role may do; each one may do what those before it may. */
export const roleHints: Words<Role> = {
  READER: msg`Reads what members share and what the department keeps to itself`,
  CONTRIBUTOR: msg`Also writes drafts and sends them for review`,
  PUBLISHER: msg`Also publishes inside the department and edits the office profile`,
  STEWARD: msg`Also invites, changes and removes people, and reads the record`,
};

export const roles: Role[] = ['READER', 'CONTRIBUTOR', 'PUBLISHER', 'STEWARD'];

export const postWords: Words<Post> = {
  CHIEF: msg`Chief`,
  DEPUTY: msg`Deputy`,
  COMMUNICATIONS: msg`Communications`,
  RECORDS: msg`Records`,
  STAFF: msg`Staff`,
};

export const posts: Post[] = ['CHIEF', 'DEPUTY', 'COMMUNICATIONS', 'RECORDS', 'STAFF'];

export const allianceRoleWords: Words<AllianceRole> = {
  MODERATOR: msg`Moderator`,
  CURATOR: msg`Curator`,
  ADMINISTRATOR: msg`Administrator`,
};

/** What each kind of staff may do; each one may do what those before it may. */
export const allianceRoleHints: Words<AllianceRole> = {
  MODERATOR: msg`Reviews what departments send, and reads the record`,
  CURATOR: msg`Also makes and edits groups`,
  ADMINISTRATOR: msg`Also decides who joins departments, registers mail domains, and gives staff roles`,
};

export const allianceRoles: AllianceRole[] = ['MODERATOR', 'CURATOR', 'ADMINISTRATOR'];
