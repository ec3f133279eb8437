/** What one's own role allows, in a whole sentence: where it stands alone, not in a list of roles that build on each other. */
import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { AllianceRole, Role } from '../roleWords';

export const duties: Record<Role, MessageDescriptor> = {
  READER: msg`You read what members share, and what your department keeps to itself.`,
  CONTRIBUTOR: msg`You read, write drafts, and send them for review.`,
  PUBLISHER: msg`You read, write, publish inside the department, and edit the office profile.`,
  STEWARD: msg`You read, write, publish inside the department, and manage its people.`,
};

export const staffDuties: Record<AllianceRole, MessageDescriptor> = {
  MODERATOR: msg`You review what departments send, and read the record.`,
  CURATOR: msg`You review what departments send, read the record, and make groups.`,
  ADMINISTRATOR: msg`You review, read the record, make groups, decide who joins departments, and give staff roles.`,
};
