import type { SaveStatus } from "../workbench/draftKeeper";
import {
  changesBetween,
  mergeFiles,
  textOf,
  withChanges,
  type Clash,
  type FileChanges,
  type Files,
} from "./mergeFiles";
import { forgetCopy, keepCopy, readCopy, type Store } from "./workspaceCopy";

export interface KeptWorkspace {
  files: Files;
  status: SaveStatus;
  /** SHA-256 of what the server has; null while this page has not saved. */
  hash: string | null;
  /** Of what the server has. */
  revision: number;
  /** A change that can be taken back at a click: `what` completes "… Undo". */
  undoable: { what: string; back: FileChanges } | null;
  /** Somebody saved other files meanwhile; both are in place. */
  merged: { authorName: string; files: string[] } | null;
  /** Files that somebody else saved in another form. Nothing is saved until each is decided. */
  clashes: { authorName: string; files: Clash[] } | null;
  /** This browser refuses to store anything, so only the server keeps the work. */
  storageFails: boolean;
}

export type SaveAnswer =
  | { ok: true; isStored: true; revision: number; hash: string }
  /** Nothing was stored: somebody saved since. */
  | { ok: true; isStored: false; newer: NewerFiles }
  | { ok: false; message: string };

export interface NewerFiles {
  files: Files;
  revision: number;
  authorName: string;
}

/** What the keeper needs of the world. */
export interface WorkspaceDoors {
  /** Rejects when the server cannot be reached; the change may have been stored all the same. */
  save(changes: FileChanges, revision: number): Promise<SaveAnswer>;
  storage: Store;
  /** Names the work in the storage: one per person and workspace. */
  key: string;
  now(): number;
  isOnline(): boolean;
  /** The server has everything that was typed. */
  onSaved(): void;
}

const quietMs = 800;
const longestWaitMs = 4_000;
const retryMs = [2_000, 4_000, 8_000, 15_000, 30_000];

/**
 * Keeps a folder that is being written. Each change goes to this device's storage at once and to the server a moment
 * later. What another person saved meanwhile is joined with it file by file; where both changed the same file, both texts
 * wait for a decision, and nothing is overwritten.
 */
export class WorkspaceKeeper {
  readonly #doors: WorkspaceDoors;
  readonly #listeners = new Set<() => void>();
  #state: KeptWorkspace;
  /** The files as the server had them at `revision`. */
  #base: Files;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #unsavedSince: number | null = null;
  /** Whether what was typed meanwhile is to be saved next, or something else has to happen first. */
  #saving: Promise<boolean> | null = null;
  /** Texts sent to the server since it last took some, by file: it may have them although no answer came. */
  readonly #sent = new Map<string, Set<string | null>>();
  #failures = 0;

  constructor(doors: WorkspaceDoors, given: { files: Files; revision: number; savedAt: number; hash: string | null }) {
    this.#doors = doors;
    this.#base = given.files;
    this.#state = {
      files: given.files,
      status: { kind: "saved", at: given.savedAt },
      hash: given.hash,
      revision: given.revision,
      undoable: null,
      merged: null,
      clashes: null,
      storageFails: false,
    };
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly state = (): KeptWorkspace => this.#state;

  /** Brings back what this device still holds of an earlier visit. Returns the way to stop. */
  start(): () => void {
    const copy = readCopy(this.#doors.storage, this.#doors.key);
    if (copy !== null) {
      // Of files that were not touched the copy knows nothing: there the server's stand on all three sides.
      const touched = Object.keys(copy.changes).map((file): [string, string | null] => [file, copy.base[file] ?? null]);
      const base = withChanges(this.#base, Object.fromEntries(touched));
      const { revision } = this.#state;
      this.#join(withChanges(base, copy.changes), base, { files: this.#base, revision, authorName: "Somebody" });
      this.#saveSoon();
    }
    return () => clearTimeout(this.#timer);
  }

  /** A text was typed. */
  type(file: string, text: string): void {
    if (this.#state.files[file] === text) return;
    this.#put({ [file]: text }, null);
  }

  /** Adds, renames, removes or restores files; `what` says it, beside a button that takes it back. */
  change(changes: FileChanges, what: string): void {
    const files = withChanges(this.#state.files, changes);
    const back = changesBetween(files, this.#state.files);
    if (Object.keys(back).length > 0) this.#put(changes, { what, back });
  }

  undo(): void {
    const { undoable } = this.#state;
    if (undoable !== null) this.#put(undoable.back, null);
  }

  dismiss(): void {
    this.#change({ undoable: null, merged: null });
  }

  /** Decides for one of two texts; the other can be brought back. */
  settle(file: string, choice: "mine" | "theirs"): void {
    const { clashes, files } = this.#state;
    const clash = clashes?.files.find((each) => each.file === file);
    if (clashes === null || clash === undefined) return;
    const left = clashes.files.filter((each) => each !== clash);
    this.#change({ clashes: left.length === 0 ? null : { ...clashes, files: left } });
    const mine = textOf(files, file);
    const [taken, other] = choice === "mine" ? [mine, clash.theirs] : [clash.theirs, mine];
    const whose = choice === "mine" ? "Your" : `${clashes.authorName}’s`;
    this.#put({ [file]: taken }, { what: `${whose} ${file} is in place.`, back: { [file]: other } });
  }

  /** The server has files that this page did not make: another person's, or an older state that was restored. */
  adopt(newer: NewerFiles): void {
    if (newer.revision <= this.#state.revision || this.#saving !== null || this.#state.clashes !== null) return;
    this.#join(this.#state.files, this.#base, newer);
    this.#saveSoon();
  }

  /** Saves without waiting for a pause: Ctrl+S, leaving the page, the connection being back. */
  async saveNow(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#saving !== null) {
      await this.#saving;
      return;
    }
    if (this.#state.clashes !== null || !this.#isUnsaved()) return;
    this.#saving = this.#save().finally(() => (this.#saving = null));
    const goesOn = await this.#saving;
    if (goesOn) this.#saveSoon();
  }

  async #save(): Promise<boolean> {
    const { files, revision } = this.#state;
    this.#change({ status: { kind: "saving" } });
    const changes = this.#unsaved();
    for (const [file, text] of Object.entries(changes))
      this.#sent.set(file, (this.#sent.get(file) ?? new Set()).add(text));
    let answer: SaveAnswer;
    try {
      answer = await this.#doors.save(changes, revision);
    } catch {
      this.#failures++;
      this.#change({ status: { kind: "kept-here", because: "offline" } });
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => void this.saveNow(), retryMs[Math.min(this.#failures, retryMs.length) - 1]);
      return false;
    }
    if (!answer.ok) {
      // It would be refused again, so the next try waits for the next change.
      this.#failures++;
      this.#change({ status: { kind: "kept-here", because: { refused: answer.message } } });
      return false;
    }
    this.#failures = 0;
    if (!answer.isStored) {
      this.#change({ status: { kind: "kept-here", because: "soon" } });
      this.#join(this.#state.files, this.#base, answer.newer);
      return true;
    }
    this.#base = files;
    this.#sent.clear();
    this.#unsavedSince = null;
    this.#change({ revision: answer.revision, hash: answer.hash });
    // What was typed meanwhile goes on from what the server has now.
    this.#keepHere();
    return true;
  }

  /** Joins what stands here with what the server has now. */
  #join(mine: Files, base: Files, newer: NewerFiles): void {
    // What this page sent is no other person's, also when the answer to it was lost.
    const own = [...this.#sent]
      .map(([file, texts]) => ({ file, text: textOf(newer.files, file), texts }))
      .filter(({ text, texts }) => texts.has(text));
    const known = withChanges(base, Object.fromEntries(own.map(({ file, text }) => [file, text])));
    const { files, taken, clashes } = mergeFiles(known, mine, newer.files);
    this.#base = newer.files;
    this.#change({
      files,
      revision: newer.revision,
      hash: null,
      merged: taken.length === 0 ? null : { authorName: newer.authorName, files: taken },
      clashes: clashes.length === 0 ? null : { authorName: newer.authorName, files: clashes },
    });
    this.#keepHere();
  }

  #put(changes: FileChanges, undoable: KeptWorkspace["undoable"]): void {
    this.#change({ files: withChanges(this.#state.files, changes), undoable });
    this.#failures = 0;
    this.#keepHere();
    this.#saveSoon();
  }

  #isUnsaved(): boolean {
    return Object.keys(this.#unsaved()).length > 0;
  }

  /** What the server may not have. After a lost answer that can be a text that stood here before, typed back again. */
  #unsaved(): FileChanges {
    const { files } = this.#state;
    const doubtful = [...this.#sent]
      .map(([file, texts]) => ({ file, text: textOf(files, file), texts }))
      .filter(({ text, texts }) => [...texts].some((sent) => sent !== text));
    const again = Object.fromEntries(doubtful.map(({ file, text }) => [file, text]));
    return { ...changesBetween(this.#base, files), ...again };
  }

  #saveSoon(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (!this.#isUnsaved()) {
      if (this.#saving !== null || this.#state.clashes !== null) return;
      this.#unsavedSince = null;
      forgetCopy(this.#doors.storage, this.#doors.key);
      if (this.#state.status.kind === "saved") return;
      this.#change({ status: { kind: "saved", at: this.#doors.now() } });
      this.#doors.onSaved();
      return;
    }
    this.#unsavedSince ??= this.#doors.now();
    if (this.#saving === null)
      this.#change({ status: { kind: "kept-here", because: this.#doors.isOnline() ? "soon" : "offline" } });
    const waited = this.#doors.now() - this.#unsavedSince;
    this.#timer = setTimeout(() => void this.saveNow(), Math.max(0, Math.min(quietMs, longestWaitMs - waited)));
  }

  #keepHere(): void {
    const changes = changesBetween(this.#base, this.#state.files);
    const touched = Object.keys(changes).filter((file) => Object.hasOwn(this.#base, file));
    const base = Object.fromEntries(touched.map((file) => [file, this.#base[file] ?? ""]));
    const isKept = keepCopy(this.#doors.storage, this.#doors.key, { base, changes });
    if (isKept === this.#state.storageFails) this.#change({ storageFails: !isKept });
  }

  #change(change: Partial<KeptWorkspace>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener();
  }
}
