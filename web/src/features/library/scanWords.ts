/** Whether a document was looked at for malware, in a reader's words. */
import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { EnumOf } from '../../gql';

export const scanWords: Record<EnumOf<'MalwareScan'>, MessageDescriptor> = {
  NOT_SCANNED: msg`Not scanned for malware`,
  WAITING: msg`Waiting for the malware scanner`,
  CLEAN: msg`Scanned for malware, nothing found`,
  INFECTED: msg`Malware was found`,
};
