/**
 * Takes one file up: hash, ask for a place, send what is not there yet, say it is complete, wait until it has been checked.
 * Where the line is lost it asks again and goes on with what is missing; the server knows which parts it holds.
 */
import { CombinedError } from '@urql/core';
import { readFailure } from '../../../gql/errors';
import type { HeldFacts } from '../attachmentFragment';
import { PutFailed, type PutTarget } from './putFile';
import { sendParts, type Part, type Put } from './sendParts';
import type { Fault, UploadStep } from './uploadState';

export type Begun = {
  attachment: HeldFacts;
  /** Where to put a small file; null when it goes in parts, or when the department already holds these bytes. */
  url: string | null;
  headers: PutTarget['headers'];
  parts: Part[];
};

/** What the outside does for an upload; each rejects with what went wrong. */
export type UploadDoors = {
  hash: (file: Blob, onProgress: (done: number) => void, signal: AbortSignal) => Promise<string>;
  begin: (file: { filename: string; byteSize: number; sha256: string }) => Promise<Begun>;
  put: Put;
  complete: (attachmentId: string) => Promise<HeldFacts>;
  cancel: (attachmentId: string) => Promise<void>;
  /** The attachment as it stands now. */
  look: (attachmentId: string) => Promise<HeldFacts>;
  /** Rejects with an AbortError after `signal`; ends early when the browser is back on line. */
  wait: (milliseconds: number, signal: AbortSignal) => Promise<void>;
};

export type Order = { file: File; awaited?: HeldFacts };

/** The reason of a signal whose upload shall be thrown away, not only stopped. */
export const givenUp = new DOMException('given up', 'AbortError');

/** The checker may be busy; after ten minutes the author is told to look again later. */
const patience = 10 * 60_000;
/** In all some five minutes without a line. */
const most = 14;

export async function runUpload(
  order: Order,
  doors: UploadDoors,
  step: (step: UploadStep) => void,
  signal: AbortSignal,
) {
  try {
    const { file, awaited } = order;
    step({ type: 'hashing', done: 0 });
    const sha256 = await readable(
      doors.hash(file, (done) => step({ type: 'hashing', done }), signal),
      signal,
    );
    signal.throwIfAborted();
    if (awaited && awaited.sha256 !== sha256) return step({ type: 'another file' });
    // A file that was given another name since is known by the name that it began with.
    const announced = { filename: awaited?.filename ?? file.name, byteSize: file.size, sha256 };
    const attachment = await bring(file, announced, doors, step, signal);
    await untilChecked(attachment, doors, step, signal);
  } catch (fault) {
    step(signal.aborted ? { type: 'cancelled' } : stepFor(fault));
  }
}

/** Until all bytes are there and the server was told so, over as many lost lines as patience allows. */
async function bring(
  file: File,
  announced: Parameters<UploadDoors['begin']>[0],
  doors: UploadDoors,
  step: (step: UploadStep) => void,
  signal: AbortSignal,
): Promise<HeldFacts> {
  for (let misses = 0; ;) {
    let moved = false;
    const onProgress = (done: number) => {
      moved = true;
      step({ type: 'sending', done });
    };
    try {
      const { attachment, url, headers, parts } = await doors.begin(announced);
      step({ type: 'begun', attachmentId: attachment.id });
      // Given up while the question was on its way: the queue could not know yet what to throw away.
      if (signal.aborted && signal.reason === givenUp) doors.cancel(attachment.id).catch(() => {});
      signal.throwIfAborted();
      if (url !== null) {
        step({ type: 'sending', done: 0 });
        await doors.put({ url, headers }, file, (sent) => onProgress(sent / file.size), signal);
      } else if (parts.length > 0) {
        step({ type: 'sending', done: 1 - parts.reduce((sum, part) => sum + part.byteSize, 0) / file.size });
        await sendParts(parts, { file, put: doors.put, wait: doors.wait, onProgress }, signal);
      }
      return attachment.state === 'UPLOADING' ? await doors.complete(attachment.id) : attachment;
    } catch (fault) {
      signal.throwIfAborted();
      if (moved && lostLine(fault)) misses = 0;
      misses += lostLine(fault) ? 1 : most / 2;
      if (!mayPass(fault) || misses > most) throw fault;
      // A file that was changed or taken away since cannot be sent, whatever the line does.
      await readable(file.slice(0, 1).arrayBuffer(), signal);
      step({ type: 'lost' });
      await doors.wait(Math.min(1000 * 2 ** (misses - 1), 30_000), signal);
    }
  }
}

async function untilChecked(
  attachment: HeldFacts,
  doors: UploadDoors,
  step: (step: UploadStep) => void,
  signal: AbortSignal,
) {
  step({ type: 'arrived', attachment });
  for (let pause = 400, waited = 0; attachment.state === 'CHECKING' || attachment.state === 'UPLOADING';) {
    if (waited > patience) return step({ type: 'failed', why: 'checker', words: '' });
    await doors.wait(pause, signal);
    waited += pause;
    pause = Math.min(pause * 1.5, 10_000);
    try {
      attachment = await doors.look(attachment.id);
    } catch (fault) {
      if (!mayPass(fault)) throw fault;
      continue;
    }
    signal.throwIfAborted();
    step({ type: 'arrived', attachment });
  }
}

class FileGone extends Error {}

/** Tells a file that can no longer be read from a line that was lost. */
async function readable<T>(reading: Promise<T>, signal: AbortSignal): Promise<T> {
  try {
    return await reading;
  } catch (fault) {
    signal.throwIfAborted();
    throw new FileGone('the file cannot be read', { cause: fault });
  }
}

/** No answer came, or one that says so much. */
function lostLine(fault: unknown): boolean {
  if (fault instanceof PutFailed) return fault.status === 0 || fault.status === 429 || fault.status >= 500;
  if (!(fault instanceof CombinedError)) return false;
  const { code } = readFailure(fault);
  return code === 'NETWORK' || code === 'UNAVAILABLE';
}

/** An address that went out of date passes too: the next beginning brings fresh ones. */
const mayPass = (fault: unknown) => fault instanceof PutFailed || lostLine(fault);

/** Words of the server about the file itself are a refusal; everything else may pass by trying again. */
function stepFor(fault: unknown): UploadStep {
  const failed = (why: Fault, words = ''): UploadStep => ({ type: 'failed', why, words });
  if (fault instanceof FileGone) return failed('file');
  if (lostLine(fault) || fault instanceof PutFailed) return failed('line');
  if (!(fault instanceof CombinedError)) return failed('server');
  const failure = readFailure(fault);
  if (failure.code === 'BAD_USER_INPUT' || failure.code === 'FORBIDDEN')
    return { type: 'refused', words: failure.message };
  return failed('server', failure.message);
}
