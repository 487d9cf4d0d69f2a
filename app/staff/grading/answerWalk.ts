import type { GradingProgress } from "#server/gradableParts";
import type { OpenedAnswer } from "#server/gradingDesk";
import type { ShownFilter } from "./filter";
import { type GradingActions, offline } from "./gradingActions";
import { newHold } from "./hold";
import { ReviewKeeper } from "./reviewKeeper";
import type { KeptSheet } from "./reviewSaving";
import type { SessionStore } from "./sessionStore";
import { Stopwatch } from "./stopwatch";

export interface Given {
  partId: string;
  points: number;
  filter: ShownFilter;
  /** In the order of this grader. */
  ring: readonly string[];
  progress: GradingProgress;
  isBlind: boolean;
}

export interface Surroundings {
  /** Milliseconds that only go forward. */
  now: () => number;
  isVisible: () => boolean;
  /** The address that brings one back here. */
  onAddress: (at: { submissionId: string | undefined; isBlind: boolean }) => void;
}

/** From answer to answer: one is open at a time, and nothing that was written about one is left behind. */
export class AnswerWalk {
  readonly #actions: GradingActions;
  readonly #given: Given;
  readonly #around: Surroundings;
  readonly #store: SessionStore;
  readonly #onRefused: () => void;
  /** What could not be stored, because somebody else got hold of the answer. */
  readonly #kept = new Map<string, KeptSheet>();
  #visited: string[] = [];
  /** The answer whose claim the server has ended. */
  #released: string | null = null;

  /** @param doors.onRefused - the server did not store what it was sent */
  constructor(
    doors: { actions: GradingActions; store: SessionStore; onRefused: () => void },
    given: Given,
    around: Surroundings,
  ) {
    this.#actions = doors.actions;
    this.#store = doors.store;
    this.#onRefused = doors.onRefused;
    this.#given = given;
    this.#around = around;
  }

  get hasKept(): boolean {
    return this.#kept.size > 0;
  }

  /** The answer before this one: where the grader was, or its neighbour in the ring. */
  get before(): string | undefined {
    const at = this.#store.state().work?.answer.submissionId;
    const { ring } = this.#given;
    return this.#visited.at(-1) ?? ring[at === undefined ? -1 : ring.indexOf(at) - 1];
  }

  remember(): void {
    const at = this.#store.state().work?.answer.submissionId;
    if (at !== undefined) this.#visited = [...this.#visited.filter((id) => id !== at), at];
  }

  forget(submissionId: string | undefined): void {
    this.#visited = this.#visited.filter((id) => id !== submissionId);
  }

  /** The server has let go of the open answer by itself. */
  noteReleased(submissionId: string): void {
    this.#released = submissionId;
  }

  isReleased(submissionId: string): boolean {
    return this.#released === submissionId;
  }

  async open(submissionId: string): Promise<void> {
    const { isBlind } = this.#store.state();
    const result = await this.#store.ask(() => this.#actions.openAnswer({ submissionId, isBlind }));
    if (result === null) return;
    if (result.ok) this.#show(result.opened);
    else this.#fail(result.message);
  }

  async openNext(): Promise<void> {
    const { partId, filter } = this.#given;
    const { isBlind, work } = this.#store.state();
    const after = work?.answer.submissionId;
    const result = await this.#store.ask(() => this.#actions.openNextAnswer({ partId, after, filter, isBlind }));
    if (result === null) return;
    if (!result.ok) this.#fail(result.message);
    else if (result.opened !== null) this.#show(result.opened);
    else {
      this.giveWay();
      const said = "No answer is left for you here.";
      this.#store.set({ phase: "done", work: null, progress: result.progress, said });
      this.#around.onAddress({ submissionId: undefined, isBlind });
    }
  }

  /** @returns whether what was begun is kept, so that one may go */
  async leave(): Promise<boolean> {
    const { work } = this.#store.state();
    if (work === null) return true;
    const { keeper, claim } = work;
    if (!claim.isMine) {
      this.keep();
      return true;
    }
    if (await keeper.saveDraft()) return true;
    const isFinished = keeper.storedState === "finished";
    this.#store.say(
      isFinished ? "This review has changes that are not saved. Save them, or take them back." : unsavedWords(keeper),
    );
    return false;
  }

  /** What the grader wrote is not thrown away with the answer that somebody else has now. */
  keep(): void {
    const keeper = this.#store.state().work?.keeper;
    if (keeper === undefined) return;
    if (keeper.hasUnsaved) this.#kept.set(keeper.submissionId, keeper.kept);
    else this.#kept.delete(keeper.submissionId);
  }

  /** The answer that was open gives way to another one, or to none. */
  giveWay(): void {
    const { work } = this.#store.state();
    if (work === null) return;
    work.keeper.close();
    const { submissionId } = work.keeper;
    // Finishing has let go of it already.
    if (work.claim.isMine && submissionId !== this.#released)
      void this.#actions.release(submissionId).catch(() => undefined);
    this.#released = null;
  }

  #show({ answer, claim, progress }: OpenedAnswer): void {
    const stopwatch = new Stopwatch(this.#around.now);
    if (this.#around.isVisible()) stopwatch.resume();
    const { submissionId, review } = answer;
    const before = this.#store.state().work;
    const isAnother = submissionId !== before?.answer.submissionId;
    if (isAnother) this.giveWay();
    const keeper = new ReviewKeeper(
      { save: this.#actions.saveReview, stopwatch },
      { submissionId, review, most: this.#given.points },
    );
    keeper.setMayStore(claim.isMine);
    const kept = this.#kept.get(submissionId);
    if (kept !== undefined) keeper.bringBack(kept);
    if (claim.isMine) this.#kept.delete(submissionId);
    keeper.subscribe(() => {
      if (keeper.state().status.kind === "refused") this.#onRefused();
    });
    const wasLost = !claim.isMine && (kept !== undefined || (!isAnother && before.wasLost));
    const said = `${progress.graded} of ${progress.answers} graded.`;
    const work = { ...newHold(claim), wasLost, answer, keeper, stopwatch };
    this.#store.set({ phase: "open", message: "", work, progress, said });
    this.#around.onAddress({ submissionId, isBlind: this.#store.state().isBlind });
  }

  #fail(message: string): void {
    this.#store.set({ phase: "failed", message, work: null });
  }
}

/** Why what is on the sheet is not stored. */
export function unsavedWords(keeper: ReviewKeeper): string {
  const { status, conflict } = keeper.state();
  if (conflict !== null) return conflict.message;
  if (status.kind === "refused") return status.message;
  return status.kind === "unreachable" ? offline : "It is not saved yet.";
}
