import { isSameSheet, type Sheet } from "./reviewSheet";

/** How the review of an answer was before something was done to it. */
export interface UndoStep {
  submissionId: string;
  sheet: Sheet;
  state: "draft" | "finished";
  /** What was done. Writing goes on until something else happens, and is taken back at once. */
  done: "choice" | "writing" | "finishing";
}

const kept = 100;

/** What a grader did to their last answers, to be taken back one step at a time, the newest first. */
export class UndoStack {
  #steps: UndoStep[] = [];

  push(step: UndoStep): void {
    const top = this.#steps.at(-1);
    const goesOn = step.done === "writing" && top?.done === "writing" && top.submissionId === step.submissionId;
    if (!goesOn) this.#steps = [...this.#steps, step].slice(-kept);
  }

  /**
   * The newest step that changes anything, which is taken off with those after it.
   *
   * @param now - how the answer stands that is open
   */
  pop(now: Pick<UndoStep, "submissionId" | "sheet" | "state"> | null): UndoStep | null {
    for (;;) {
      const step = this.#steps.pop();
      if (step === undefined) return null;
      const changesNothing =
        step.submissionId === now?.submissionId && step.state === now.state && isSameSheet(step.sheet, now.sheet);
      if (!changesNothing) return step;
    }
  }

  /** Nothing of an answer is to be taken back any more: somebody else has changed it. */
  forget(submissionId: string): void {
    this.#steps = this.#steps.filter((step) => step.submissionId !== submissionId);
  }
}
