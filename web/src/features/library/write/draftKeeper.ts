/**
 * Keeps a draft: saves two seconds after typing stops, one save at a time, against the revision it knows; tries again by itself
 * when the server cannot be reached; holds unsaved text in the browser until the server has it; takes in what others wrote
 * elsewhere in the same draft; stops where both wrote at one place, until the author has chosen; and holds on to saved words of
 * the author's that another person replaced (`ownWords.ts`). No React in here.
 *
 * It never says "saved" before the server said so, and it never overwrites what another person saved unless told to.
 */
import type { CombinedError } from '@urql/core';
import { readFailure } from '../../../gql/errors';
import { changes, fieldNames, meet, pick, type DraftPatch, type FieldName } from './draftFields';
import { fieldsOf, type Draft, type DraftFields } from './draftQuery';
import { mergeField } from './fieldMerge';
import type { Kept, KeptDraft } from './keptDraft';
import type { OwnWords, Replaced } from './ownWords';
import type { Side } from './textMerge';

export type SaveAnswer =
  | { kind: 'saved'; draft: Draft }
  | { kind: 'conflict'; draft: Draft; message: string }
  | { kind: 'failed'; error: CombinedError };

/** Where both wrote at one place: what stood in the fields before, what the other side has, and the fields to choose in. */
export type Theirs = { draft: Draft; message: string; before: DraftFields; saved: DraftFields; clashes: FieldName[] };

export type KeeperState = {
  fields: DraftFields;
  /** The last draft that the server is known to hold. */
  known: Draft;
  /** The same in the author's own words: the server may tidy (trim, say), but text must not move under a hand. */
  base: DraftFields;
  phase: 'saved' | 'waiting' | 'saving' | 'failed' | 'conflict';
  /** Set in phase `conflict`, with the fields that are not chosen yet. */
  theirs: Theirs | null;
  /** What went wrong with the last save. Without a connection it stays until a save has come through. */
  error: CombinedError | null;
  /** Text of this author from an earlier visit, or put aside in a conflict, that can be brought back. */
  setAside: Kept | null;
  /** What another person wrote meanwhile, and whether this author had unsaved words at that moment. */
  together: { who: string | null; at: string; names: FieldName[]; both: boolean } | null;
  /** The author's own saved words that others replaced, until the author has put them back or let them go. */
  replaced: Replaced[];
};

type Deps = {
  draft: Draft;
  kept: KeptDraft;
  own: OwnWords;
  send: (revision: number, patch: DraftPatch) => Promise<SaveAnswer>;
  now: () => number;
  /** Puts text of others into the form; the page keeps the caret where it is. */
  steadily?: (apply: () => void) => void;
  /** Milliseconds of silence before a save. */
  quiet?: number;
};

/** Whether the last save found no server. */
export const isOffline = ({ error }: Pick<KeeperState, 'error'>) =>
  error !== null && readFailure(error).code === 'NETWORK';

const firstRetry = 5_000;
const lastRetry = 60_000;

export class DraftKeeper {
  #state: KeeperState;
  #deps: Deps;
  #listeners = new Set<() => void>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running: Promise<boolean> | undefined;
  #tries = 0;

  constructor(deps: Deps) {
    this.#deps = deps;
    const fields = fieldsOf(deps.draft);
    const left = deps.kept.take();
    this.#state = {
      fields,
      known: deps.draft,
      base: fields,
      phase: 'saved',
      theirs: null,
      error: null,
      setAside: differing(left, fields),
      together: null,
      replaced: deps.own.comeBack(deps.draft, left?.patch ?? {}),
    };
  }

  subscribe = (listener: () => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  getState = () => this.#state;

  /** True when the server does not hold all that the author sees. */
  get isUnsaved(): boolean {
    return fieldNames(this.#patch()).length > 0;
  }

  /** The author changed something. */
  change(patch: DraftPatch) {
    const fields = { ...this.#state.fields, ...patch };
    const phase = this.#state.phase === 'conflict' || this.#state.phase === 'saving' ? this.#state.phase : 'waiting';
    this.#set({ fields, phase });
    this.#store();
    if (phase === 'waiting') this.#wait(this.#deps.quiet ?? 2_000);
  }

  /** Saves at once; true when the server holds everything afterwards. */
  async saveNow(): Promise<boolean> {
    clearTimeout(this.#timer);
    if (this.#running) await this.#running;
    if (this.#state.phase === 'conflict') return false;
    if (!this.isUnsaved) {
      if (this.#state.phase !== 'saved') this.#set({ phase: 'saved', error: null });
      return true;
    }
    this.#running ??= this.#save().finally(() => {
      this.#running = undefined;
    });
    return this.#running;
  }

  /** Another person saved: what they wrote comes into the form, unless a save is under way or a choice is open. */
  takeIn(draft: Draft) {
    const { phase, known } = this.#state;
    if (phase === 'saving' || phase === 'conflict' || draft.revision <= known.revision) return;
    this.#meet(draft, '');
  }

  /** Another order (submit, publish) met a newer draft; false when the author must choose first. */
  meetConflict(draft: Draft, message: string): boolean {
    clearTimeout(this.#timer);
    return this.#meet(draft, message);
  }

  /** Ends the conflict in one field. What is given up of mine is put aside and can be brought back. */
  choose(name: FieldName, side: Side) {
    const { theirs, fields, setAside } = this.#state;
    if (!theirs?.clashes.includes(name)) return;
    const clashes = theirs.clashes.filter((other) => other !== name);
    const sides = { before: theirs.before, mine: fields, theirs: theirs.saved };
    const chosen = mergeField(name, sides, side).patch;
    if (side === 'theirs') {
      const patch = { ...setAside?.patch, ...mergeField(name, sides, 'mine').patch };
      this.#set({ setAside: { patch, before: { ...setAside?.before, ...chosen }, at: this.#deps.now() } });
    }
    this.#set({ fields: { ...fields, ...chosen } });
    this.#set(clashes.length > 0 ? { theirs: { ...theirs, clashes } } : { theirs: null, phase: 'waiting' });
    this.#store();
    if (clashes.length === 0) void this.saveNow();
  }

  /** Ends the conflict in all fields at once. */
  chooseAll(side: Side) {
    for (const name of this.#state.theirs?.clashes ?? []) this.choose(name, side);
  }

  /** Brings text that was put aside back into the form; where somebody has written there since, the author chooses. */
  bringBack() {
    const { setAside, theirs } = this.#state;
    if (!setAside || theirs) return;
    this.#set({ setAside: null });
    this.#bring(setAside.patch, setAside.before);
  }

  /** Puts words that another person replaced back into the form, beside all else that was written there since. */
  putBack(replaced: Replaced) {
    if (this.#state.theirs) return;
    this.letGo(replaced);
    this.#bring(replaced.back, replaced.before);
  }

  /** The author has seen that words were replaced and leaves it so. */
  letGo(replaced: Replaced) {
    const others = this.#state.replaced.filter((other) => other !== replaced);
    this.#set({ replaced: others });
    if (!others.some(({ name }) => name === replaced.name)) this.#deps.own.settle(this.#state.known, replaced.name);
  }

  /** Drops text that was put aside. */
  dropSetAside() {
    this.#set({ setAside: null });
    this.#store();
  }

  /** Stops the clock; unsaved text stays in the browser. */
  close() {
    clearTimeout(this.#timer);
  }

  /** Words from before come into the form, by what stood there then; where that has changed, both are brought together. */
  #bring(patch: DraftPatch, before: DraftPatch) {
    const { fields, known } = this.#state;
    const sides = { before: { ...fields, ...before }, mine: { ...fields, ...patch }, theirs: fields };
    const merged = fieldNames(patch).map((name) => ({ name, ...mergeField(name, sides, 'mine') }));
    const clashes = merged.filter((field) => field.clashes.length > 0).map(({ name }) => name);
    if (clashes.length > 0) {
      const theirs = { draft: known, message: '', before: sides.before, saved: fields, clashes };
      this.#set({ phase: 'conflict', theirs });
    }
    this.change(Object.assign({}, ...merged.map((field) => field.patch)));
  }

  #patch = () => changes(this.#state.base, this.#state.fields);

  #set(change: Partial<KeeperState>) {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener();
  }

  #wait(milliseconds: number) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.saveNow(), milliseconds);
  }

  async #save(): Promise<boolean> {
    this.#set({ phase: 'saving', error: isOffline(this.#state) ? this.#state.error : null });
    const patch = this.#patch();
    const answer = await this.#deps.send(this.#state.known.revision, patch);
    if (answer.kind === 'failed') return this.#fail(answer.error);
    this.#tries = 0;
    if (answer.kind === 'conflict') return this.#meet(answer.draft, answer.message);
    this.#deps.own.save(this.#state.known, answer.draft, fieldNames(patch));
    // What the author typed while the save was under way stays, and is saved next.
    this.#set({ known: answer.draft, base: { ...this.#state.base, ...patch }, error: null });
    return this.#goOn();
  }

  #fail(error: CombinedError): false {
    const { code } = readFailure(error);
    this.#set({ phase: 'failed', error });
    // What is refused would be refused again; what did not come through may.
    if (code === 'NETWORK' || code === 'UNAVAILABLE' || code === 'INTERNAL') {
      this.#wait(Math.min(firstRetry * 2 ** this.#tries, lastRetry));
      this.#tries += 1;
    }
    return false;
  }

  /** Brings both people's words together; false when the author must choose, or when there is something to save now. */
  #meet(draft: Draft, message: string): boolean {
    const { known, base, fields } = this.#state;
    const [before, saved] = [fieldsOf(known), fieldsOf(draft)];
    const { taken, clashes } = meet({ before, base, mine: fields, theirs: saved });
    const names = fieldNames(taken);
    const together = { who: draft.savedBy?.name ?? null, at: draft.savedAt, names, both: this.isUnsaved };
    const theirs = clashes.length > 0 ? { draft, message, before, saved, clashes } : null;
    const replaced = [...this.#state.replaced, ...this.#deps.own.meet(known, draft, clashes)];
    const apply = () =>
      this.#set({
        known: draft,
        base: { ...base, ...changes(before, saved) },
        fields: { ...fields, ...taken },
        together: names.length > 0 ? together : null,
        theirs,
        replaced,
        error: null,
        phase: theirs ? 'conflict' : 'waiting',
      });
    if (this.#deps.steadily) this.#deps.steadily(apply);
    else apply();
    if (!theirs) return this.#goOn();
    this.#store();
    return false;
  }

  /** After the server and the form have met: saved, or another save soon. */
  #goOn(): boolean {
    this.#store();
    if (!this.isUnsaved) {
      this.#set({ phase: 'saved' });
      return true;
    }
    this.#set({ phase: 'waiting' });
    this.#wait(this.#deps.quiet ?? 2_000);
    return false;
  }

  /** Unsaved text goes into the browser's storage, with what was put aside, until that is dropped. */
  #store() {
    const unsaved = this.#patch();
    const { setAside, base } = this.#state;
    const patch = { ...setAside?.patch, ...unsaved };
    const before = { ...setAside?.before, ...pick(base, fieldNames(unsaved)) };
    if (fieldNames(patch).length > 0) this.#deps.kept.put({ patch, before, at: this.#deps.now() });
    else this.#deps.kept.clear();
  }
}

/** What was kept, as far as the server does not hold it by now. */
function differing(kept: Kept | null, now: DraftFields): Kept | null {
  if (!kept) return null;
  const patch = changes(now, { ...now, ...kept.patch });
  return fieldNames(patch).length > 0 ? { ...kept, patch } : null;
}
