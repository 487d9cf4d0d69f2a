import { availableParallelism } from "node:os";
import { GradingUnavailableError, openGrader, type Grader } from "../grader";

/** A grader for a command-line program, or the one sentence that says what is missing. */
export async function openOrExplain(): Promise<Grader> {
  try {
    return await openGrader({ rooms: availableParallelism(), allowUnsafe: false });
  } catch (error) {
    if (!(error instanceof GradingUnavailableError)) throw error;
    throw new UnavailableError(`Grading is off on this machine. ${error.reason} ${error.remedy}`);
  }
}

/** Shown without a stack: the message says everything. */
class UnavailableError extends Error {
  override readonly name = "UnavailableError";
  override readonly stack = this.message;
}
