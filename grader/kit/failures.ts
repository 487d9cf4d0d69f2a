import type { Outcome } from "../rooms/messages";
import type { Failure } from "../verdict";

/** A check of the test did not hold: the student's answer is wrong. */
export class CheckFailed extends Error {
  override readonly name = "CheckFailed";
  readonly failure: Partial<Failure>;
  constructor({ message, ...failure }: Partial<Failure> & { message: string }) {
    super(message);
    this.failure = failure;
  }
}

/** The student's function threw. */
export class StudentThrew extends Error {
  override readonly name = "StudentThrew";
  readonly outcome: Extract<Outcome, { kind: "threw" }>;
  readonly failure: Partial<Failure>;
  constructor(outcome: Extract<Outcome, { kind: "threw" }>, failure: Partial<Failure> = {}) {
    const isOurWords = ["MissingExport", "UnusableResult", "BudgetSpent"].includes(outcome.name);
    super(isOurWords ? outcome.message : `${outcome.name}: ${outcome.message}`);
    this.outcome = outcome;
    this.failure = { places: [...outcome.places], ...failure };
  }
}

/** The student's room is gone: a limit was hit or the program ended itself. No later test can run. */
export class StudentEnded extends Error {
  override readonly name = "StudentEnded";
  readonly outcome: Extract<Outcome, { kind: "ended" }>;
  constructor(outcome: Extract<Outcome, { kind: "ended" }>) {
    super(outcome.message);
    this.outcome = outcome;
  }
}

/** The author's own code is at fault, never the student. */
export class ProblemFault extends Error {
  override readonly name = "ProblemFault";
}

/** A replay stopped matching its recording: whoever stood in the student's place behaves differently. */
export class ReplayDiverged extends Error {
  override readonly name = "ReplayDiverged";
}
