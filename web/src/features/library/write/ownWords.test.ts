/** Who comes back to a draft is told what others replaced there of their own words: these, once, and nothing else. */
import { expect, test } from 'vitest';
import type { DraftPatch } from './draftFields';
import { DraftKeeper } from './draftKeeper';
import type { Draft } from './draftQuery';
import { keptDraft, type Shelf } from './keptDraft';
import { draftFacts, noDetails, ownWords, shelf } from './testing';

const jo = { id: 'p2', name: 'Jo' };
const me = { id: 'me', name: 'Ana' };

/** The server's draft and this browser's storage, which outlive a visit. */
function office(from: Partial<Draft> = {}) {
  let held = draftFacts({ body: 'Bring seals.', ...from });
  let visits = 0;
  const on = shelf();
  /** Somebody saves, from elsewhere, once or in several saves. */
  const saves = (savedBy: Draft['savedBy'], change: Partial<Draft>, times = 1) => {
    held = { ...held, ...change, savedBy, revision: held.revision + times };
    return held;
  };
  const open = (version = '') => {
    visits += 1;
    return new DraftKeeper({
      draft: held,
      kept: keptDraft(on, 'unsaved', `${visits}`),
      own: ownWords({ on, window: `${visits}`, version }),
      now: () => 0,
      send: async (_revision, patch) => ({ kind: 'saved', draft: saves(me, patch) }),
    });
  };
  /** A visit in which this is written and saved. */
  const write = async (...patches: DraftPatch[]) => {
    const keeper = open();
    for (const patch of patches) {
      keeper.change(patch);
      await keeper.saveNow();
    }
    keeper.close();
  };
  const told = (version?: string) => open(version).getState().replaced;
  return { on, saves, open, write, told };
}

test('who comes back is told the fields, the words and by whom, and puts them back beside what is new', async () => {
  const { saves, write, open, told } = office();
  await write({ summary: 'Mine.' }, { body: 'Open at 5. Bring seals.' });
  saves(jo, { body: 'Open at 6. Bring seals.\n\nAsk Jo.', title: 'Jo’s title' });
  const keeper = open();
  expect(keeper.getState()).toMatchObject({
    phase: 'saved',
    replaced: [{ name: 'body', who: 'Jo', away: { savedBy: 'Jo' }, words: { body: 'Open at 5.' } }],
  });
  keeper.putBack(keeper.getState().replaced[0]!);
  await keeper.saveNow();
  expect(keeper.getState().fields.body).toBe('Open at 5. Bring seals.\n\nAsk Jo.');
  expect(told()).toEqual([]);
});

test('where several saves lie between, nobody is named as the one who did it', async () => {
  const { saves, write, told } = office();
  await write({ summary: 'Mine.' });
  saves({ id: 'p3', name: 'Kim' }, { summary: 'Kim’s.' });
  saves(jo, { title: 'Jo’s title' });
  expect(told()).toMatchObject([{ name: 'summary', who: null, away: { savedBy: 'Jo' } }]);
});

test('it is told until it is answered, and then no more', async () => {
  const { on, saves, write, open, told } = office();
  await write({ summary: 'Mine.' });
  saves(jo, { summary: 'Jo’s.' });
  expect(told()).toHaveLength(1);
  const keeper = open();
  keeper.change({ title: 'My title' });
  await keeper.saveNow();
  expect(told()).toMatchObject([{ name: 'summary', who: 'Jo' }]);
  keeper.letGo(keeper.getState().replaced[0]!);
  const again = open();
  again.letGo(again.getState().replaced[0]!);
  expect(told()).toEqual([]);
  saves(jo, { summary: 'Jo’s, once more.' });
  expect(told()).toEqual([]);
  saves(jo, { title: 'Jo’s title' });
  expect(told()).toMatchObject([{ name: 'title' }]);
  const last = open();
  last.letGo(last.getState().replaced[0]!);
  expect(on.length).toBe(0);
});

test('words that were replaced before the eyes of an author who left without an answer are told on return', async () => {
  const { saves, open, told } = office();
  const keeper = open();
  keeper.change({ summary: 'Mine.' });
  await keeper.saveNow();
  keeper.takeIn(saves(jo, { summary: 'Jo’s.' }));
  keeper.close();
  expect(told()).toMatchObject([{ who: 'Jo', words: { summary: 'Mine.' } }]);
});

test('what the author wrote there later is not told: after it was replaced, in another window, or with no answer', async () => {
  const later = office();
  const keeper = later.open();
  keeper.change({ summary: 'Mine.' });
  await keeper.saveNow();
  keeper.takeIn(later.saves(jo, { summary: 'Jo’s.' }));
  keeper.change({ summary: 'Mine, another.' });
  await keeper.saveNow();
  expect(later.told()).toEqual([]);

  const elsewhere = office();
  await elsewhere.write({ summary: 'Mine.' });
  elsewhere.saves(me, { summary: 'Mine, from home.' });
  expect(elsewhere.told()).toEqual([]);

  const unanswered = office();
  await unanswered.write({ summary: 'Mine.' });
  const closing = unanswered.open();
  closing.change({ summary: 'Mine, and more.' });
  unanswered.saves(me, { summary: 'Mine, and more.' });
  unanswered.saves(jo, { title: 'Jo’s title' });
  closing.close();
  expect(unanswered.told()).toEqual([]);
});

test('another window of the author does not replace words', async () => {
  const { saves, open } = office();
  const keeper = open();
  keeper.change({ summary: 'Mine.' });
  await keeper.saveNow();
  keeper.takeIn(saves(me, { summary: 'Mine, in another window.' }));
  expect(keeper.getState().replaced).toEqual([]);
});

test('words that still stand, and fields that the author never wrote, are not told', async () => {
  const { saves, write, told } = office({ body: 'Bring seals.\n\nClose at 8.' });
  const [mine, theirs] = ['One', 'Two'].map((label) => ({ label, before: '', after: '', unit: '' }));
  await write({ body: 'Bring seals.\n\nClose at 9.', figures: [mine!] });
  const details = { ...noDetails, figures: [theirs!, mine!] };
  saves(jo, { body: 'Bring two seals.\n\nClose at 9.\n\nMore.', details, title: 'Jo’s', summary: 'Jo’s.' });
  expect(told()).toEqual([]);
});

test('with the next version all is forgotten', async () => {
  const { on, saves, write, told } = office();
  await write({ summary: 'Mine.', changeNote: 'Mine.' });
  saves(jo, { summary: 'Jo’s.', changeNote: '' });
  expect(told('v2')).toEqual([]);
  expect(on.length).toBe(0);
  expect(told('')).toEqual([]);
});

test('nothing is kept of words that were taken back', async () => {
  const { on, write } = office();
  await write({ summary: 'Mine.' });
  expect(on.length).toBe(1);
  await write({ summary: '' });
  expect(on.length).toBe(0);
});

/** A storage with room for so many entries. */
function narrow(room: number): Shelf {
  const wide = shelf();
  return {
    ...wide,
    get length() {
      return wide.length;
    },
    setItem(key, value) {
      if (wide.getItem(key) === null && wide.length >= room) throw new DOMException('full', 'QuotaExceededError');
      wide.setItem(key, value);
    },
  };
}

test('a storage that takes nothing hinders nothing, and a full one keeps the unsaved words first', async () => {
  const keeperOn = (on: Shelf) =>
    new DraftKeeper({
      draft: draftFacts(),
      kept: keptDraft(on, 'commons-draft me r1', 'a'),
      own: ownWords({ on }),
      now: () => 0,
      send: async (revision, patch) => ({ kind: 'saved', draft: draftFacts({ ...patch, revision: revision + 1 }) }),
    });
  const keeper = keeperOn(narrow(0));
  keeper.change({ summary: 'Mine.' });
  expect(await keeper.saveNow()).toBe(true);
  keeper.takeIn(draftFacts({ revision: 3, summary: 'Jo’s.', savedBy: jo }));
  expect(keeper.getState().replaced).toHaveLength(1);

  const on = narrow(1);
  keptDraft(on, 'commons-saved me r2', 'b').put({ patch: { title: 'Saved' }, before: { title: '' }, at: 0 });
  keeperOn(on).change({ summary: 'Unsaved.' });
  expect(on.key(0)).toBe('commons-draft me r1 a');
});
