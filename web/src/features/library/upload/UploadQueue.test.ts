/** Many files: two at a time, what is turned away before it is read, cancel, and what leaving the page keeps. */
import { expect, test, vi } from 'vitest';
import type { HeldFacts } from '../attachmentFragment';
import { heldFacts } from '../testing';
import { checkFile, megabyte } from './checkFile';
import type { UploadDoors } from './runUpload';
import { UploadQueue } from './UploadQueue';

const rules = { maxBytes: 50 * megabyte, formats: [{ extension: 'docx' }, { extension: 'pdf' }] };
const sized = (name: string, size: number) => Object.defineProperty(new File(['x'], name), 'size', { value: size });

const facts = (id: string, state: HeldFacts['state']) => heldFacts({ id, filename: `${id}.docx`, state });

function desk(change: Partial<UploadDoors> = {}) {
  const letGo: (() => void)[] = [];
  const signals: AbortSignal[] = [];
  const doors = {
    hash: vi.fn(async () => 'ff'),
    begin: async ({ filename }: { filename: string }) => ({
      attachment: facts(filename, 'UPLOADING'),
      url: 'http://127.0.0.1/put',
      headers: [],
      parts: [],
    }),
    put: vi.fn<UploadDoors['put']>(
      (_target, _bytes, _onProgress, signal) =>
        new Promise((resolve, reject) => {
          letGo.push(resolve);
          signals.push(signal);
          signal.addEventListener('abort', () => reject(new DOMException('cancelled', 'AbortError')));
        }),
    ),
    complete: async (id: string) => facts(id, 'READY'),
    cancel: vi.fn(async () => {}),
    look: async (id: string) => facts(id, 'READY'),
    wait: async () => {},
    ...change,
  };
  const ready: string[] = [];
  const check = (file: File, underWay: number) =>
    checkFile(file, rules, { usedMegabytes: 90, quotaMegabytes: 100 }, underWay);
  const queue = new UploadQueue({ doors, check, onReady: ({ id }) => ready.push(id) });
  const states = () => queue.getState().uploads.map((upload) => upload.at);
  return { queue, doors, ready, letGo, signals, states };
}

test('two at a time, in their order, and what is ready leaves the list', async () => {
  const { queue, ready, letGo, states, doors } = desk();
  queue.start(['a.docx', 'b.docx', 'c.docx'].map((name) => new File(['x'], name)));
  await vi.waitFor(() => expect(states()).toEqual(['sending', 'sending', 'waiting']));
  expect(queue.getState().news).toMatchObject({ at: 'started', names: ['a.docx', 'b.docx', 'c.docx'] });
  letGo[0]!();
  await vi.waitFor(() => expect(doors.put).toHaveBeenCalledTimes(3));
  letGo[1]!();
  letGo[2]!();
  await vi.waitFor(() => expect(ready).toEqual(['a.docx', 'b.docx', 'c.docx']));
  expect(states()).toEqual([]);
  expect(queue.getState().news).toMatchObject({ at: 'ready', names: ['c.docx'] });
});

test('an unknown type, an empty file, one too big, and one beyond the room are turned away unread', async () => {
  const { queue, doors } = desk();
  queue.start([
    sized('virus.exe', 10),
    sized('empty.pdf', 0),
    sized('big.pdf', 51 * megabyte),
    sized('first.pdf', 8 * megabyte),
    sized('second.pdf', 3 * megabyte),
  ]);
  expect(queue.getState().uploads.map((upload) => ('why' in upload ? upload.why : upload.at))).toEqual([
    'unknown type',
    'empty',
    'too big',
    'hashing',
    'no room',
  ]);
  expect(doors.hash).toHaveBeenCalledTimes(1);
  expect(queue.getState().news?.at).toBe('turned away');
});

test('a cancel has what was sent thrown away, and lets the next one go', async () => {
  const { queue, doors, states } = desk();
  queue.start(['a.docx', 'b.docx', 'c.docx'].map((name) => new File(['x'], name)));
  await vi.waitFor(() => expect(states()).toEqual(['sending', 'sending', 'waiting']));
  queue.cancel(queue.getState().uploads[0]!.key);
  expect(doors.cancel).toHaveBeenCalledWith('a.docx');
  await vi.waitFor(() => expect(states()).toEqual(['cancelled', 'sending', 'sending']));
  queue.dismiss(queue.getState().uploads[0]!.key);
  expect(states()).toEqual(['sending', 'sending']);
});

test('leaving the page stops the uploads and throws nothing away', async () => {
  const { queue, doors, states, ready, signals } = desk();
  queue.start([new File(['x'], 'a.docx')]);
  await vi.waitFor(() => expect(states()).toEqual(['sending']));
  queue.close();
  expect(signals[0]!.aborted).toBe(true);
  expect(doors.cancel).not.toHaveBeenCalled();
  expect(states()).toEqual([]);
  expect(ready).toEqual([]);
});
