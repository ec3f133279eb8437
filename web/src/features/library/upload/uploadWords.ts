/** What is said of an upload: where it is, and why it did not come through. */
import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { Fault, Upload } from './uploadState';

export const stateWords = (upload: Upload): MessageDescriptor => {
  switch (upload.at) {
    case 'waiting':
      return msg`Waiting for its turn…`;
    case 'hashing':
      return msg`Reading the file…`;
    case 'sending':
      return msg`Uploading…`;
    case 'lost':
      return msg`The connection is lost. It goes on by itself.`;
    case 'checking':
      return upload.attachment.scan === 'WAITING' ? msg`Waiting for the malware scanner…` : msg`Being checked…`;
    case 'ready':
      return msg`Ready`;
    case 'turned away':
    case 'refused':
      return msg`Not accepted.`;
    case 'failed':
      return faultWords[upload.why];
    case 'cancelled':
      return msg`Canceled`;
  }
};

const faultWords: Record<Fault, MessageDescriptor> = {
  line: msg`The upload did not get through. Check the internet connection; what is there already is not sent again.`,
  file: msg`This file cannot be read any more. It was changed, moved or opened elsewhere: choose it again.`,
  checker: msg`It is here, but still waits to be checked. Look again later under “Not in this draft”.`,
  server: msg`The upload did not get through.`,
};

export const turnedAwayWords: Record<Extract<Upload, { at: 'turned away' }>['why'], MessageDescriptor> = {
  'unknown type': msg`Files of this type are not taken. Save it as one of the types named below, then choose it again.`,
  empty: msg`The file is empty. Save it again, then choose it again.`,
  'too big': msg`It is over the limit. Make it smaller, or split it.`,
  'no room': msg`Your office has no room left for it. Throw away uploads that you do not need, or ask the Alliance for more room.`,
  'another file': msg`This is not the same file. Choose the one that you began with, or add this one as a new document.`,
};
