import { AnswerWalk, type Given, type Surroundings, unsavedWords } from "./answerWalk";
import type { GradingActions } from "./gradingActions";
import { holdWords, renewedHold } from "./hold";
import type { ReviewKeeper } from "./reviewKeeper";
import type { Sheet } from "./reviewSheet";
import { type OpenWork, type SessionState, SessionStore } from "./sessionStore";
import { UndoStack, type UndoStep } from "./undoStack";

/** What a grader can do on the screen of a part. Each step waits for the one before. */
export class GradingSession {
  readonly #actions: GradingActions;
  readonly #around: Surroundings;
  readonly #store: SessionStore;
  readonly #walk: AnswerWalk;
  readonly #undo = new UndoStack();
  #isBusy = false;

  constructor(actions: GradingActions, given: Given, around: Surroundings) {
    this.#actions = actions;
    this.#around = around;
    this.#store = new SessionStore(given);
    const doors = { actions, store: this.#store, onRefused: () => void this.renew() };
    this.#walk = new AnswerWalk(doors, given, around);
  }

  readonly state = (): SessionState => this.#store.state();

  readonly subscribe = (listener: () => void): (() => void) => this.#store.subscribe(listener);

  /** Something was written that is nowhere but on this page. */
  hasUnsaved(): boolean {
    return this.#walk.hasKept || this.state().work?.keeper.hasUnsaved === true;
  }

  /** @param submissionId - the answer of the address; null for the next one that waits */
  start(submissionId: string | null): Promise<void> {
    return this.#step(() => (submissionId === null ? this.#walk.openNext() : this.#walk.open(submissionId)));
  }

  /** On to the next answer; what was begun here stays a draft. */
  next(): Promise<void> {
    return this.#step(async () => {
      if (!(await this.#walk.leave())) return;
      this.#walk.remember();
      await this.#walk.openNext();
    });
  }

  previous(): Promise<void> {
    return this.#step(async () => {
      const target = this.#walk.before;
      if (target === undefined) return this.#store.say("There is no answer before this one.");
      if (!(await this.#walk.leave())) return;
      this.#walk.forget(target);
      await this.#walk.open(target);
    });
  }

  /** Saves the review so that it counts, and opens the next answer. */
  finish(): Promise<void> {
    return this.#step(async () => {
      const { work } = this.state();
      if (work === null) return;
      if (!work.claim.isMine) return this.#sayWhoHasIt(work);
      const { keeper } = work;
      const { stored, sheet } = keeper.state();
      const wasFinished = keeper.storedState === "finished";
      const before: UndoStep = {
        ...{ submissionId: keeper.submissionId, state: keeper.storedState, done: "finishing" },
        sheet: wasFinished && stored !== null ? keeper.storedSheet : sheet,
      };
      if (!(await keeper.finish())) return this.#store.say(unsavedWords(keeper));
      this.#walk.noteReleased(keeper.submissionId);
      this.#undo.push(before);
      this.#walk.remember();
      await this.#walk.openNext();
    });
  }

  /** Changes what the open review says. */
  change(change: (sheet: Sheet) => Sheet, done: "choice" | "writing", said = ""): void {
    const { work } = this.state();
    if (work === null || this.#isBusy) return;
    if (!work.claim.isMine) return this.#sayWhoHasIt(work);
    const { keeper } = work;
    const { sheet, conflict } = keeper.state();
    if (conflict !== null) return;
    this.#undo.push({ submissionId: keeper.submissionId, sheet, state: keeper.storedState, done });
    keeper.change(change(sheet));
    if (said !== "") this.#store.say(said);
  }

  /** Takes the last change back, be it of this answer or of one before. */
  undo(): Promise<void> {
    return this.#step(async () => {
      const open = this.state().work;
      const keeper = open?.keeper;
      const now =
        keeper === undefined
          ? null
          : { submissionId: keeper.submissionId, sheet: keeper.state().sheet, state: keeper.storedState };
      const step = this.#undo.pop(now);
      if (step === null) return this.#store.say("There is nothing to take back.");
      if (open?.answer.submissionId === step.submissionId) {
        if (open.claim.isMine) return this.#takeBack(open.keeper, step);
        this.#undo.push(step);
        return this.#sayWhoHasIt(open);
      }
      if (!(await this.#walk.leave())) return;
      await this.#walk.open(step.submissionId);
      const { work } = this.state();
      if (work?.answer.submissionId !== step.submissionId) return;
      this.#walk.forget(step.submissionId);
      if (work.claim.isMine) await this.#takeBack(work.keeper, step);
    });
  }

  /** Hides who it is, or shows it. */
  toggleBlind(): Promise<void> {
    return this.#step(async () => {
      const { work } = this.state();
      const isBlind = !this.state().isBlind;
      const submissionId = work?.answer.submissionId;
      this.#store.set({ isBlind, said: isBlind ? "Names are hidden." : "Names are shown." });
      this.#around.onAddress({ submissionId, isBlind });
      if (work === null || submissionId === undefined) return;
      if (isBlind) return this.#store.set({ work: { ...work, answer: { ...work.answer, student: null } } });
      const result = await this.#store.ask(() => this.#actions.openAnswer({ submissionId, isBlind }));
      if (result?.ok === true) this.#store.set({ work: { ...work, answer: result.opened.answer } });
    });
  }

  /** Something was said beside the review: comments are shown as they are now, and a review that they began is known. */
  async readAnew(): Promise<void> {
    const { work, isBlind } = this.state();
    if (work === null) return;
    const { keeper } = work;
    const { submissionId } = keeper;
    const result = await this.#store.ask(() => this.#actions.readAnswer({ submissionId, isBlind }));
    if (result?.ok !== true) return;
    await keeper.noteBegun(result.answer.review);
    const open = this.state().work;
    if (open?.keeper !== keeper) return;
    const student = this.state().isBlind ? null : (open.answer.student ?? result.answer.student);
    this.#store.set({ work: { ...open, answer: { ...result.answer, student } } });
  }

  /** Makes a finished review a draft, whose points do not count. */
  reopen(): Promise<void> {
    return this.#step(async () => {
      const keeper = this.state().work?.keeper;
      const stored = keeper?.state().stored ?? null;
      if (keeper === undefined || stored === null) return;
      const order = { submissionId: keeper.submissionId, revision: stored.revision };
      const result = await this.#store.ask(() => this.#actions.reopen(order));
      if (result === null) return;
      if (!result.ok) return this.#store.say(result.message);
      this.#undo.push({
        ...{ submissionId: keeper.submissionId, sheet: keeper.storedSheet, state: "finished", done: "finishing" },
      });
      keeper.adopt(result.review);
      this.#store.say("This review is a draft again: its points do not count.");
    });
  }

  /** Somebody else has saved meanwhile: theirs stays, or this one takes its place. */
  settleConflict(choice: "theirs" | "mine"): void {
    const keeper = this.state().work?.keeper;
    if (keeper === undefined) return;
    this.#undo.forget(keeper.submissionId);
    keeper.settleConflict(choice);
  }

  /** Keeps the answer this grader's, and tells them when that fails. */
  async renew(): Promise<void> {
    const { work } = this.state();
    if (work === null) return;
    const { submissionId } = work.answer;
    const result = await this.#actions.renew(submissionId).catch(() => null);
    const open = this.state().work;
    if (open?.answer.submissionId !== submissionId || this.#walk.isReleased(submissionId)) return;
    const hold = renewedHold(open, result);
    open.keeper.setMayStore(hold.claim.isMine);
    this.#store.set({ work: { ...open, ...hold } });
  }

  /** Opens the answer anew, for this grader if nobody has it (any more), with what they had written. */
  takeOver(): Promise<void> {
    return this.#step(async () => {
      const submissionId = this.state().work?.answer.submissionId;
      if (submissionId === undefined) return;
      this.#walk.keep();
      this.state().work?.keeper.close();
      await this.#walk.open(submissionId);
    });
  }

  /** The page goes away. */
  async close(): Promise<void> {
    await this.#walk.leave();
    this.#walk.giveWay();
  }

  async #takeBack(keeper: ReviewKeeper, { sheet, state, done }: UndoStep): Promise<void> {
    const isOnScreenOnly = done !== "finishing" && state === keeper.storedState;
    if (isOnScreenOnly) keeper.change(sheet);
    else if (!(await keeper.restore(sheet, state))) {
      this.#store.say(unsavedWords(keeper));
      return;
    }
    const isDraftAgain = done === "finishing" && state === "draft";
    this.#store.say(isDraftAgain ? "Taken back: this answer is a draft again." : "Taken back.");
  }

  #sayWhoHasIt(work: OpenWork): void {
    this.#store.say(`Nothing was changed. ${holdWords(work, work.keeper.hasUnsaved) ?? ""}`);
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
}
