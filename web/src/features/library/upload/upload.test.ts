/** One file's way up, step by step: the happy path, known bytes, refusal, failure and retry, cancel, and late events. */
import { CombinedError } from '@urql/core';
import { expect, test, vi } from 'vitest';
import type { AttachmentFacts } from './attachmentFragment';
import { PutFailed } from './putFile';
import { runUpload, type UploadDoors } from './runUpload';
import { begin, nextUpload, type Upload, type UploadStep } from './uploadState';

const facts = (state: AttachmentFacts['state'], refusal: string | null = null): AttachmentFacts => ({
  id: 'a1',
  filename: 'tree.docx',
  mediaType: 'application/msword',
  byteSize: 3,
  sha256: 'ff',
  state,
  refusal,
  downloadPath: '/files/a1',
});

const file = new File(['abc'], 'tree.docx');

function run(change: Partial<UploadDoors> = {}, signal = new AbortController().signal) {
  const doors: UploadDoors = {
    hash: async () => 'ff',
    begin: async () => ({ attachment: facts('UPLOADING'), url: 'http://127.0.0.1/put', headers: [] }),
    put: vi.fn(async (_target, _file, onProgress) => onProgress(0.5)),
    complete: async () => facts('CHECKING'),
    look: async () => facts('READY'),
    wait: async () => {},
    ...change,
  };
  let upload: Upload = begin('1', file);
  const seen: string[] = [];
  const step = (taken: UploadStep) => {
    upload = nextUpload(upload, taken);
    seen.push(upload.at);
  };
  return { done: runUpload(file, doors, step, signal), doors, seen, last: () => upload };
}

const badInput = new CombinedError({
  graphQLErrors: [{ message: 'the file is empty', extensions: { code: 'BAD_USER_INPUT', field: 'byteSize' } } as never],
});

test('goes up, is checked, and is ready', async () => {
  const { done, seen, last } = run();
  await done;
  expect(seen).toEqual(['sending', 'sending', 'checking', 'ready']);
  expect(last()).toMatchObject({ attachment: { id: 'a1' } });
});

test('bytes that the department already holds are not sent again', async () => {
  const { done, doors, seen } = run({ begin: async () => ({ attachment: facts('READY'), url: null, headers: [] }) });
  await done;
  expect(doors.put).not.toHaveBeenCalled();
  expect(seen).toEqual(['ready']);
});

test('shows the refusal of the checker, and the refusal at the door', async () => {
  const checked = run({ look: async () => facts('REFUSED', 'this is not a Word file') });
  await checked.done;
  expect(checked.last()).toMatchObject({ at: 'refused', words: 'this is not a Word file' });
  const door = run({ begin: () => Promise.reject(badInput) });
  await door.done;
  expect(door.last()).toMatchObject({ at: 'refused', words: 'The file is empty' });
});

test('a broken line is a failure that can be tried again', async () => {
  const { done, last } = run({ put: () => Promise.reject(new PutFailed(0)) });
  await done;
  expect(last().at).toBe('failed');
  expect(nextUpload(last(), { type: 'again' }).at).toBe('hashing');
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

test('a check that never ends is not waited for forever', async () => {
  const { done, last } = run({ look: async () => facts('CHECKING') });
  await done;
  expect(last().at).toBe('failed');
});
