/**
 * Keeps a draft: saves two seconds after typing stops, one save at a time, against the revision it knows; holds unsaved
 * text in the tab's storage until the server has it; and stops at a conflict until the author has chosen. No React in here.
 *
 * It never says "saved" before the server said so, and it never overwrites what another person saved unless told to.
 */
import type { CombinedError } from '@urql/core';
import { changes, fieldNames, mergeKeepingMine, type DraftPatch } from './draftFields';
import { fieldsOf, type Draft, type DraftFields } from './draftQuery';

export type SaveAnswer =
  | { kind: 'saved'; draft: Draft }
  | { kind: 'conflict'; draft: Draft; message: string }
  | { kind: 'failed'; error: CombinedError };

export type KeeperState = {
  fields: DraftFields;
  /** The last draft that the server confirmed. */
  known: Draft;
  /** The confirmed fields in the author's own words: the server may tidy (trim, say), but text must not move under a hand. */
  base: DraftFields;
  phase: 'saved' | 'waiting' | 'saving' | 'failed' | 'conflict';
  /** Set in phase `conflict`: what the other person saved, and the server's words. */
  theirs: { draft: Draft; message: string } | null;
  /** Set in phase `failed`. */
  error: CombinedError | null;
  /** Text of this author from an earlier visit, or put aside in a conflict, that can be brought back. */
  setAside: { patch: DraftPatch; at: number } | null;
};

type Deps = {
  draft: Draft;
  /** The key under which unsaved text stays in `storage`. */
  storageKey: string;
  storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
  send: (revision: number, patch: DraftPatch) => Promise<SaveAnswer>;
  now: () => number;
  /** Milliseconds of silence before a save. */
  quiet?: number;
};

export class DraftKeeper {
  #state: KeeperState;
  #deps: Deps;
  #listeners = new Set<() => void>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running: Promise<boolean> | undefined;

  constructor(deps: Deps) {
    this.#deps = deps;
    this.#state = {
      fields: fieldsOf(deps.draft),
      known: deps.draft,
      base: fieldsOf(deps.draft),
      phase: 'saved',
      theirs: null,
      error: null,
      setAside: this.#readStored(fieldsOf(deps.draft)),
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
    if (phase === 'waiting') this.#wait();
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

  /** A conflict that another order (submit, publish) met. */
  meetConflict(draft: Draft, message: string) {
    clearTimeout(this.#timer);
    this.#set({ phase: 'conflict', theirs: { draft, message } });
  }

  /** Ends a conflict: my fields stay, and what only the other person changed is taken in. */
  async keepMine(): Promise<boolean> {
    const { theirs, base, fields } = this.#state;
    if (!theirs) return false;
    const saved = fieldsOf(theirs.draft);
    const merged = mergeKeepingMine(base, fields, saved);
    this.#set({ fields: merged, known: theirs.draft, base: saved, theirs: null, phase: 'waiting' });
    this.#store();
    return this.saveNow();
  }

  /** Ends a conflict: the other person's draft stands; mine is put aside and can be brought back. */
  takeTheirs() {
    const { theirs } = this.#state;
    if (!theirs) return;
    const patch = this.#patch();
    const setAside = fieldNames(patch).length > 0 ? { patch, at: this.#deps.now() } : null;
    if (setAside) this.#write(setAside);
    const fields = fieldsOf(theirs.draft);
    this.#set({ fields, base: fields, known: theirs.draft, theirs: null, phase: 'saved', setAside });
  }

  /** Brings text that was put aside back into the form. */
  bringBack() {
    const { setAside } = this.#state;
    if (!setAside) return;
    this.#set({ setAside: null });
    this.change(setAside.patch);
  }

  /** Drops text that was put aside. */
  dropSetAside() {
    this.#set({ setAside: null });
    this.#store();
  }

  /** Stops the clock; unsaved text stays in the tab's storage. */
  close() {
    clearTimeout(this.#timer);
  }

  #patch = () => changes(this.#state.base, this.#state.fields);

  #set(change: Partial<KeeperState>) {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener();
  }

  #wait() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.saveNow(), this.#deps.quiet ?? 2_000);
  }

  async #save(): Promise<boolean> {
    const sent = this.#state.fields;
    this.#set({ phase: 'saving', error: null });
    const patch = this.#patch();
    const answer = await this.#deps.send(this.#state.known.revision, patch);
    if (answer.kind === 'failed') {
      this.#set({ phase: 'failed', error: answer.error });
      return false;
    }
    if (answer.kind === 'conflict') {
      this.#set({ phase: 'conflict', theirs: answer });
      return false;
    }
    // What the author typed while the save was under way stays, and is saved next.
    const typedMeanwhile = changes(sent, this.#state.fields);
    const base = { ...fieldsOf(answer.draft), ...patch };
    this.#set({ known: answer.draft, base, fields: { ...base, ...typedMeanwhile } });
    this.#store();
    if (!this.isUnsaved) {
      this.#set({ phase: 'saved' });
      return true;
    }
    this.#set({ phase: 'waiting' });
    this.#wait();
    return false;
  }

  /** Unsaved text goes into the tab's storage, beside nothing: text that was put aside is kept until it is dropped. */
  #store() {
    const patch = this.#patch();
    const { setAside } = this.#state;
    const all = { ...setAside?.patch, ...patch };
    if (fieldNames(all).length > 0) this.#write({ patch: all, at: this.#deps.now() });
    else this.#deps.storage.removeItem(this.#deps.storageKey);
  }

  #write(value: NonNullable<KeeperState['setAside']>) {
    try {
      this.#deps.storage.setItem(this.#deps.storageKey, JSON.stringify(value));
    } catch {
      // A full or forbidden storage loses the second safety net only; the text is still in the form.
    }
  }

  #readStored(now: DraftFields): KeeperState['setAside'] {
    try {
      const kept = JSON.parse(this.#deps.storage.getItem(this.#deps.storageKey) ?? 'null') as KeeperState['setAside'];
      if (!kept) return null;
      const differing = changes(now, { ...now, ...kept.patch });
      return fieldNames(differing).length > 0 ? { patch: differing, at: kept.at } : null;
    } catch {
      return null;
    }
  }
}
