/** The draft keeper under a test clock: waiting, saving, typing meanwhile, failure and retries, return, and two people in one draft. */
import { CombinedError } from '@urql/core';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Figure } from './detailsFields';
import type { DraftPatch } from './draftFields';
import { DraftKeeper, isOffline, type SaveAnswer } from './draftKeeper';
import type { Draft } from './draftQuery';
import { keptDraft } from './keptDraft';
import { draftFacts as draft, noDetails, ownWords, shelf } from './testing';

const offline: SaveAnswer = { kind: 'failed', error: new CombinedError({ networkError: new Error('offline') }) };
const refused: SaveAnswer = {
  kind: 'failed',
  error: new CombinedError({
    graphQLErrors: [{ message: 'too long', extensions: { code: 'BAD_USER_INPUT', field: 'title' } }],
  }),
};

type Send = (revision: number, patch: object) => Promise<SaveAnswer>;

function keeperWith(send: Send, { store = shelf(), window = 'a', from = draft() } = {}) {
  const spy = vi.fn(send);
  const kept = keptDraft(store, 'k', window);
  const keeper = new DraftKeeper({ draft: from, kept, own: ownWords(), send: spy, now: () => 5 });
  const stored = () => JSON.parse(store.getItem(`k ${window}`) ?? 'null');
  return { keeper, send: spy, store, stored };
}

/** A server that takes everything. */
const taking = (held = draft()): Send => {
  return async (_revision, patch) => {
    held = { ...held, ...patch, revision: held.revision + 1 };
    return { kind: 'saved', draft: held };
  };
};

/** A server that gives these answers first, and then takes everything. */
const answering = (...answers: SaveAnswer[]): Send => {
  const save = taking();
  return async (revision, patch) => answers.shift() ?? save(revision, patch);
};

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('saves once, two seconds after the last keystroke, only what changed', async () => {
  const { keeper, send, stored } = keeperWith(taking());
  keeper.change({ summary: 'W' });
  await vi.advanceTimersByTimeAsync(1_500);
  keeper.change({ summary: 'Who to call' });
  await vi.advanceTimersByTimeAsync(1_999);
  expect(send).not.toHaveBeenCalled();
  expect(stored()).toEqual({ patch: { summary: 'Who to call' }, before: { summary: '' }, at: 5 });
  await vi.advanceTimersByTimeAsync(1);
  expect(send.mock.calls).toEqual([[1, { summary: 'Who to call' }]]);
  expect(keeper.getState()).toMatchObject({ phase: 'saved', known: { revision: 2 } });
  expect(stored()).toBeNull();
});

test('text does not move under the hand when the server trims it, nor with a later save of another field', async () => {
  const { keeper, send } = keeperWith(async (revision) => ({
    kind: 'saved',
    draft: draft({ revision: revision + 1, summary: 'Who', title: revision > 1 ? 'Tree' : 'Call tree' }),
  }));
  keeper.change({ summary: 'Who ' });
  await vi.advanceTimersByTimeAsync(10_000);
  keeper.change({ title: 'Tree' });
  await vi.advanceTimersByTimeAsync(10_000);
  expect(keeper.getState()).toMatchObject({ phase: 'saved', fields: { summary: 'Who ', title: 'Tree' } });
  expect(send).toHaveBeenCalledTimes(2);
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

test('without a connection it tries again by itself, each time a little later, and says so until a save came through', async () => {
  const { keeper, send } = keeperWith(answering(offline, offline));
  keeper.change({ body: 'Long work' });
  await vi.advanceTimersByTimeAsync(2_000);
  expect(keeper.getState().phase).toBe('failed');
  expect(isOffline(keeper.getState())).toBe(true);
  await vi.advanceTimersByTimeAsync(5_000);
  expect(send).toHaveBeenCalledTimes(2);
  await vi.advanceTimersByTimeAsync(9_999);
  expect(send).toHaveBeenCalledTimes(2);
  expect(isOffline(keeper.getState())).toBe(true);
  await vi.advanceTimersByTimeAsync(1);
  expect(keeper.getState()).toMatchObject({ phase: 'saved', error: null, known: { revision: 2 } });
});

test('what is refused is not sent again until it is changed', async () => {
  const { keeper, send } = keeperWith(answering(refused));
  keeper.change({ title: 'x' });
  await vi.advanceTimersByTimeAsync(600_000);
  expect(send).toHaveBeenCalledTimes(1);
  keeper.change({ title: 'y' });
  await vi.advanceTimersByTimeAsync(2_000);
  expect(keeper.getState()).toMatchObject({ phase: 'saved', error: null });
});

test('a failed save is not called saved; the text waits in the browser and is offered back on return', async () => {
  const { keeper, store } = keeperWith(async () => offline);
  keeper.change({ body: 'Long work' });
  await vi.advanceTimersByTimeAsync(2_000);
  expect(keeper.isUnsaved).toBe(true);
  keeper.close();

  const { keeper: later, stored } = keeperWith(taking(), { store, window: 'b' });
  expect(later.getState()).toMatchObject({ fields: { body: '' }, setAside: { patch: { body: 'Long work' }, at: 5 } });
  later.bringBack();
  expect(await later.saveNow()).toBe(true);
  expect(later.getState()).toMatchObject({ fields: { body: 'Long work' }, setAside: null, phase: 'saved' });
  expect(stored()).toBeNull();
  expect(store.length).toBe(0);
});

test('what comes back meets what was written since: merged where it can be, chosen where not', async () => {
  const store = shelf();
  const old = keptDraft(store, 'k', 'closed');
  old.put({
    patch: { body: 'One. Two, mine.', title: 'My title' },
    before: { body: 'One. Two.', title: 'Call tree' },
    at: 1,
  });
  const from = draft({ revision: 4, body: 'One, theirs. And more. Two.', title: 'Their title' });
  const { keeper, send } = keeperWith(taking(from), { store, from });
  keeper.bringBack();
  expect(keeper.getState()).toMatchObject({
    phase: 'conflict',
    theirs: { clashes: ['title', 'body'] },
    fields: { title: 'My title' },
  });
  keeper.choose('title', 'mine');
  expect(keeper.getState().phase).toBe('conflict');
  keeper.choose('body', 'theirs');
  await vi.advanceTimersByTimeAsync(0);
  expect(send.mock.calls).toEqual([[4, { title: 'My title' }]]);
  expect(keeper.getState()).toMatchObject({ setAside: { patch: { body: 'One. Two, mine.' } } });
});

test('typing before the offer is answered does not lose what was put aside', () => {
  const store = shelf();
  keptDraft(store, 'k', 'closed').put({ patch: { body: 'Old work' }, before: { body: '' }, at: 1 });
  const { keeper, stored } = keeperWith(taking(), { store });
  keeper.change({ title: 'New' });
  expect(stored().patch).toEqual({ body: 'Old work', title: 'New' });
  keeper.dropSetAside();
  expect(stored().patch).toEqual({ title: 'New' });
});

const luis = { id: 'p1', name: 'Luis' };
const clash = draft({ revision: 7, title: 'Their title', summary: 'Their summary', savedBy: luis });
const conflict = (held: Draft): SaveAnswer => ({ kind: 'conflict', draft: held, message: 'Luis saved' });

test('fields that only one of two changed are kept without asking, and said', async () => {
  const { keeper, send } = keeperWith(answering(conflict(draft({ revision: 7, title: 'Their title', savedBy: luis }))));
  keeper.change({ summary: 'My summary' });
  expect(await keeper.saveNow()).toBe(false);
  expect(keeper.getState()).toMatchObject({
    phase: 'waiting',
    fields: { title: 'Their title', summary: 'My summary' },
    together: { who: 'Luis', names: ['title'], both: true },
  });
  await vi.advanceTimersByTimeAsync(2_000);
  expect(send.mock.calls[1]).toEqual([7, { summary: 'My summary' }]);
});

test('changes at different places of one text are kept both', async () => {
  const from = draft({ body: 'First.\n\nSecond.\n\nThird.' });
  const theirs = draft({ revision: 2, body: 'First, theirs.\n\nSecond.\n\nThird.' });
  const { keeper, send } = keeperWith(answering(conflict(theirs)), { from });
  keeper.change({ body: 'First.\n\nSecond.\n\nThird, mine.' });
  await keeper.saveNow();
  await vi.advanceTimersByTimeAsync(2_000);
  expect(send.mock.calls[1]).toEqual([2, { body: 'First, theirs.\n\nSecond.\n\nThird, mine.' }]);
});

test('a conflict stops saving; keeping mine takes in what only they changed', async () => {
  const { keeper, send } = keeperWith(answering(conflict(clash)));
  keeper.change({ title: 'My title' });
  expect(await keeper.saveNow()).toBe(false);
  expect(keeper.getState()).toMatchObject({
    phase: 'conflict',
    theirs: { message: 'Luis saved', clashes: ['title'] },
    fields: { summary: 'Their summary' },
  });
  keeper.change({ body: 'More' });
  await vi.advanceTimersByTimeAsync(10_000);
  expect(send).toHaveBeenCalledTimes(1);
  keeper.choose('title', 'mine');
  await vi.advanceTimersByTimeAsync(0);
  expect(send.mock.calls[1]).toEqual([7, { title: 'My title', body: 'More' }]);
});

test('taking theirs puts mine aside, and it can be brought back', async () => {
  const { keeper, stored } = keeperWith(answering(conflict(clash), offline));
  keeper.change({ title: 'My title' });
  await keeper.saveNow();
  keeper.chooseAll('theirs');
  await vi.advanceTimersByTimeAsync(0);
  expect(keeper.getState()).toMatchObject({ phase: 'saved', fields: { title: 'Their title' } });
  expect(stored().patch).toEqual({ title: 'My title' });
  keeper.bringBack();
  expect(keeper.getState()).toMatchObject({
    fields: { title: 'My title', summary: 'Their summary' },
    phase: 'waiting',
  });
});

test('what a colleague saved comes in while nothing is being saved, once', async () => {
  const { keeper, send } = keeperWith(taking());
  keeper.takeIn(draft({ revision: 2, summary: 'Theirs', savedBy: luis }));
  expect(keeper.getState()).toMatchObject({
    phase: 'saved',
    fields: { summary: 'Theirs' },
    together: { who: 'Luis', names: ['summary'], both: false },
  });
  keeper.takeIn(draft({ revision: 1, summary: 'Older' }));
  expect(keeper.getState().fields.summary).toBe('Theirs');
  await vi.advanceTimersByTimeAsync(10_000);
  expect(send).not.toHaveBeenCalled();
});

test('two windows of one person do not take each other’s unsaved words away', async () => {
  const store = shelf();
  const one = keeperWith(async () => offline, { store, window: 'a' });
  const two = keeperWith(taking(), { store, window: 'b' });
  one.keeper.change({ body: 'In one' });
  two.keeper.change({ summary: 'In two' });
  expect(await two.keeper.saveNow()).toBe(true);
  expect(one.stored().patch).toEqual({ body: 'In one' });
});

const kept = (body: string, change: Partial<Draft> = {}) => draft({ revision: 7, body, savedBy: luis, ...change });

/** A keeper with a clash in its text: one sentence that both changed, and one more that only Luis did. */
async function inClash() {
  const from = draft({ body: 'Open at 7. Bring two seals.\n\nClose at 8.' });
  const theirs = kept('Open at 6. Bring two seals.\n\nClose at 9.');
  const made = keeperWith(answering(conflict(theirs)), { from });
  made.keeper.change({ body: 'Open at 5. Bring two seals.\n\nClose at 8.' });
  await made.keeper.saveNow();
  return made;
}

test.each([
  ['mine', 'Open at 5. Bring two seals.\n\nClose at 9.'],
  ['theirs', 'Open at 6. Bring two seals.\n\nClose at 9.'],
  ['both', 'Open at 6.\n\nOpen at 5. Bring two seals.\n\nClose at 9.'],
] as const)('a choice of %s is one for the sentence that both changed; the rest of both stays', async (side, body) => {
  const { keeper } = await inClash();
  expect(keeper.getState().theirs?.clashes).toEqual(['body']);
  keeper.choose('body', side);
  await vi.advanceTimersByTimeAsync(0);
  expect(keeper.getState()).toMatchObject({ phase: 'saved', fields: { body }, theirs: null });
  expect(keeper.getState().setAside?.patch.body ?? null).toBe(
    side === 'theirs' ? 'Open at 5. Bring two seals.\n\nClose at 9.' : null,
  );
});

/** A keeper whose author has saved this, and the draft that Jo then saved over it. */
async function replacedBy(mine: DraftPatch, jo: Partial<Draft>, from = draft()) {
  const made = keeperWith(taking(from), { from });
  made.keeper.change(mine);
  await made.keeper.saveNow();
  const known = made.keeper.getState().known;
  made.keeper.takeIn({ ...known, savedBy: { id: 'p2', name: 'Jo' }, ...jo, revision: known.revision + 1 });
  return made;
}

test('who is overwritten is told by whom, keeps the words, and puts them back beside what is new', async () => {
  const from = draft({ body: 'Bring seals.' });
  const body = 'Open at 6. Bring seals.\n\nAsk Jo.';
  const { keeper, send } = await replacedBy({ body: 'Open at 5. Bring seals.' }, { body }, from);
  expect(keeper.getState()).toMatchObject({
    phase: 'saved',
    fields: { body },
    replaced: [{ name: 'body', who: 'Jo', words: { body: 'Open at 5.' } }],
  });
  keeper.putBack(keeper.getState().replaced[0]!);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(send.mock.calls.at(-1)).toEqual([3, { body: 'Open at 5. Bring seals.\n\nAsk Jo.' }]);
  expect(keeper.getState()).toMatchObject({ phase: 'saved', replaced: [] });
});

test('words that are put back where somebody has written once more are a choice', async () => {
  const { keeper } = await replacedBy({ title: 'Mine' }, { title: 'Jo’s' });
  keeper.change({ title: 'Jo’s, and more' });
  keeper.putBack(keeper.getState().replaced[0]!);
  expect(keeper.getState()).toMatchObject({
    phase: 'conflict',
    theirs: { clashes: ['title'] },
    fields: { title: 'Mine' },
  });
  keeper.choose('title', 'theirs');
  expect(keeper.getState()).toMatchObject({
    fields: { title: 'Jo’s, and more' },
    setAside: { patch: { title: 'Mine' } },
  });
});

test('what was let go is not told again, and what another changes of one’s own once more is', async () => {
  const { keeper } = await replacedBy({ summary: 'Mine.' }, { summary: 'Jo’s.' });
  keeper.letGo(keeper.getState().replaced[0]!);
  const again = (summary: string) => {
    const { known } = keeper.getState();
    keeper.takeIn({ ...known, revision: known.revision + 1, summary });
    return keeper.getState().replaced.length;
  };
  expect(again('Jo’s, once more.')).toBe(0);
  keeper.change({ summary: 'Mine again.' });
  await keeper.saveNow();
  expect(again('Jo’s again.')).toBe(1);
});

test('nobody is told of words that are another’s, of additions, or of a choice that is open', async () => {
  const others = await replacedBy({ body: 'Mine.' }, { body: 'Mine.\n\nJo’s.', title: 'Jo’s title' });
  expect(others.keeper.getState().replaced).toEqual([]);
  const { keeper } = await replacedBy({ title: 'Mine' }, {});
  keeper.change({ title: 'Mine, going on' });
  keeper.takeIn({ ...keeper.getState().known, revision: 9, title: 'Jo’s' });
  expect(keeper.getState()).toMatchObject({ phase: 'conflict', replaced: [] });
});

test('words that come back with the answer to a save of another field are told too', async () => {
  const theirs = draft({ revision: 3, summary: 'Jo’s', savedBy: { id: 'p2', name: 'Jo' } });
  const mine = draft({ revision: 2, summary: 'Mine' });
  const { keeper } = keeperWith(answering({ kind: 'saved', draft: mine }, conflict(theirs)));
  keeper.change({ summary: 'Mine' });
  await keeper.saveNow();
  keeper.change({ title: 'Tree' });
  await keeper.saveNow();
  expect(keeper.getState()).toMatchObject({
    phase: 'waiting',
    fields: { summary: 'Jo’s', title: 'Tree' },
    replaced: [{ who: 'Jo', words: { summary: 'Mine' } }],
  });
});

const figure = (label: string, after = '') => ({ label, before: '', after, unit: '' });
const withFigures = (...figures: Figure[]) => ({ ...noDetails, figures });

test('rows that two people add to one list are both kept, and a row that is begun and still empty stays', async () => {
  const theirs = draft({ revision: 2, details: withFigures(figure('Calls', '9')), savedBy: luis });
  const { keeper, send } = keeperWith(answering(conflict(theirs)));
  keeper.change({ figures: [figure('Lines', '4')] });
  await keeper.saveNow();
  await vi.advanceTimersByTimeAsync(2_000);
  expect(send.mock.calls[1]).toEqual([2, { figures: [figure('Calls', '9'), figure('Lines', '4')] }]);
  keeper.change({ figures: [...keeper.getState().fields.figures, figure('')] });
  await keeper.saveNow();
  const { known } = keeper.getState();
  const more = withFigures(figure('Calls', '9'), figure('Lines', '4'), figure('Mail', '2'));
  keeper.takeIn({ ...known, revision: known.revision + 1, details: more });
  expect(keeper.getState().fields.figures.map(({ label }) => label)).toContain('');
});

test('a row that both changed is chosen alone', async () => {
  const from = draft({ details: withFigures(figure('Calls', '1'), figure('Lines', '1')) });
  const details = withFigures(figure('Calls', '2'), figure('Lines', '9'), figure('Mail'));
  const { keeper, send } = keeperWith(answering(conflict(draft({ revision: 2, details }))), { from });
  keeper.change({ figures: [figure('Calls', '3'), figure('Lines', '1')] });
  await keeper.saveNow();
  expect(keeper.getState()).toMatchObject({
    theirs: { clashes: ['figures'] },
    fields: { figures: [figure('Calls', '3'), figure('Lines', '9'), figure('Mail')] },
  });
  keeper.choose('figures', 'theirs');
  await vi.advanceTimersByTimeAsync(0);
  expect(send).toHaveBeenCalledTimes(1);
  expect(keeper.getState()).toMatchObject({
    phase: 'saved',
    setAside: { patch: { figures: [figure('Calls', '3'), {}, {}] } },
  });
});
