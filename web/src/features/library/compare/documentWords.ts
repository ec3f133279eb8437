/** What happened to a document from one version to another, in words. */
import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { ComparedDocument } from './compareQuery';

export const documentWords: Record<ComparedDocument['change'], MessageDescriptor> = {
  ADDED: msg`Added: the older version does not have it.`,
  REMOVED: msg`Removed: the newer version does not have it.`,
  CHANGED: msg`Changed.`,
  RENAMED: msg`The same document under a new name.`,
  SAME: msg`Not changed.`,
};
