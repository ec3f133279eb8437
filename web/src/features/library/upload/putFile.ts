/** Sends bytes to the bucket. XMLHttpRequest, since fetch cannot tell how much has gone up. */
export class PutFailed extends Error {
  /** `status` is 0 when no answer came. */
  constructor(readonly status: number) {
    super(`the bucket answered ${status}`);
  }
}

export type PutTarget = { url: string; headers: { name: string; value: string }[] };

/** A line that carries nothing for so long is taken as lost: some networks let it hang without a word. */
const silence = 60_000;

/** Rejects with PutFailed, or with an AbortError after `signal`. `onProgress` is given the bytes that have gone up. */
export function putFile(target: PutTarget, bytes: Blob, onProgress: (sent: number) => void, signal: AbortSignal) {
  return new Promise<void>((resolve, reject) => {
    if (signal.aborted) return reject(new DOMException('cancelled', 'AbortError'));
    const request = new XMLHttpRequest();
    const settled = new AbortController();
    let watch: ReturnType<typeof setTimeout>;
    const settle = (act: () => void) => {
      clearTimeout(watch);
      settled.abort();
      act();
    };
    const listen = () => {
      clearTimeout(watch);
      watch = setTimeout(() => {
        settle(() => reject(new PutFailed(0)));
        request.abort();
      }, silence);
    };
    request.open('PUT', target.url);
    for (const { name, value } of target.headers) {
      // A browser sets these itself and refuses to have them set.
      if (!/^(host|content-length)$/i.test(name)) request.setRequestHeader(name, value);
    }
    request.upload.addEventListener('progress', (event) => {
      listen();
      onProgress(Math.min(event.loaded, bytes.size));
    });
    request.addEventListener('load', () =>
      settle(() => {
        if (request.status >= 200 && request.status < 300) resolve();
        else reject(new PutFailed(request.status));
      }),
    );
    request.addEventListener('error', () => settle(() => reject(new PutFailed(0))));
    const cancel = () => {
      settle(() => reject(new DOMException('cancelled', 'AbortError')));
      request.abort();
    };
    signal.addEventListener('abort', cancel, { signal: settled.signal });
    listen();
    request.send(bytes);
  });
}
