/** The worker that hashes one file beside the page: takes the file, answers with progress, and at last with the digest or a fault. */
import { sha256 } from './sha256';

export type HashAnswer = { done: number } | { sha256: string } | { fault: string };

const say = (answer: HashAnswer) => postMessage(answer);

addEventListener('message', ({ data }: MessageEvent<Blob>) => {
  sha256(data, (done) => say({ done })).then(
    (digest) => say({ sha256: digest }),
    (fault: unknown) => say({ fault: fault instanceof Error ? fault.name : 'Error' }),
  );
});
