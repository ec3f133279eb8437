/**
 * The uploads of one form, without React: two at a time, in the order in which they were chosen. What became ready is handed
 * on once and leaves the list. Closing stops them without giving them up: they can go on in a later visit.
 */
import type { HeldFacts } from '../attachmentFragment';
import type { DoorRefusal } from './checkFile';
import { givenUp, runUpload, type UploadDoors } from './runUpload';
import { begin, isBusy, nextUpload, turnAway, type Upload, type UploadStep } from './uploadState';

/** What happened last, to be told once; percentages are not news. */
export type UploadNews = { at: 'started' | 'lost' | 'ready' | 'turned away' | 'refused' | 'failed'; names: string[] };

export type QueueState = { uploads: Upload[]; news: UploadNews | null };

type Setting = {
  doors: UploadDoors;
  check: (file: File, underWay: number) => DoorRefusal | null;
  onReady: (attachment: HeldFacts) => void;
};

const together = 2;
const told = ['lost', 'ready', 'turned away', 'refused', 'failed'] as const;

export class UploadQueue {
  #state: QueueState = { uploads: [], news: null };
  #listeners = new Set<() => void>();
  #stops = new Map<string, AbortController>();
  #count = 0;
  #closed = false;

  #setting: Setting;

  constructor(setting: Setting) {
    this.#setting = setting;
  }

  /** The page has learnt more since, such as how much room is left. */
  adjust(setting: Setting) {
    this.#setting = setting;
  }

  getState = () => this.#state;

  subscribe = (listener: () => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  get isBusy() {
    return this.#state.uploads.some(isBusy);
  }

  start(files: Iterable<File>) {
    this.#closed = false;
    let underWay = this.#state.uploads.filter(isBusy).reduce((sum, upload) => sum + upload.file.size, 0);
    const added = [...files].map((file) => {
      const why = this.#setting.check(file, underWay);
      if (!why) underWay += file.size;
      return why ? turnAway(this.#key(), file, why) : begin(this.#key(), file);
    });
    const turned = added.filter((upload) => upload.at === 'turned away');
    const heard = turned.length > 0 ? turned : added;
    this.#set([...this.#state.uploads, ...added], {
      at: turned.length > 0 ? 'turned away' : 'started',
      names: heard.map((upload) => upload.file.name),
    });
    this.#fill();
  }

  /** Goes on with an upload that was begun in an earlier visit, if this is the same file. */
  resume(awaited: HeldFacts, file: File) {
    this.#closed = false;
    this.#set([...this.#state.uploads, begin(this.#key(), file, awaited)], {
      at: 'started',
      names: [awaited.filename],
    });
    this.#fill();
  }

  /** Stops it, and has what was sent of it thrown away. */
  cancel(key: string) {
    const upload = this.#find(key);
    if (!upload || !isBusy(upload)) return;
    this.#take(key, { type: 'cancelled' });
    this.#stops.get(key)?.abort(givenUp);
    // A failure is of no weight: what nobody goes on with is thrown away after a day in any case.
    if (upload.attachmentId) this.#setting.doors.cancel(upload.attachmentId).catch(() => {});
    this.#fill();
  }

  again(key: string) {
    this.#take(key, { type: 'again' });
    this.#fill();
  }

  dismiss(key: string) {
    this.#set(this.#state.uploads.filter((upload) => upload.key !== key || isBusy(upload)));
  }

  close() {
    this.#closed = true;
    for (const stop of this.#stops.values()) stop.abort();
    this.#set(this.#state.uploads.filter((upload) => !isBusy(upload)));
  }

  #key = () => `upload-${++this.#count}`;
  #find = (key: string) => this.#state.uploads.find((upload) => upload.key === key);

  #fill() {
    for (const upload of this.#state.uploads) {
      if (this.#stops.size >= together) return;
      if (upload.at === 'waiting' && !this.#stops.has(upload.key)) void this.#run(upload);
    }
  }

  async #run({ key, file, awaited }: Upload) {
    const stop = new AbortController();
    this.#stops.set(key, stop);
    // What a stopped run still has to say is not heard: its upload may be under way anew.
    const step = (taken: UploadStep) => stop.signal.aborted || this.#take(key, taken);
    await runUpload({ file, awaited }, this.#setting.doors, step, stop.signal);
    this.#stops.delete(key);
    if (!this.#closed) this.#fill();
  }

  #take(key: string, step: UploadStep) {
    const before = this.#find(key);
    if (!before) return;
    const after = nextUpload(before, step);
    if (after === before) return;
    const at = told.find((word) => word === after.at && word !== before.at);
    const others = this.#state.uploads.map((upload) => (upload.key === key ? after : upload));
    const shown = after.at === 'ready' ? others.filter((upload) => upload.key !== key) : others;
    this.#set(shown, at && { at, names: [after.awaited?.filename ?? after.file.name] });
    if (after.at === 'ready') this.#setting.onReady(after.attachment);
  }

  #set(uploads: Upload[], news: UploadNews | null = this.#state.news) {
    this.#state = { uploads, news };
    for (const listener of this.#listeners) listener();
  }
}
