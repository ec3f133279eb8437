/** The draft keeper under a test clock: waiting, saving, typing meanwhile, failure, return, and both ends of a conflict. */
import { CombinedError } from '@urql/core';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { DraftKeeper, type SaveAnswer } from './draftKeeper';
import type { Draft } from './draftQuery';

const draft = (change: Partial<Draft> = {}): Draft => ({
  revision: 1,
  title: 'Call tree',
  summary: '',
  body: '',
  bodyHtml: '',
  changeNote: '',
  corrects: false,
  reach: 'ALLIANCE',
  language: 'en',
  licence: null,
  sourceUrl: null,
  states: [],
  values: [],
  standards: [],
  topics: [],
  savedAt: '2026-10-01T14:00:00Z',
  savedBy: null,
  attachments: [],
  ...change,
});

const offline: SaveAnswer = { kind: 'failed', error: new CombinedError({ networkError: new Error('offline') }) };

function storage() {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
}

function keeperWith(send: (revision: number, patch: object) => Promise<SaveAnswer>, store = storage()) {
  const spy = vi.fn(send);
  const keeper = new DraftKeeper({ draft: draft(), storageKey: 'k', storage: store, send: spy, now: () => 5 });
  return { keeper, send: spy, store };
}

/** A server that takes everything. */
const taking = () => {
  let held = draft();
  return async (_revision: number, patch: object): Promise<SaveAnswer> => {
    held = { ...held, ...patch, revision: held.revision + 1 };
    return { kind: 'saved', draft: held };
  };
};

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('saves once, two seconds after the last keystroke, only what changed', async () => {
  const { keeper, send, store } = keeperWith(taking());
  keeper.change({ summary: 'W' });
  await vi.advanceTimersByTimeAsync(1_500);
  keeper.change({ summary: 'Who to call' });
  await vi.advanceTimersByTimeAsync(1_999);
  expect(send).not.toHaveBeenCalled();
  expect(store.getItem('k')).toContain('Who to call');
  await vi.advanceTimersByTimeAsync(1);
  expect(send.mock.calls).toEqual([[1, { summary: 'Who to call' }]]);
  expect(keeper.getState()).toMatchObject({ phase: 'saved', known: { revision: 2 } });
  expect(store.getItem('k')).toBeNull();
});

test('text does not move under the hand when the server trims it', async () => {
  const { keeper, send } = keeperWith(async () => ({ kind: 'saved', draft: draft({ revision: 2, summary: 'Who' }) }));
  keeper.change({ summary: 'Who ' });
  await vi.advanceTimersByTimeAsync(10_000);
  expect(keeper.getState()).toMatchObject({ phase: 'saved', fields: { summary: 'Who ' } });
  expect(send).toHaveBeenCalledTimes(1);
});

test('keeps what is typed while a save is under way, and saves it next', async () => {
  let release: (answer: SaveAnswer) => void = () => {};
  const answers = [new Promise<SaveAnswer>((done) => (release = done))];
  const { keeper, send } = keeperWith(
    async () => answers.shift() ?? { kind: 'saved', draft: draft({ revision: 3, summary: 'Late' }) },
  );
  keeper.change({ title: 'Tree' });
  await vi.advanceTimersByTimeAsync(2_000);
  keeper.change({ summary: 'Late' });
  release({ kind: 'saved', draft: draft({ revision: 2, title: 'Tree' }) });
  await vi.advanceTimersByTimeAsync(0);
  expect(keeper.getState()).toMatchObject({ phase: 'waiting', fields: { title: 'Tree', summary: 'Late' } });
  await vi.advanceTimersByTimeAsync(2_000);
  expect(send.mock.calls[1]).toEqual([2, { summary: 'Late' }]);
});

test('a failed save is not called saved; the text waits in the tab and is offered back on return', async () => {
  const { keeper, store } = keeperWith(async () => offline);
  keeper.change({ body: 'Long work' });
  await vi.advanceTimersByTimeAsync(2_000);
  expect(keeper.getState().phase).toBe('failed');
  expect(keeper.isUnsaved).toBe(true);

  const later = keeperWith(taking(), store).keeper;
  expect(later.getState()).toMatchObject({ fields: { body: '' }, setAside: { patch: { body: 'Long work' }, at: 5 } });
  later.bringBack();
  expect(await later.saveNow()).toBe(true);
  expect(later.getState()).toMatchObject({ fields: { body: 'Long work' }, setAside: null, phase: 'saved' });
  expect(store.getItem('k')).toBeNull();
});

test('typing before the offer is answered does not lose what was put aside', () => {
  const store = storage();
  store.setItem('k', JSON.stringify({ patch: { body: 'Old work' }, at: 1 }));
  const { keeper } = keeperWith(taking(), store);
  keeper.change({ title: 'New' });
  expect(JSON.parse(store.getItem('k')!).patch).toEqual({ body: 'Old work', title: 'New' });
  keeper.dropSetAside();
  expect(JSON.parse(store.getItem('k')!).patch).toEqual({ title: 'New' });
});

const clash = draft({ revision: 7, title: 'Their title', summary: 'Their summary' });

test('a conflict stops saving; keeping mine takes in what only they changed', async () => {
  const answers: SaveAnswer[] = [{ kind: 'conflict', draft: clash, message: 'Renee saved' }];
  const save = taking();
  const { keeper, send } = keeperWith(async (revision, patch) => answers.shift() ?? save(revision, patch));
  keeper.change({ title: 'My title' });
  expect(await keeper.saveNow()).toBe(false);
  expect(keeper.getState()).toMatchObject({ phase: 'conflict', theirs: { message: 'Renee saved' } });
  keeper.change({ body: 'More' });
  await vi.advanceTimersByTimeAsync(10_000);
  expect(send).toHaveBeenCalledTimes(1);
  await keeper.keepMine();
  expect(send.mock.calls[1]).toEqual([7, { title: 'My title', body: 'More' }]);
});

test('taking theirs puts mine aside, and it can be brought back', async () => {
  const answers: SaveAnswer[] = [{ kind: 'conflict', draft: clash, message: '' }];
  const { keeper, store } = keeperWith(async () => answers.shift() ?? offline);
  keeper.change({ title: 'My title' });
  await keeper.saveNow();
  keeper.takeTheirs();
  expect(keeper.getState()).toMatchObject({ phase: 'saved', fields: { title: 'Their title' } });
  expect(store.getItem('k')).toContain('My title');
  keeper.bringBack();
  expect(keeper.getState()).toMatchObject({
    fields: { title: 'My title', summary: 'Their summary' },
    phase: 'waiting',
  });
});
