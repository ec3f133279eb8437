/** One file's way up, step by step: small and in parts, lost lines, resuming, refusals, a file that changed, and cancel. */
import { CombinedError } from '@urql/core';
import { expect, test, vi } from 'vitest';
import type { HeldFacts } from '../attachmentFragment';
import { heldFacts } from '../testing';
import { PutFailed } from './putFile';
import { givenUp, runUpload, type Begun, type Order, type UploadDoors } from './runUpload';
import type { Part } from './sendParts';
import { begin, nextUpload, type Upload, type UploadStep } from './uploadState';

const facts = (state: HeldFacts['state'], refusal: string | null = null) => heldFacts({ state, refusal });

const file = new File(['0123456789'], 'tree.docx');
const small: Begun = { attachment: facts('UPLOADING'), url: 'http://127.0.0.1/put', headers: [], parts: [] };
const part = (number: number): Part => ({
  number,
  offset: (number - 1) * 2,
  byteSize: 2,
  url: `http://127.0.0.1/${number}`,
  headers: [],
});
const inParts = (...numbers: number[]): Begun => ({ ...small, url: null, parts: numbers.map(part) });

function run(change: Partial<UploadDoors> = {}, signal = new AbortController().signal, awaited?: Order['awaited']) {
  let waited = 0;
  const doors = {
    hash: async () => 'ff',
    begin: vi.fn<UploadDoors['begin']>(async () => small),
    put: vi.fn<UploadDoors['put']>(async (_target, bytes, onProgress) => onProgress(bytes.size)),
    complete: vi.fn(async () => facts('CHECKING')),
    cancel: vi.fn(async () => {}),
    look: async () => facts('READY'),
    wait: async (pause: number, stop: AbortSignal) => {
      waited += pause;
      stop.throwIfAborted();
    },
    ...change,
  };
  let upload: Upload = begin('1', file, awaited);
  const seen: string[] = [];
  const step = (taken: UploadStep) => {
    upload = nextUpload(upload, taken);
    if (seen.at(-1) !== upload.at) seen.push(upload.at);
  };
  return {
    done: runUpload({ file, awaited }, doors, step, signal),
    doors,
    seen,
    last: () => upload,
    waited: () => waited,
  };
}

const words = (message: string, code: string) =>
  new CombinedError({ graphQLErrors: [{ message, extensions: { code, field: 'byteSize' } } as never] });
const noLine = new CombinedError({ networkError: new Error('no line') });

test('a small file goes up in one piece, is checked, and is ready', async () => {
  const { done, seen, last, doors } = run();
  await done;
  expect(seen).toEqual(['hashing', 'sending', 'checking', 'ready']);
  expect(last()).toMatchObject({ attachment: { id: 'a1' }, attachmentId: 'a1' });
  expect(doors.begin).toHaveBeenCalledWith({ filename: 'tree.docx', byteSize: 10, sha256: 'ff' });
});

test('parts go to their own addresses, three at a time, each with its own bytes', async () => {
  let together = 0;
  let most = 0;
  const sent: Record<string, string> = {};
  const { done, last, doors } = run({
    begin: async () => inParts(1, 2, 3, 4, 5),
    put: async (target, bytes) => {
      most = Math.max(most, ++together);
      await Promise.resolve();
      sent[target.url.slice(-1)] = await bytes.text();
      together--;
    },
  });
  await done;
  expect(most).toBe(3);
  expect(sent).toEqual({ 1: '01', 2: '23', 3: '45', 4: '67', 5: '89' });
  expect(doors.complete).toHaveBeenCalledTimes(1);
  expect(last().at).toBe('ready');
});

test('progress counts the parts that were there before', async () => {
  const seen: number[] = [];
  const { doors } = run();
  await runUpload(
    { file },
    { ...doors, begin: async () => inParts(4, 5) },
    (step) => step.type === 'sending' && seen.push(Math.round(step.done * 10)),
    new AbortController().signal,
  );
  expect(seen[0]).toBe(6);
  expect(seen.at(-1)).toBe(10);
});

test('one part that fails is sent again, and no other part is', async () => {
  let failed = false;
  const put = vi.fn<UploadDoors['put']>(async (target) => {
    if (target.url.endsWith('2') && !failed) {
      failed = true;
      throw new PutFailed(503);
    }
  });
  const begun = vi.fn(async () => inParts(1, 2, 3));
  const { done, last } = run({ begin: begun, put });
  await done;
  expect(put.mock.calls.map(([target]) => target.url.slice(-1)).sort()).toEqual(['1', '2', '2', '3']);
  expect(begun).toHaveBeenCalledTimes(1);
  expect(last().at).toBe('ready');
});

test('after a lost line it asks again and sends what is missing only', async () => {
  const begun = vi
    .fn<UploadDoors['begin']>()
    .mockResolvedValueOnce(inParts(1, 2, 3, 4, 5))
    .mockRejectedValueOnce(noLine)
    .mockResolvedValueOnce(inParts(5));
  let line = true;
  const sent: string[] = [];
  const { done, seen, last } = run({
    begin: begun,
    put: async (target) => {
      if (target.url.endsWith('5') && line) throw new PutFailed(0);
      sent.push(target.url.slice(-1));
    },
    wait: async (_pause, stop) => {
      stop.throwIfAborted();
      if (begun.mock.calls.length === 2) line = false;
    },
  });
  await done;
  expect(sent.sort()).toEqual(['1', '2', '3', '4', '5']);
  expect(seen).toEqual(['hashing', 'sending', 'lost', 'sending', 'checking', 'ready']);
  expect(last().at).toBe('ready');
});

test('an address that went out of date is asked for anew', async () => {
  const begun = vi.fn<UploadDoors['begin']>(async () => small);
  const { done, last } = run({
    begin: begun,
    put: vi.fn<UploadDoors['put']>().mockRejectedValueOnce(new PutFailed(403)).mockResolvedValueOnce(),
  });
  await done;
  expect(begun).toHaveBeenCalledTimes(2);
  expect(last().at).toBe('ready');
});

test('a line that never comes back is a failure that can be tried again', async () => {
  const { done, last, waited } = run({ put: () => Promise.reject(new PutFailed(0)) });
  await done;
  expect(last()).toMatchObject({ at: 'failed', why: 'line' });
  expect(nextUpload(last(), { type: 'again' }).at).toBe('waiting');
  expect(waited()).toBeGreaterThan(4 * 60_000);
});

test('a file that was changed meanwhile is told apart from a lost line', async () => {
  const gone = new File(['0123456789'], 'tree.docx');
  gone.slice = () => ({ arrayBuffer: () => Promise.reject(new DOMException('changed', 'NotReadableError')) }) as never;
  const { doors } = run();
  const put = () => Promise.reject(new PutFailed(0));
  const seen: UploadStep[] = [];
  await runUpload({ file: gone }, { ...doors, put }, (step) => seen.push(step), new AbortController().signal);
  expect(seen.at(-1)).toEqual({ type: 'failed', why: 'file', words: '' });
});

test('bytes that the department already holds are not sent again', async () => {
  const { done, doors, seen } = run({ begin: async () => ({ ...small, attachment: facts('READY'), url: null }) });
  await done;
  expect(doors.put).not.toHaveBeenCalled();
  expect(seen).toEqual(['hashing', 'ready']);
});

test('resuming: the same bytes go on under the name they began with, others are turned away', async () => {
  const awaited = { ...facts('UPLOADING'), filename: 'call-tree.docx' };
  const same = run({}, undefined, awaited);
  await same.done;
  expect(same.doors.begin).toHaveBeenCalledWith({ filename: 'call-tree.docx', byteSize: 10, sha256: 'ff' });
  const other = run({ hash: async () => 'ee' }, undefined, awaited);
  await other.done;
  expect(other.last()).toMatchObject({ at: 'turned away', why: 'another file' });
  expect(other.doors.begin).not.toHaveBeenCalled();
});

test('shows the refusal of the checker, which may be tried again, and the refusal at the door, which may not', async () => {
  const checked = run({ look: async () => facts('REFUSED', 'the file changed on its way to us') });
  await checked.done;
  expect(checked.last()).toMatchObject({ at: 'refused', words: 'the file changed on its way to us', again: true });
  const infected = run({ look: async () => ({ ...facts('REFUSED', 'malware'), scan: 'INFECTED' }) });
  await infected.done;
  expect(infected.last()).toMatchObject({ at: 'refused', again: false });
  const door = run({ begin: () => Promise.reject(words('there is no room for it', 'BAD_USER_INPUT')) });
  await door.done;
  expect(door.last()).toMatchObject({ at: 'refused', words: 'There is no room for it', again: false });
});

test('a cancel stops it, and a late event changes nothing', async () => {
  const stop = new AbortController();
  const { done, last } = run(
    {
      put: async () => {
        stop.abort();
        throw new DOMException('cancelled', 'AbortError');
      },
    },
    stop.signal,
  );
  await done;
  expect(last().at).toBe('cancelled');
  expect(nextUpload(last(), { type: 'sending', done: 0.9 })).toBe(last());
  expect(nextUpload(last(), { type: 'arrived', attachment: facts('READY') })).toBe(last());
});

test('given up while the server was being asked, it is thrown away all the same', async () => {
  const stop = new AbortController();
  const { done, doors } = run(
    {
      begin: async () => {
        stop.abort(givenUp);
        return small;
      },
    },
    stop.signal,
  );
  await done;
  expect(doors.cancel).toHaveBeenCalledWith('a1');
  expect(doors.put).not.toHaveBeenCalled();
});

test('a check that never ends is not waited for forever, and a lost line does not end it', async () => {
  const slow = run({ look: async () => facts('CHECKING') });
  await slow.done;
  expect(slow.last()).toMatchObject({ at: 'failed', why: 'checker' });
  const shaky = run({
    look: vi.fn<UploadDoors['look']>().mockRejectedValueOnce(noLine).mockResolvedValue(facts('READY')),
  });
  await shaky.done;
  expect(shaky.last().at).toBe('ready');
});
