import { availableParallelism, constants } from "node:os";
import type { RoomLimits } from "./limits";

/** Why a room is no more. `exit` is the program's own doing, whatever its exit code says. */
export interface RoomEnd {
  readonly cause: "exit" | "memory" | "cpu" | "output" | "protocol" | "time" | "closed";
  /** Completes a sentence that begins with the room. Nothing in it was written by the room. */
  readonly detail: string;
}

export interface Exit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly limits: RoomLimits;
  /** Since the room was started. */
  readonly elapsedMs: number;
  /** The end of what it wrote to stderr. Untrusted. */
  readonly lastWords: string;
  readonly wasKilledForMemory: boolean;
}

/** V8 and the C++ library on their way down. */
const outOfMemoryText = /heap out of memory|Allocation failed|std::bad_alloc|process out of memory|OOM error/;

/**
 * V8 checks its own allocations and aborts with words about memory. Where one fails beneath it, in the C library or while
 * the collector runs, it crashes without any; JavaScript has no other way to crash.
 */
const crashSignals: ReadonlySet<number> = new Set(
  (["SIGSEGV", "SIGBUS", "SIGILL", "SIGTRAP"] as const).map((signal) => constants.signals[signal]),
);

/**
 * What the end of the process says. A program can exit with any code and write any words, so it can pass off one kind of
 * failure as another, and gains nothing by it.
 */
export function explainExit({ code, signal, limits, elapsedMs, lastWords, wasKilledForMemory }: Exit): RoomEnd {
  // bubblewrap ends with its program's code, or with 128 + the number of the signal that ended it.
  const status = code ?? (signal === null ? 0 : 128 + constants.signals[signal]);
  const signalNumber = status - 128;
  const hasRunOutOfMemory =
    crashSignals.has(signalNumber) || (signalNumber > 0 && (wasKilledForMemory || outOfMemoryText.test(lastWords)));
  if (hasRunOutOfMemory) return { cause: "memory", detail: "it used all its memory" };
  const wasStoppedByLimit = signalNumber === constants.signals.SIGXCPU || signalNumber === constants.signals.SIGKILL;
  const mostCpuSeconds = (elapsedMs / 1000) * availableParallelism();
  if (wasStoppedByLimit && mostCpuSeconds >= limits.cpuSeconds)
    return { cause: "cpu", detail: `it used ${limits.cpuSeconds} s of processor time` };
  return { cause: "exit", detail: signal === null ? `exited with code ${status}` : `ended by ${signal}` };
}
