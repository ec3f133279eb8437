/** Takes one file up: hash, ask for a place, send, say it is complete, and wait until it has been checked. */
import { CombinedError } from '@urql/core';
import { readFailure } from '../../gql/errors';
import type { AttachmentFacts } from './attachmentFragment';
import type { UploadStep } from './uploadState';

export type UploadTarget = {
  attachment: AttachmentFacts;
  /** Null when the department already holds these bytes. */
  url: string | null;
  headers: { name: string; value: string }[];
};

/** What the outside does for an upload; each rejects with what went wrong. */
export type UploadDoors = {
  hash: (file: Blob) => Promise<string>;
  begin: (file: File, sha256: string) => Promise<UploadTarget>;
  put: (
    target: { url: string; headers: UploadTarget['headers'] },
    file: File,
    onProgress: (done: number) => void,
    signal: AbortSignal,
  ) => Promise<void>;
  complete: (attachmentId: string) => Promise<AttachmentFacts>;
  /** The attachment as it stands now. */
  look: (attachmentId: string) => Promise<AttachmentFacts>;
  wait: (milliseconds: number) => Promise<void>;
};

/** The checker may be busy; after ten minutes the author is told to look again later. */
const patience = 10 * 60_000;

export async function runUpload(file: File, doors: UploadDoors, step: (step: UploadStep) => void, signal: AbortSignal) {
  const stopIfCancelled = () => signal.throwIfAborted();
  try {
    const sha256 = await doors.hash(file);
    stopIfCancelled();
    const target = await doors.begin(file, sha256);
    stopIfCancelled();
    let attachment = target.attachment;
    if (target.url !== null) {
      step({ type: 'sending', done: 0 });
      await doors.put(
        { url: target.url, headers: target.headers },
        file,
        (done) => step({ type: 'sending', done }),
        signal,
      );
    }
    if (attachment.state === 'UPLOADING') attachment = await doors.complete(attachment.id);
    step({ type: 'arrived', attachment });
    for (let pause = 400, waited = 0; attachment.state === 'CHECKING' || attachment.state === 'UPLOADING';) {
      await doors.wait(pause);
      stopIfCancelled();
      waited += pause;
      if (waited > patience) return step({ type: 'failed', words: '' });
      pause = Math.min(pause * 1.5, 4_000);
      attachment = await doors.look(attachment.id);
      step({ type: 'arrived', attachment });
    }
  } catch (fault) {
    if (signal.aborted) return step({ type: 'cancelled' });
    step(stepFor(fault));
  }
}

/** Words of the server about the file itself are a refusal; everything else may pass by trying again. */
function stepFor(fault: unknown): UploadStep {
  if (fault instanceof CombinedError) {
    const failure = readFailure(fault);
    if (failure.code === 'BAD_USER_INPUT' || failure.code === 'FORBIDDEN')
      return { type: 'refused', words: failure.message };
    return { type: 'failed', words: failure.message };
  }
  return { type: 'failed', words: '' };
}
