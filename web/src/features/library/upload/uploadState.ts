/** The states of one file on its way up, and the only steps between them. Pure: the steps are taken in runUpload. */
import type { AttachmentFacts } from './attachmentFragment';

export type Upload = { key: string; file: File } & (
  | { at: 'hashing' }
  | { at: 'sending'; done: number }
  | { at: 'checking'; attachment: AttachmentFacts }
  | { at: 'ready'; attachment: AttachmentFacts }
  /** The server read it and says why it may not be shared. */
  | { at: 'refused'; words: string }
  /** It did not get there; trying again may help. `words` are empty when no answer came. */
  | { at: 'failed'; words: string }
  | { at: 'cancelled' }
);

export type UploadStep =
  | { type: 'sending'; done: number }
  | { type: 'arrived'; attachment: AttachmentFacts }
  | { type: 'refused'; words: string }
  | { type: 'failed'; words: string }
  | { type: 'cancelled' }
  | { type: 'again' };

export const begin = (key: string, file: File): Upload => ({ key, file, at: 'hashing' });

const onTheWay = (upload: Upload) => upload.at === 'hashing' || upload.at === 'sending' || upload.at === 'checking';

/** A step that does not fit the state (a late progress event after a cancel, say) changes nothing. */
export function nextUpload(upload: Upload, step: UploadStep): Upload {
  const { key, file } = upload;
  switch (step.type) {
    case 'sending':
      return upload.at === 'hashing' || upload.at === 'sending'
        ? { key, file, at: 'sending', done: step.done }
        : upload;
    case 'arrived':
      if (!onTheWay(upload)) return upload;
      if (step.attachment.state === 'READY') return { key, file, at: 'ready', attachment: step.attachment };
      if (step.attachment.state === 'REFUSED')
        return { key, file, at: 'refused', words: step.attachment.refusal ?? '' };
      return { key, file, at: 'checking', attachment: step.attachment };
    case 'refused':
      return onTheWay(upload) ? { key, file, at: 'refused', words: step.words } : upload;
    case 'failed':
      return onTheWay(upload) ? { key, file, at: 'failed', words: step.words } : upload;
    case 'cancelled':
      return onTheWay(upload) ? { key, file, at: 'cancelled' } : upload;
    case 'again':
      return upload.at === 'failed' || upload.at === 'cancelled' ? begin(key, file) : upload;
  }
}

export const isBusy = onTheWay;
