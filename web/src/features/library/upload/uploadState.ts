/** The states of one file on its way up, and the only steps between them. Pure: the steps are taken in runUpload. */
import type { HeldFacts } from '../attachmentFragment';
import type { DoorRefusal } from './checkFile';

/** Why it did not get there. */
export type Fault = 'line' | 'file' | 'checker' | 'server';

export type Upload = {
  key: string;
  file: File;
  /** Begun before, in this visit or an earlier one: it goes on when the file is the same. */
  awaited?: HeldFacts;
  /** Once the server knows of it. */
  attachmentId?: string;
} & (
  | { at: 'waiting' }
  | { at: 'hashing'; done: number }
  | { at: 'sending'; done: number }
  /** The line is gone; it goes on by itself. */
  | { at: 'lost'; done: number }
  | { at: 'checking'; attachment: HeldFacts }
  | { at: 'ready'; attachment: HeldFacts }
  /** Seen before a byte travelled. */
  | { at: 'turned away'; why: DoorRefusal | 'another file' }
  /** The server says why it may not be shared. `again` when sending it anew may help. */
  | { at: 'refused'; words: string; again: boolean }
  /** It did not get there; trying again may help. `words` are the server's, if it said any. */
  | { at: 'failed'; why: Fault; words: string }
  | { at: 'cancelled' }
);

export type UploadStep =
  | { type: 'hashing'; done: number }
  | { type: 'begun'; attachmentId: string }
  | { type: 'sending'; done: number }
  | { type: 'lost' }
  | { type: 'arrived'; attachment: HeldFacts }
  | { type: 'another file' }
  | { type: 'refused'; words: string }
  | { type: 'failed'; why: Fault; words: string }
  | { type: 'cancelled' }
  | { type: 'again' };

export const begin = (key: string, file: File, awaited?: HeldFacts): Upload => ({
  key,
  file,
  at: 'waiting',
  ...(awaited && { awaited, attachmentId: awaited.id }),
});

export const turnAway = (key: string, file: File, why: DoorRefusal): Upload => ({ key, file, at: 'turned away', why });

export const isBusy = ({ at }: Upload) =>
  at === 'waiting' || at === 'hashing' || at === 'sending' || at === 'lost' || at === 'checking';

export const mayTryAgain = (upload: Upload) =>
  upload.at === 'failed' || upload.at === 'cancelled' || (upload.at === 'refused' && upload.again);

/** A step that does not fit the state (a late progress event after a cancel, say) changes nothing. */
export function nextUpload(upload: Upload, step: UploadStep): Upload {
  const { key, file, awaited, attachmentId } = upload;
  const base = { key, file, ...(awaited && { awaited }), ...(attachmentId && { attachmentId }) };
  if (step.type === 'again') return mayTryAgain(upload) ? { ...base, at: 'waiting' } : upload;
  if (!isBusy(upload)) return upload;
  switch (step.type) {
    case 'hashing':
      return upload.at === 'waiting' || upload.at === 'hashing' ? { ...base, at: 'hashing', done: step.done } : upload;
    case 'begun':
      return { ...upload, attachmentId: step.attachmentId };
    case 'sending':
      return upload.at === 'checking' ? upload : { ...base, at: 'sending', done: step.done };
    case 'lost':
      return { ...base, at: 'lost', done: upload.at === 'sending' || upload.at === 'lost' ? upload.done : 0 };
    case 'arrived': {
      const { attachment } = step;
      const arrived = { ...base, attachmentId: attachment.id };
      if (attachment.state === 'READY') return { ...arrived, at: 'ready', attachment };
      if (attachment.state === 'REFUSED') {
        return { ...arrived, at: 'refused', words: attachment.refusal ?? '', again: attachment.scan !== 'INFECTED' };
      }
      return { ...arrived, at: 'checking', attachment };
    }
    case 'another file':
      return { ...base, at: 'turned away', why: 'another file' };
    case 'refused':
      return { ...base, at: 'refused', words: step.words, again: false };
    case 'failed':
      return { ...base, at: 'failed', why: step.why, words: step.words };
    case 'cancelled':
      return { ...base, at: 'cancelled' };
  }
}
