/** Sends the parts of a file that are not there yet, a few at a time; a part that does not get through is sent again. */
import { PutFailed, type PutTarget } from './putFile';

export type Part = PutTarget & { number: number; offset: number; byteSize: number };

export type Put = (
  target: PutTarget,
  bytes: Blob,
  onProgress: (sent: number) => void,
  signal: AbortSignal,
) => Promise<void>;

/** Browsers keep six connections to one host; two files at a time share them. */
const lanes = 3;
/** How often one part is sent anew before the whole upload takes a breath and asks for fresh addresses. */
const tries = 3;

type Sending = {
  file: Blob;
  put: Put;
  wait: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  /** The share of the whole file that is there, from 0 to 1; what was there before counts too. */
  onProgress: (done: number) => void;
};

/** Rejects with the first part's failure that tries did not mend, after the others have been stopped. */
export async function sendParts(parts: Part[], { file, put, wait, onProgress }: Sending, signal: AbortSignal) {
  const missing = parts.reduce((sum, part) => sum + part.byteSize, 0);
  const sent = new Map<number, number>();
  const note = (number: number, bytes: number) => {
    sent.set(number, bytes);
    const there = [...sent.values()].reduce((sum, count) => sum + count, file.size - missing);
    onProgress(file.size > 0 ? there / file.size : 1);
  };
  const stop = new AbortController();
  const pass = () => stop.abort();
  signal.addEventListener('abort', pass, { once: true });
  if (signal.aborted) stop.abort();

  const sendOne = async (part: Part) => {
    const bytes = file.slice(part.offset, part.offset + part.byteSize);
    for (let attempt = 1; ; attempt++) {
      stop.signal.throwIfAborted();
      try {
        await put(part, bytes, (count) => note(part.number, count), stop.signal);
        return note(part.number, part.byteSize);
      } catch (fault) {
        note(part.number, 0);
        const passing = fault instanceof PutFailed && (fault.status === 0 || fault.status >= 500);
        if (!passing || attempt === tries) throw fault;
        await wait(500 * 2 ** attempt, stop.signal);
      }
    }
  };
  const queue = parts.values();
  const lane = async () => {
    for (const part of queue) await sendOne(part);
  };
  let first: { fault: unknown } | undefined;
  const guarded = () =>
    lane().catch((fault: unknown) => {
      first ??= { fault };
      stop.abort();
    });
  await Promise.all(Array.from({ length: lanes }, guarded));
  signal.removeEventListener('abort', pass);
  if (first) throw first.fault;
}
