/**
 * Keeps what is being typed. Each change goes to this device's storage at once and to the server a moment later; the
 * copy on the device is dropped only when the server has that very text. So a reload, a lost connection or a crash in
 * between loses nothing.
 */

export interface SavedDraft {
  text: string;
  /** Milliseconds since 1970 on the server's clock. */
  savedAt: number;
}

export type SaveStatus =
  /** Nothing was ever typed: the field shows the starter. */
  | { kind: "untouched" }
  | { kind: "saved"; at: number }
  | { kind: "saving" }
  /** Not on the server yet; `because` says why it is taking longer than usual. */
  | { kind: "kept-here"; because: "soon" | "offline" | { refused: string } };

export interface DraftState {
  text: string;
  status: SaveStatus;
  /** The text before the last replacement (reset, restore), for its undo. */
  replaced: { what: string; previous: string } | null;
  /** Another text that was typed elsewhere, and waits for a decision. */
  elsewhere: { text: string; where: "device" | "tab" } | null;
  /** The same field is open in another tab of this browser. */
  openInOtherTab: boolean;
  /** This browser refuses to store anything, so only the server keeps the draft. */
  storageFails: boolean;
}

export type SaveAnswer =
  | { ok: true; savedAt: number }
  | { ok: false; message: string }
  /** Nothing was stored: the server has a draft that this page did not know of. */
  | { ok: false; newer: SavedDraft };

type Store = Pick<Storage, "getItem" | "setItem" | "removeItem">;

/** What the keeper needs of the world. */
export interface DraftDoors {
  /**
   * Stores the text on the server in the place of the draft saved at `basedOn`, null for none. Rejects when the server
   * cannot be reached; the text may have been stored all the same, or may be later.
   */
  save(text: string, basedOn: number | null): Promise<SaveAnswer>;
  /** Outlives the tab: what the server does not have yet. */
  storage: Store;
  /** Lives as long as the tab: what this tab knows the server to have. */
  tabStorage: Store;
  /** Names the draft in the storage and between tabs: one per person and part. */
  key: string;
  now(): number;
  isOnline(): boolean;
}

const quietMs = 800;
const longestWaitMs = 4_000;
const silenceMs = 6_000;
const retryMs = [2_000, 4_000, 8_000, 15_000, 30_000];

export class DraftKeeper {
  readonly #doors: DraftDoors;
  readonly #starter: string;
  readonly #listeners = new Set<() => void>();
  #state: DraftState;
  /** The newest draft this page knows the server to have. */
  #onServer: SavedDraft | null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #unsavedSince: number | null = null;
  #isSaving = false;
  /** Texts sent to the server since it last took one, whether or not their answers have come. */
  readonly #sent = new Set<string>();
  #failures = 0;
  #channel: BroadcastChannel | undefined;
  /** When another tab last said something, and the question whether it is still there. */
  #heardAt = 0;
  #listening: ReturnType<typeof setInterval> | undefined;

  constructor(doors: DraftDoors, given: { starter: string; draft: SavedDraft | null }) {
    this.#doors = doors;
    this.#starter = given.starter;
    this.#onServer = given.draft;
    this.#state = {
      ...shown(given.draft, given.starter),
      replaced: null,
      elsewhere: null,
      openInOtherTab: false,
      storageFails: false,
    };
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly state = (): DraftState => this.#state;

  /** Brings back what this device still holds, and listens to other tabs. Returns the way to stop. */
  start(): () => void {
    this.#recoverNewerDraft();
    this.#recoverLocalCopy();
    this.#openChannel();
    return () => {
      clearTimeout(this.#timer);
      clearInterval(this.#listening);
      this.leave();
      this.#channel?.close();
      this.#channel = undefined;
    };
  }

  /** Tells the other tabs that this one is going. */
  leave(): void {
    this.#channel?.postMessage({ kind: "bye" });
  }

  /** Tells the other tabs that this one is there: at the start, and when the browser brings a left page back. */
  arrive(): void {
    this.#channel?.postMessage({ kind: "hello" });
  }

  type(text: string): void {
    if (text === this.#state.text) return;
    this.#change({ text, replaced: null });
    this.#keepHere();
    this.#saveSoon();
  }

  /** Puts another text in place, to be taken back by `undo`. `what` completes "… Undo", such as "Reset to the starter." */
  replace(text: string, what: string): void {
    if (text === this.#state.text) return;
    const previous = this.#state.text;
    this.#change({ text, replaced: { what, previous } });
    this.#keepHere();
    this.#saveSoon();
  }

  reset(): void {
    this.replace(this.#starter, "Reset to the starter.");
  }

  undo(): void {
    const { replaced } = this.#state;
    if (replaced !== null) this.type(replaced.previous);
  }

  dismissReplaced(): void {
    this.#change({ replaced: null });
  }

  /** Decides between the text here and the one from elsewhere; either way the other one can be brought back. */
  settleElsewhere(choice: "here" | "there"): void {
    const { elsewhere } = this.#state;
    if (elsewhere === null) return;
    this.#change({ elsewhere: null });
    if (choice === "there") this.replace(elsewhere.text, "The other text is in place.");
    else {
      this.#keepHere();
      void this.saveNow();
    }
  }

  /** The server's draft as a fresh page load saw it: another device may have saved since. */
  seeServerDraft(draft: SavedDraft | null): void {
    if (draft === null || (this.#onServer !== null && draft.savedAt <= this.#onServer.savedAt)) return;
    // This page's own save may be reported here before its answer arrives.
    if (this.#sent.has(draft.text)) this.#noteOnServer(draft);
    else this.#adopt(draft, "device");
  }

  /** Saves without waiting for a pause in the typing: on leaving the page, and when the connection is back. */
  async saveNow(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#isSaving || this.#state.elsewhere !== null || !this.#isUnsaved()) return;
    const text = this.#state.text;
    this.#isSaving = true;
    this.#sent.add(text);
    this.#change({ status: { kind: "saving" } });
    try {
      this.#finishSaving(text, await this.#doors.save(text, this.#onServer?.savedAt ?? null));
    } catch {
      this.#failures++;
      this.#change({ status: { kind: "kept-here", because: "offline" } });
      this.#timer = setTimeout(() => void this.saveNow(), retryMs[Math.min(this.#failures, retryMs.length) - 1]);
    } finally {
      this.#isSaving = false;
    }
    if (this.#timer === undefined && this.#isUnsaved() && this.#failures === 0) this.#saveSoon();
  }

  #finishSaving(text: string, answer: SaveAnswer): void {
    if ("newer" in answer) {
      this.#failures = 0;
      this.#change({ status: { kind: "kept-here", because: "soon" } });
      // A save of ours whose answer was lost is no news.
      if (this.#sent.has(answer.newer.text)) this.#noteOnServer(answer.newer);
      else this.#adopt(answer.newer, "device");
      this.#saveSoon();
      return;
    }
    if (!answer.ok) {
      // It would be refused again, so the next try waits for the next change.
      this.#failures = 1;
      this.#change({ status: { kind: "kept-here", because: { refused: answer.message } } });
      return;
    }
    this.#failures = 0;
    this.#unsavedSince = null;
    this.#sent.clear();
    this.#noteOnServer({ text, savedAt: answer.savedAt });
    this.#channel?.postMessage({ kind: "saved", text, savedAt: answer.savedAt });
    if (this.#state.text === text) {
      this.#dropLocalCopy();
      this.#change({ status: { kind: "saved", at: this.#doors.now() } });
    } else this.#change({ status: { kind: "kept-here", because: "soon" } });
  }

  #noteOnServer({ text, savedAt }: SavedDraft): void {
    this.#onServer = { text, savedAt };
    try {
      this.#doors.tabStorage.setItem(this.#doors.key, JSON.stringify(this.#onServer));
    } catch {
      // It only helps with a reload within the same second.
    }
  }

  #isUnsaved(): boolean {
    return this.#state.text !== (this.#onServer?.text ?? this.#starter);
  }

  #saveSoon(): void {
    if (!this.#isUnsaved()) {
      // Typed back to what the server has.
      clearTimeout(this.#timer);
      this.#timer = undefined;
      this.#unsavedSince = null;
      this.#dropLocalCopy();
      const status: SaveStatus =
        this.#onServer === null ? { kind: "untouched" } : { kind: "saved", at: this.#onServer.savedAt };
      this.#change({ status });
      return;
    }
    this.#failures = 0;
    this.#unsavedSince ??= this.#doors.now();
    if (!this.#isSaving)
      this.#change({ status: { kind: "kept-here", because: this.#doors.isOnline() ? "soon" : "offline" } });
    const waited = this.#doors.now() - this.#unsavedSince;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.saveNow(), Math.max(0, Math.min(quietMs, longestWaitMs - waited)));
  }

  #keepHere(): void {
    const copy: LocalCopy = { text: this.#state.text, basedOn: this.#onServer?.savedAt ?? null };
    try {
      this.#doors.storage.setItem(this.#doors.key, JSON.stringify(copy));
      if (this.#state.storageFails) this.#change({ storageFails: false });
    } catch {
      this.#change({ storageFails: true });
    }
  }

  #dropLocalCopy(): void {
    try {
      this.#doors.storage.removeItem(this.#doors.key);
    } catch {
      this.#change({ storageFails: true });
    }
  }

  /** While this page was loading, the page before it in this tab may have saved a newer draft than this one was given. */
  #recoverNewerDraft(): void {
    const known = readSavedDraft(this.#doors);
    if (known === null || (this.#onServer !== null && known.savedAt <= this.#onServer.savedAt)) return;
    this.#onServer = known;
    this.#change(shown(known, this.#starter));
  }

  #recoverLocalCopy(): void {
    const copy = readLocalCopy(this.#doors);
    if (copy === null || copy.text === this.#state.text) return;
    const serverMovedOn = this.#onServer !== null && copy.basedOn !== this.#onServer.savedAt;
    if (serverMovedOn) {
      const there = this.#state.text;
      this.#change({ text: copy.text, elsewhere: { text: there, where: "device" } });
      return;
    }
    this.#change({ text: copy.text });
    this.#saveSoon();
  }

  /** A newer text from elsewhere: taken over at once when nothing here is unsaved, offered otherwise. */
  #adopt(draft: SavedDraft, where: "device" | "tab"): void {
    const wasUnsaved = this.#isUnsaved();
    this.#noteOnServer(draft);
    if (draft.text === this.#state.text) return;
    if (wasUnsaved) {
      clearTimeout(this.#timer);
      this.#timer = undefined;
      this.#change({ elsewhere: { text: draft.text, where } });
      return;
    }
    const previous = this.#state.text;
    this.#change({
      text: draft.text,
      status: { kind: "saved", at: draft.savedAt },
      replaced: {
        what: where === "tab" ? "Updated from your other tab." : "Updated from your other device.",
        previous,
      },
    });
  }

  #openChannel(): void {
    if (typeof BroadcastChannel === "undefined") return;
    const channel = new BroadcastChannel(this.#doors.key);
    this.#channel = channel;
    channel.onmessage = (event: MessageEvent<unknown>) => {
      const message = readTabMessage(event.data);
      if (message === null) return;
      if (message.kind === "hello") channel.postMessage({ kind: "here" });
      if (message.kind === "saved") this.#adopt(message, "tab");
      this.#hear(message.kind !== "bye");
      // A third tab may still be there.
      if (message.kind === "bye") channel.postMessage({ kind: "hello" });
    };
    this.arrive();
  }

  #hear(isThere: boolean): void {
    this.#heardAt = this.#doors.now();
    this.#change({ openInOtherTab: isThere });
    clearInterval(this.#listening);
    // A tab that is killed says no goodbye.
    if (isThere)
      this.#listening = setInterval(() => {
        if (this.#doors.now() - this.#heardAt > silenceMs) this.#hear(false);
        else this.arrive();
      }, silenceMs / 2);
  }

  #change(change: Partial<DraftState>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener();
  }
}

const shown = (draft: SavedDraft | null, starter: string): Pick<DraftState, "text" | "status"> =>
  draft === null
    ? { text: starter, status: { kind: "untouched" } }
    : { text: draft.text, status: { kind: "saved", at: draft.savedAt } };

function readSavedDraft({ tabStorage, key }: DraftDoors): SavedDraft | null {
  const value = readStored(tabStorage, key);
  if (value === null || !("text" in value) || !("savedAt" in value)) return null;
  const { text, savedAt } = value;
  return typeof text === "string" && typeof savedAt === "number" ? { text, savedAt } : null;
}

interface LocalCopy {
  text: string;
  /** `savedAt` of the server's draft that this text continued. */
  basedOn: number | null;
}

function readLocalCopy({ storage, key }: DraftDoors): LocalCopy | null {
  const value = readStored(storage, key);
  if (value === null || !("text" in value) || typeof value.text !== "string") return null;
  const basedOn = "basedOn" in value && typeof value.basedOn === "number" ? value.basedOn : null;
  return { text: value.text, basedOn };
}

function readStored(store: Store, key: string): object | null {
  try {
    const value: unknown = JSON.parse(store.getItem(key) ?? "null");
    return typeof value === "object" ? value : null;
  } catch {
    return null;
  }
}

type TabMessage = { kind: "hello" | "here" | "bye" } | { kind: "saved"; text: string; savedAt: number };

function readTabMessage(data: unknown): TabMessage | null {
  if (typeof data !== "object" || data === null || !("kind" in data)) return null;
  const { kind } = data;
  if (kind === "hello" || kind === "here" || kind === "bye") return { kind };
  const isSaved = kind === "saved" && "text" in data && "savedAt" in data;
  if (isSaved && typeof data.text === "string" && typeof data.savedAt === "number")
    return { kind, text: data.text, savedAt: data.savedAt };
  return null;
}
