import type { AnswerForReview } from "#server/answerForReview";
import type { ClaimView } from "#server/claims";
import type { GradingProgress } from "#server/gradableParts";
import type { OpenedAnswer } from "#server/gradingDesk";
import type { ReviewView } from "#server/reviews";
import type { ShownFilter } from "./filter";
import { ReviewKeeper, type SaveOrder, type SaveResult } from "./reviewKeeper";
import type { Sheet } from "./reviewSheet";
import { Stopwatch } from "./stopwatch";
import { UndoStack, type UndoStep } from "./undoStack";

type Refused = { ok: false; message: string };

/** What the screen can ask the server for. */
export interface GradingActions {
  openAnswer: (order: {
    submissionId: string;
    isBlind: boolean;
  }) => Promise<{ ok: true; opened: OpenedAnswer } | Refused>;
  /** The same without claiming it. */
  readAnswer: (order: {
    submissionId: string;
    isBlind: boolean;
  }) => Promise<{ ok: true; answer: AnswerForReview } | Refused>;
  openNextAnswer: (order: {
    partId: string;
    after?: string | undefined;
    filter: ShownFilter;
    isBlind: boolean;
  }) => Promise<{ ok: true; opened: OpenedAnswer | null; progress: GradingProgress } | Refused>;
  saveReview: (order: SaveOrder) => Promise<SaveResult>;
  reopen: (order: { submissionId: string; revision: number }) => Promise<{ ok: true; review: ReviewView } | Refused>;
  renew: (submissionId: string) => Promise<{ ok: true; claim: ClaimView } | Refused>;
  release: (submissionId: string) => Promise<{ ok: true } | Refused>;
}

/** An answer on the screen, and the work on its review. */
export interface OpenWork {
  answer: OpenedAnswer["answer"];
  claim: ClaimView;
  keeper: ReviewKeeper;
  stopwatch: Stopwatch;
}

export interface SessionState {
  /** "done": nothing is left for this grader. "failed": the message says why. */
  phase: "loading" | "open" | "done" | "failed";
  message: string;
  work: OpenWork | null;
  progress: GradingProgress;
  isBlind: boolean;
  /** For screen readers, and for the line below the answer. */
  said: string;
}

interface Given {
  partId: string;
  points: number;
  filter: ShownFilter;
  /** In the order of this grader. */
  ring: readonly string[];
  progress: GradingProgress;
  isBlind: boolean;
}

interface Surroundings {
  /** Milliseconds that only go forward. */
  now: () => number;
  isVisible: () => boolean;
  /** The address that brings one back here. */
  onAddress: (at: { submissionId: string | undefined; isBlind: boolean }) => void;
}

const offline = "The server cannot be reached. What you wrote is kept here; try again in a moment.";

/** A grader's way through the answers of a part: one is open at a time, and each step waits for the one before. */
export class GradingSession {
  readonly #actions: GradingActions;
  readonly #given: Given;
  readonly #around: Surroundings;
  readonly #listeners = new Set<() => void>();
  readonly #undo = new UndoStack();
  #visited: string[] = [];
  #isBusy = false;
  /** The answer whose claim the server has ended. */
  #released: string | null = null;
  #state: SessionState;

  constructor(actions: GradingActions, given: Given, around: Surroundings) {
    this.#actions = actions;
    this.#given = given;
    this.#around = around;
    const { progress, isBlind } = given;
    this.#state = { phase: "loading", message: "", work: null, progress, isBlind, said: "" };
  }

  readonly state = (): SessionState => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** @param submissionId - the answer of the address; null for the next one that waits */
  start(submissionId: string | null): Promise<void> {
    return this.#step(() => (submissionId === null ? this.#openNext() : this.#open(submissionId)));
  }

  /** On to the next answer; what was begun here stays a draft. */
  next(): Promise<void> {
    return this.#step(async () => {
      if (!(await this.#leave())) return;
      this.#remember();
      await this.#openNext();
    });
  }

  previous(): Promise<void> {
    return this.#step(async () => {
      const at = this.#state.work?.answer.submissionId;
      const { ring } = this.#given;
      const target = this.#visited.at(-1) ?? ring[at === undefined ? -1 : ring.indexOf(at) - 1];
      if (target === undefined) return this.#say("There is no answer before this one.");
      if (!(await this.#leave())) return;
      this.#visited = this.#visited.slice(0, -1);
      await this.#open(target);
    });
  }

  /** Saves the review so that it counts, and opens the next answer. */
  finish(): Promise<void> {
    return this.#step(async () => {
      const { work } = this.#state;
      if (work === null) return;
      if (!work.claim.isMine) return this.#say("Somebody else has this answer open, so it is only shown to you.");
      const { keeper } = work;
      const { stored, sheet } = keeper.state();
      const wasFinished = keeper.storedState === "finished";
      const before: UndoStep = {
        ...{ submissionId: keeper.submissionId, state: keeper.storedState, done: "finishing" },
        sheet: wasFinished && stored !== null ? keeper.storedSheet : sheet,
      };
      if (!(await keeper.finish())) return this.#say(wordsOf(keeper));
      this.#released = keeper.submissionId;
      this.#undo.push(before);
      this.#remember();
      await this.#openNext();
    });
  }

  /** Changes what the open review says. */
  change(change: (sheet: Sheet) => Sheet, done: "choice" | "writing", said = ""): void {
    const { work } = this.#state;
    if (work === null || this.#isBusy || !work.claim.isMine) return;
    const { keeper } = work;
    const { sheet, conflict } = keeper.state();
    if (conflict !== null) return;
    this.#undo.push({ submissionId: keeper.submissionId, sheet, state: keeper.storedState, done });
    keeper.change(change(sheet));
    if (said !== "") this.#say(said);
  }

  /** Takes the last change back, be it of this answer or of one before. */
  undo(): Promise<void> {
    return this.#step(async () => {
      const keeper = this.#state.work?.keeper;
      const now =
        keeper === undefined
          ? null
          : { submissionId: keeper.submissionId, sheet: keeper.state().sheet, state: keeper.storedState };
      const step = this.#undo.pop(now);
      if (step === null) return this.#say("There is nothing to take back.");
      if (keeper?.submissionId === step.submissionId) return this.#takeBack(keeper, step);
      if (!(await this.#leave())) return;
      await this.#open(step.submissionId);
      const { work } = this.#state;
      if (work?.answer.submissionId !== step.submissionId) return;
      this.#visited = this.#visited.filter((id) => id !== step.submissionId);
      if (work.claim.isMine) await this.#takeBack(work.keeper, step);
    });
  }

  /** Hides who it is, or shows it. */
  toggleBlind(): Promise<void> {
    return this.#step(async () => {
      const { work } = this.#state;
      const isBlind = !this.#state.isBlind;
      const submissionId = work?.answer.submissionId;
      this.#set({ isBlind, said: isBlind ? "Names are hidden." : "Names are shown." });
      this.#around.onAddress({ submissionId, isBlind });
      if (work === null || submissionId === undefined) return;
      if (isBlind) return this.#set({ work: { ...work, answer: { ...work.answer, student: null } } });
      const result = await this.#ask(() => this.#actions.openAnswer({ submissionId, isBlind }));
      if (result?.ok === true) this.#set({ work: { ...work, answer: result.opened.answer } });
    });
  }

  /** Something was said beside the review: comments are shown as they are now, and a review that they began is known. */
  async readAnew(): Promise<void> {
    const { work, isBlind } = this.#state;
    if (work === null) return;
    const { keeper } = work;
    const { submissionId } = keeper;
    const result = await this.#ask(() => this.#actions.readAnswer({ submissionId, isBlind }));
    if (result?.ok !== true) return;
    await keeper.noteBegun(result.answer.review);
    const open = this.#state.work;
    if (open?.keeper !== keeper) return;
    const student = this.#state.isBlind ? null : (open.answer.student ?? result.answer.student);
    this.#set({ work: { ...open, answer: { ...result.answer, student } } });
  }

  /** Makes a finished review a draft, whose points do not count. */
  reopen(): Promise<void> {
    return this.#step(async () => {
      const keeper = this.#state.work?.keeper;
      const stored = keeper?.state().stored ?? null;
      if (keeper === undefined || stored === null) return;
      const order = { submissionId: keeper.submissionId, revision: stored.revision };
      const result = await this.#ask(() => this.#actions.reopen(order));
      if (result === null) return;
      if (!result.ok) return this.#say(result.message);
      this.#undo.push({
        ...{ submissionId: keeper.submissionId, sheet: keeper.storedSheet, state: "finished", done: "finishing" },
      });
      keeper.adopt(result.review);
      this.#say("This review is a draft again: its points do not count.");
    });
  }

  /** Somebody else has saved meanwhile: theirs stays, or this one takes its place. */
  settleConflict(choice: "theirs" | "mine"): void {
    const keeper = this.#state.work?.keeper;
    if (keeper === undefined) return;
    this.#undo.forget(keeper.submissionId);
    keeper.settleConflict(choice);
  }

  /** Keeps the answer this grader's, and learns who has it otherwise. */
  async renew(): Promise<void> {
    const { work } = this.#state;
    if (work === null) return;
    const { submissionId } = work.answer;
    const result = await this.#actions.renew(submissionId).catch(() => null);
    const open = this.#state.work;
    const isStillOpen = open?.answer.submissionId === submissionId && submissionId !== this.#released;
    if (isStillOpen && result?.ok === true) this.#set({ work: { ...open, claim: result.claim } });
  }

  /** Opens the answer anew, for this grader if nobody has it (any more). */
  takeOver(): Promise<void> {
    return this.#step(async () => {
      const submissionId = this.#state.work?.answer.submissionId;
      if (submissionId === undefined) return;
      this.#state.work?.keeper.close();
      await this.#open(submissionId);
    });
  }

  /** The page goes away. */
  async close(): Promise<void> {
    await this.#leave();
    this.#giveWay();
  }

  async #takeBack(keeper: ReviewKeeper, { sheet, state, done }: UndoStep): Promise<void> {
    const isOnScreenOnly = done !== "finishing" && state === keeper.storedState;
    if (isOnScreenOnly) keeper.change(sheet);
    else if (!(await keeper.restore(sheet, state))) {
      this.#say(wordsOf(keeper));
      return;
    }
    this.#say(done === "finishing" && state === "draft" ? "Taken back: this answer is a draft again." : "Taken back.");
  }

  #remember(): void {
    const at = this.#state.work?.answer.submissionId;
    if (at !== undefined) this.#visited = [...this.#visited.filter((id) => id !== at), at];
  }

  /** @returns whether what was begun is kept, so that one may go */
  async #leave(): Promise<boolean> {
    const { work } = this.#state;
    if (work === null) return true;
    const { keeper, claim } = work;
    if (!claim.isMine) return true;
    if (!(await keeper.saveDraft())) {
      const isFinished = keeper.storedState === "finished";
      this.#say(
        isFinished ? "This review has changes that are not saved. Save them, or take them back." : wordsOf(keeper),
      );
      return false;
    }
    return true;
  }

  /** The answer that was open gives way to another one, or to none. */
  #giveWay(): void {
    const { work } = this.#state;
    if (work === null) return;
    work.keeper.close();
    const { submissionId } = work.keeper;
    // Finishing has let go of it already.
    if (work.claim.isMine && submissionId !== this.#released)
      void this.#actions.release(submissionId).catch(() => undefined);
    this.#released = null;
  }

  async #open(submissionId: string): Promise<void> {
    const { isBlind } = this.#state;
    const result = await this.#ask(() => this.#actions.openAnswer({ submissionId, isBlind }));
    if (result === null) return;
    if (result.ok) this.#show(result.opened);
    else this.#set({ phase: "failed", message: result.message, work: null });
  }

  async #openNext(): Promise<void> {
    const { partId, filter } = this.#given;
    const { isBlind, work } = this.#state;
    const after = work?.answer.submissionId;
    const result = await this.#ask(() => this.#actions.openNextAnswer({ partId, after, filter, isBlind }));
    if (result === null) return;
    if (!result.ok) this.#set({ phase: "failed", message: result.message, work: null });
    else if (result.opened !== null) this.#show(result.opened);
    else {
      this.#giveWay();
      this.#set({ phase: "done", work: null, progress: result.progress, said: "No answer is left for you here." });
      this.#around.onAddress({ submissionId: undefined, isBlind });
    }
  }

  #show({ answer, claim, progress }: OpenedAnswer): void {
    const stopwatch = new Stopwatch(this.#around.now);
    if (this.#around.isVisible()) stopwatch.resume();
    const { submissionId, review } = answer;
    if (submissionId !== this.#state.work?.answer.submissionId) this.#giveWay();
    const keeper = new ReviewKeeper(
      { save: this.#actions.saveReview, stopwatch },
      { submissionId, review, most: this.#given.points },
    );
    const said = `${progress.graded} of ${progress.answers} graded.`;
    this.#set({ phase: "open", message: "", work: { answer, claim, keeper, stopwatch }, progress, said });
    this.#around.onAddress({ submissionId, isBlind: this.#state.isBlind });
  }

  /** One step at a time: what is pressed while an answer is on its way was meant for none that the grader has seen. */
  async #step(act: () => Promise<void> | void): Promise<void> {
    if (this.#isBusy) return;
    this.#isBusy = true;
    try {
      await act();
    } finally {
      this.#isBusy = false;
    }
  }

  /** @returns null when there was no answer */
  async #ask<T>(request: () => Promise<T>): Promise<T | null> {
    try {
      return await request();
    } catch {
      if (this.#state.work === null) this.#set({ phase: "failed", message: offline });
      else this.#say(offline);
      return null;
    }
  }

  #say(said: string): void {
    this.#set({ said });
  }

  #set(change: Partial<SessionState>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener();
  }
}

function wordsOf(keeper: ReviewKeeper): string {
  const { status, conflict } = keeper.state();
  if (conflict !== null) return conflict.message;
  if (status.kind === "refused") return status.message;
  return status.kind === "unreachable" ? offline : "It is not saved yet.";
}
