import type { ReviewContent } from "#server/reviewContent";
import type { ReviewState, ReviewView } from "#server/reviews";
import type { KeeperState, KeptSheet, SaveOrder, SaveResult } from "./reviewSaving";
import { emptySheet, isSameSheet, readOverride, type Sheet, toContent, toSheet } from "./reviewSheet";
import type { Stopwatch } from "./stopwatch";

const quietMs = 700;
const retryMs = 3_000;

/**
 * One grader's work on the review of one answer. A draft is saved a moment after every change; what is finished already
 * changes only when it is saved on purpose, because its points count. One save is under way at a time.
 */
export class ReviewKeeper {
  readonly submissionId: string;
  readonly #most: number;
  readonly #save: (order: SaveOrder) => Promise<SaveResult>;
  readonly #stopwatch: Stopwatch;
  readonly #listeners = new Set<() => void>();
  #state: KeeperState;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #lastTurn: Promise<unknown> = Promise.resolve();
  #isOpen = true;
  #mayStore = true;

  /** @param most - points of the part */
  constructor(
    doors: { save: (order: SaveOrder) => Promise<SaveResult>; stopwatch: Stopwatch },
    { submissionId, review, most }: { submissionId: string; review: ReviewView | null; most: number },
  ) {
    this.#save = doors.save;
    this.#stopwatch = doors.stopwatch;
    this.submissionId = submissionId;
    this.#most = most;
    this.#state = { sheet: sheetOf(review), stored: review, status: { kind: "untouched" }, conflict: null };
  }

  readonly state = (): KeeperState => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** How it counts now, whatever is on the screen. */
  get storedState(): ReviewState {
    return this.#state.stored?.state ?? "draft";
  }

  get storedSheet(): Sheet {
    return sheetOf(this.#state.stored);
  }

  get hasUnsaved(): boolean {
    return !this.#isStored(this.#state.sheet);
  }

  /** What is on the screen, for `bringBack` of a later keeper of the same answer. */
  get kept(): KeptSheet {
    const { sheet, stored } = this.#state;
    return { sheet, basis: stored };
  }

  change(sheet: Sheet): void {
    if (isSameSheet(sheet, this.#state.sheet)) return;
    this.#set({ sheet, status: this.#isStored(sheet) ? { kind: "saved" } : { kind: "changed" } });
    this.#saveSoon(quietMs);
  }

  /** Only who has the answer may store anything: nothing is tried while somebody else has it. */
  setMayStore(mayStore: boolean): void {
    if (mayStore === this.#mayStore) return;
    this.#mayStore = mayStore;
    clearTimeout(this.#timer);
    if (mayStore && this.hasUnsaved) this.#saveSoon(quietMs);
  }

  /** Puts on the screen what was written before. Where another review than then stands there now, the grader chooses. */
  bringBack({ sheet, basis }: KeptSheet): void {
    const { stored } = this.#state;
    if (this.#isStored(sheet)) return;
    this.#set({ sheet, status: { kind: "changed" } });
    const isAsItWas = (basis?.state ?? "draft") === this.storedState && isSameSheet(sheetOf(basis), sheetOf(stored));
    if (isAsItWas) return this.#saveSoon(quietMs);
    const who =
      stored === null ? "The review that you saw is gone." : `${stored.authorName} saved this review meanwhile.`;
    this.#set({ conflict: { theirs: stored, message: who } });
  }

  /** Saves what is not saved, when it is a draft. @returns whether nothing is left to be saved */
  saveDraft(): Promise<boolean> {
    return this.#inTurn(async () => {
      if (this.#isStored(this.#state.sheet)) return true;
      if (this.storedState === "finished" || this.#state.conflict !== null || !this.#mayStore) return false;
      return this.#store("draft");
    });
  }

  /** Saves it so that it counts. @returns whether it is stored; if not, the state says why */
  finish(): Promise<boolean> {
    return this.#inTurn(async () => {
      if (this.#state.conflict !== null) return false;
      const read = readOverride(this.#state.sheet, this.#most);
      if (read.ok) return this.#store("finished");
      this.#set({ status: { kind: "refused", message: read.message } });
      return false;
    });
  }

  /** Brings back how it was, and stores it so. */
  restore(sheet: Sheet, state: ReviewState): Promise<boolean> {
    return this.#inTurn(async () => {
      if (this.#state.conflict !== null) return false;
      this.#set({ sheet });
      return this.#store(state);
    });
  }

  /** What the server has by now, when it was changed by another way. */
  adopt(review: ReviewView): void {
    this.#set({ stored: review, sheet: sheetOf(review), status: { kind: "saved" }, conflict: null });
  }

  /** A remark beside the answer has begun the review, which says nothing else yet: what is saved next goes on from there. */
  async noteBegun(review: ReviewView | null): Promise<void> {
    await this.#inTurn(() => {
      const isNews = this.#state.stored === null && this.#state.conflict === null;
      if (isNews && review?.state === "draft" && isSameSheet(toSheet(review), emptySheet))
        this.#set({ stored: review });
      return Promise.resolve(true);
    });
    if (!this.#isStored(this.#state.sheet)) this.#saveSoon(quietMs);
  }

  /** The grader has seen both: theirs stays, or this one takes its place. */
  settleConflict(choice: "theirs" | "mine"): void {
    const { conflict } = this.#state;
    if (conflict === null) return;
    const stored = conflict.theirs;
    if (choice === "theirs") {
      this.#set({ stored, sheet: sheetOf(stored), status: { kind: "saved" }, conflict: null });
      return;
    }
    this.#set({ stored, status: { kind: "changed" }, conflict: null });
    this.#saveSoon(0);
  }

  /** The screen goes on to another answer: nothing more is tried by itself. */
  close(): void {
    this.#isOpen = false;
    clearTimeout(this.#timer);
  }

  #isStored(sheet: Sheet): boolean {
    const stored = sheetOf(this.#state.stored);
    return isSameSheet(toSheet(toContent(sheet, this.#most)), stored);
  }

  #saveSoon(afterMs: number): void {
    clearTimeout(this.#timer);
    const saves = this.#isOpen && this.#mayStore && this.storedState === "draft" && this.#state.conflict === null;
    if (saves) this.#timer = setTimeout(() => void this.saveDraft(), afterMs);
  }

  #inTurn(act: () => Promise<boolean>): Promise<boolean> {
    clearTimeout(this.#timer);
    const done = this.#lastTurn.then(act);
    this.#lastTurn = done;
    return done;
  }

  async #store(state: ReviewState): Promise<boolean> {
    const { sheet, stored } = this.#state;
    const gradingSeconds = this.#stopwatch.takeSeconds();
    this.#set({ status: { kind: "saving" } });
    const { submissionId } = this;
    const content = toContent(sheet, this.#most);
    let result: SaveResult;
    try {
      result = await this.#save({
        submissionId,
        revision: stored?.revision ?? null,
        ...content,
        state,
        gradingSeconds,
      });
    } catch {
      this.#stopwatch.giveBack(gradingSeconds);
      this.#set({ status: { kind: "unreachable" } });
      if (state === "draft") this.#saveSoon(retryMs);
      return false;
    }
    if (result.ok) {
      this.#set({ stored: result.review });
      const hasMore = !this.#isStored(this.#state.sheet);
      this.#set({ status: { kind: hasMore ? "changed" : "saved" } });
      if (hasMore) this.#saveSoon(quietMs);
      return true;
    }
    this.#stopwatch.giveBack(gradingSeconds);
    if ("review" in result) return this.#meet(result, { content, state });
    this.#set({ status: { kind: "refused", message: result.message } });
    return false;
  }

  /** Another review stands there: what was saved already, or nothing that contradicts, or something to choose from. */
  #meet(
    { review: theirs, message }: { review: ReviewView | null; message: string },
    sent: { content: ReviewContent; state: ReviewState },
  ): Promise<boolean> {
    const { stored } = this.#state;
    // The answer to an earlier try was lost, not the save.
    if (theirs !== null && isSameReview(theirs, sent)) {
      this.#set({ stored: theirs, status: { kind: "saved" } });
      return Promise.resolve(true);
    }
    const hasOnlyMoved =
      theirs !== null &&
      theirs.revision !== stored?.revision &&
      theirs.state === this.storedState &&
      isSameSheet(toSheet(theirs), sheetOf(stored));
    if (hasOnlyMoved) {
      // A remark beside the answer begins a review, too.
      this.#set({ stored: theirs });
      return this.#store(sent.state);
    }
    this.#set({ conflict: { theirs, message }, status: { kind: "changed" } });
    return Promise.resolve(false);
  }

  #set(change: Partial<KeeperState>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener();
  }
}

const sheetOf = (review: ReviewView | null): Sheet => (review === null ? emptySheet : toSheet(review));

const isSameReview = (
  review: ReviewView,
  { content, state }: { content: ReviewContent; state: ReviewState },
): boolean => review.state === state && isSameSheet(toSheet(review), toSheet(content));
