/** Hashes a file in a worker where the browser lets us start one, else slice by slice on the page. */
import { ownScript } from '../../../ui/serverHtml';
import type { HashAnswer } from './hashWorker';
// oxlint-disable-next-line import/default -- Vite makes this module: its default export is the built script's address
import workerAddress from './hashWorker?worker&url';
import { sha256 } from './sha256';

export async function hashFile(file: Blob, onProgress: (done: number) => void, signal: AbortSignal): Promise<string> {
  const worker = startWorker();
  if (!worker) return sha256(file, onProgress, signal);
  try {
    return await new Promise<string>((resolve, reject) => {
      signal.addEventListener('abort', () => reject(new DOMException('cancelled', 'AbortError')), { once: true });
      worker.addEventListener('message', ({ data }: MessageEvent<HashAnswer>) => {
        if ('done' in data) onProgress(data.done);
        else if ('sha256' in data) resolve(data.sha256);
        else reject(new DOMException('the file cannot be read', data.fault));
      });
      // The script did not load, say behind a proxy that has a mind of its own.
      worker.addEventListener('error', () => sha256(file, onProgress, signal).then(resolve, reject));
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no target origin
      worker.postMessage(file);
    });
  } finally {
    worker.terminate();
  }
}

function startWorker(): Worker | null {
  try {
    return new Worker(ownScript(workerAddress), { type: 'module' });
  } catch {
    return null;
  }
}
