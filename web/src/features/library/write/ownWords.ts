/**
 * What an author has saved in a draft, and which of it other people replaced: while the author writes, and while the author
 * was away. Only fields that the author saved are looked at, and only until the draft is published. No React in here.
 */
import { changes, fieldNames, pick, type DraftPatch, type FieldName } from './draftFields';
import { fieldsOf, type Draft, type DraftFields } from './draftQuery';
import { lostIn, mergeField, type Lost } from './fieldMerge';
import type { KeptDraft, Seen } from './keptDraft';

/** Words that the author had saved and that another person replaced since; `before` is the field as that person left it. */
export type Replaced = Lost & {
  name: FieldName;
  /** Who replaced them, where that is known. */
  who: string | null;
  at: string;
  before: DraftPatch;
  /** Set where it was found when the author came back: who saved the draft last, who need not be who replaced the words. */
  away: { savedBy: string | null } | null;
};

type Deps = {
  kept: KeptDraft;
  /** The author's id: what the author saves in another window or elsewhere is nobody else's doing. */
  author: string;
  /** The version on which the draft goes on, empty before the first. With the next one all is forgotten. */
  version: string;
  now: () => number;
};

/** The author's words of one field as the author saw them last, what stood there before them, and when that was. */
type Standing = { patch: DraftPatch; before: DraftPatch; seen: Seen };

export class OwnWords {
  #deps: Deps;
  /** What stood in each field before this author saved it, with what others have written there since. */
  #starts: DraftPatch = {};
  /** What the next visit is compared with. */
  #standing = new Map<FieldName, Standing>();
  /** Fields in which words were replaced: they stay as they were for the next visit, until the author has answered. */
  #open = new Set<FieldName>();

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  /**
   * The author opens the draft again: what was replaced meanwhile. `unsaved` are words whose save was not answered; those that
   * the draft holds did arrive.
   */
  comeBack(draft: Draft, unsaved: DraftPatch): Replaced[] {
    const kept = this.#deps.kept.take();
    if (!kept) return [];
    const fields = fieldsOf(draft);
    const names = fieldNames(fields).filter((name) => kept.seen?.[name]?.version === this.#deps.version);
    const was = { ...fields, ...pick({ ...fields, ...kept.patch }, names) };
    this.#starts = pick({ ...fields, ...kept.before }, names);
    for (const name of names) {
      const seen = kept.seen![name]!;
      this.#standing.set(name, { patch: pick(was, [name]), before: pick(this.#starts, [name]), seen });
    }
    const missing = changes(fields, { ...fields, ...unsaved });
    const arrived = fieldNames(unsaved).filter((name) => !(name in missing));
    const savedBy = draft.savedBy?.name ?? null;
    const tell = (name: FieldName) => {
      const { by, revision } = kept.seen![name]!;
      if (by) return by;
      // Only where one save lies between is whoever saved last the one who did it.
      return this.#isOwn(draft) ? null : { who: revision === draft.revision - 1 ? savedBy : null };
    };
    const found = this.#compare({ ...was, ...pick(fields, arrived) }, draft, tell);
    return found.map((replaced) => ({ ...replaced, away: { savedBy } }));
  }

  /** The server has taken these fields from the author. */
  save(known: Draft, draft: Draft, names: FieldName[]) {
    this.#starts = { ...pick(fieldsOf(known), names), ...this.#starts };
    for (const name of names) this.#open.delete(name);
    this.#note(draft);
  }

  /** The draft has come from elsewhere: what it replaced. Where both wrote, the choice that is open shows it. */
  meet(known: Draft, draft: Draft, clashes: FieldName[]): Replaced[] {
    const by = { who: draft.savedBy?.name ?? null };
    return this.#compare(fieldsOf(known), draft, (name) => (this.#isOwn(draft) || clashes.includes(name) ? null : by));
  }

  /** The author has seen that words of this field were replaced, and has answered. */
  settle(draft: Draft, name: FieldName) {
    this.#open.delete(name);
    this.#note(draft);
  }

  #isOwn = ({ savedBy }: Draft) => savedBy?.id === this.#deps.author;

  /** `tell` says by whom a field's words were replaced, and null where that is not to be told. */
  #compare(before: DraftFields, draft: Draft, tell: (name: FieldName) => Seen['by'] | null): Replaced[] {
    const saved = fieldsOf(draft);
    const starts = this.#starts;
    const touched = fieldNames(changes(before, saved)).filter((name) => name in starts);
    const found = touched.flatMap((name) => {
      const by = tell(name);
      const lost = by && lostIn(name, starts, before, saved);
      if (!lost) return [];
      return { ...lost, ...by, name, at: draft.savedAt, before: pick(saved, [name]), away: null };
    });
    for (const name of touched) {
      const sides = { before, mine: { ...before, ...starts }, theirs: saved };
      Object.assign(starts, mergeField(name, sides, 'theirs').patch);
    }
    for (const { name, who } of found) {
      const standing = this.#standing.get(name);
      if (standing && !this.#open.has(name)) standing.seen = { ...standing.seen, by: { who } };
      this.#open.add(name);
    }
    this.#note(draft);
    return found;
  }

  /** What stands of the author's in this draft is kept for the next visit; where nothing does, the field is forgotten. */
  #note(draft: Draft) {
    const fields = fieldsOf(draft);
    const starts = { ...fields, ...this.#starts };
    const mine = changes(starts, fields);
    const seen = { version: this.#deps.version, revision: draft.revision };
    for (const name of fieldNames(this.#starts)) {
      if (this.#open.has(name)) continue;
      if (name in mine) this.#standing.set(name, { patch: pick(mine, [name]), before: pick(starts, [name]), seen });
      else this.#standing.delete(name);
    }
    this.#store();
  }

  #store() {
    const { kept, now } = this.#deps;
    if (this.#standing.size === 0) return kept.clear();
    const all = [...this.#standing.values()];
    kept.put({
      patch: Object.assign({}, ...all.map(({ patch }) => patch)),
      before: Object.assign({}, ...all.map(({ before }) => before)),
      seen: Object.fromEntries([...this.#standing].map(([name, { seen }]) => [name, seen])),
      at: now(),
    });
  }
}
