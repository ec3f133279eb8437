/** Sends a file's bytes to the bucket. XMLHttpRequest, since fetch cannot tell how much has gone up. */
export class PutFailed extends Error {
  /** `status` is 0 when no answer came. */
  constructor(readonly status: number) {
    super(`the bucket answered ${status}`);
  }
}

type Target = { url: string; headers: { name: string; value: string }[] };

/** Rejects with PutFailed, or with an AbortError after `signal`. `onProgress` is given fractions from 0 to 1. */
export function putFile(target: Target, file: Blob, onProgress: (done: number) => void, signal: AbortSignal) {
  return new Promise<void>((resolve, reject) => {
    const request = new XMLHttpRequest();
    const aborted = () => reject(new DOMException('cancelled', 'AbortError'));
    if (signal.aborted) return aborted();
    request.open('PUT', target.url);
    for (const { name, value } of target.headers) {
      // A browser sets these itself and refuses to have them set.
      if (!/^(host|content-length)$/i.test(name)) request.setRequestHeader(name, value);
    }
    request.upload.addEventListener('progress', (event) => {
      if (event.lengthComputable && event.total > 0) onProgress(event.loaded / event.total);
    });
    request.addEventListener('load', () => {
      if (request.status >= 200 && request.status < 300) resolve();
      else reject(new PutFailed(request.status));
    });
    request.addEventListener('error', () => reject(new PutFailed(0)));
    request.addEventListener('abort', aborted);
    signal.addEventListener('abort', () => request.abort(), { once: true });
    request.send(file);
  });
}
