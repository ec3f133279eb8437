/** SHA-256 of a file (FIPS 180-4), slice by slice: a gigabyte needs no gigabyte of memory, and a page that hashes stays alive. */
import { sha256 as digestOf } from '@noble/hashes/sha2.js';

/** Small enough that one slice takes a few hundredths of a second on an old computer. */
const slice = 2 * 1024 ** 2;

/** Lower-case hex. Rejects with what the browser says when the file cannot be read, or with an AbortError after `signal`. */
export async function sha256(file: Blob, onProgress: (done: number) => void, signal?: AbortSignal): Promise<string> {
  const digest = digestOf.create();
  for (let offset = 0; offset < file.size; offset += slice) {
    signal?.throwIfAborted();
    digest.update(new Uint8Array(await file.slice(offset, offset + slice).arrayBuffer()));
    onProgress(Math.min(1, (offset + slice) / file.size));
  }
  return Array.from(digest.digest(), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
