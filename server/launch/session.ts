import { appendFileSync, mkdirSync } from "node:fs";
import path from "node:path";
import { toPlainError } from "./plainError";
import { openProgress } from "./progress";
import type { Progress } from "./progress";
import { projectRoot } from "./projectRoot";
import { messageOf } from "./thrown";

export interface Session extends Progress {
  /** Aborts when it ends, mostly by Ctrl-C or SIGTERM: the step at work is the last one, and what was opened is closed. */
  signal: AbortSignal;
  /** What has to be closed at the end; the last opened goes first. */
  onEnd: (opened: Opened) => void;
  /** Waits for Ctrl-C or SIGTERM. */
  untilAsked: () => Promise<void>;
  /** Ends with exit code 1, for a failure that has been told already. */
  markFailed: () => void;
}

export interface Opened {
  /** In order, with patience. */
  close: () => Promise<void> | void;
  /** At the second Ctrl-C: at once, without waiting. */
  kill?: () => void;
}

/** Where a fault of ours leaves its stack trace. */
const faultLog = path.join(projectRoot, ".build", "faults.log");

/** npm passes Ctrl-C on to a program that got it from the terminal already: what follows this soon is the same one. */
const sameSignalMs = 500;

/**
 * Runs a program that holds processes open: work, then close everything, whether it ended by itself, by an error or by
 * Ctrl-C. Errors are shown in words; the exit code is 0 when it ended as asked and 1 otherwise.
 */
export async function runSession(
  /** What to say above the reason when it fails: "Allclose could not start" */
  failed: string,
  work: (session: Session) => Promise<void>,
): Promise<never> {
  const progress = openProgress(process.stdout);
  // Without it Node ends, silently and with exit code 0, when all that is waited for is a signal or a lost promise.
  setInterval(() => undefined, 60_000);
  // A terminal that was closed takes no more text; that must not keep the rest from being stopped.
  process.stdout.on("error", ignore);
  process.stderr.on("error", ignore);

  const opened: Opened[] = [];
  const asked = new AbortController();
  let askedAt = 0;
  const onSignal = (): void => {
    if (!asked.signal.aborted) {
      askedAt = Date.now();
      progress.say("\nStopping. Ctrl-C again stops at once.");
      asked.abort();
    } else if (Date.now() - askedAt > sameSignalMs) {
      for (const { kill } of opened.reverse()) kill?.();
      process.exit(130);
    }
  };
  for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(name, onSignal);

  let code = 0;
  const session: Session = {
    say: progress.say,
    step: async (doing, done, run) => {
      asked.signal.throwIfAborted();
      const value = await progress.step(doing, done, run);
      asked.signal.throwIfAborted();
      return value;
    },
    signal: asked.signal,
    onEnd: (one) => opened.push(one),
    untilAsked: () => untilAborted(asked.signal),
    markFailed: () => {
      code = 1;
    },
  };

  const report = (error: unknown): void => {
    code = 1;
    showFailure(error, failed);
  };
  try {
    await work(session);
  } catch (error) {
    // After Ctrl-C a step may fail because what it waited for was stopped: that is no failure.
    if (!asked.signal.aborted) report(error);
  }
  asked.abort();
  for (const one of [...opened].reverse()) {
    try {
      await one.close();
    } catch (error) {
      report(error);
    }
  }
  process.exit(code);
}

function showFailure(error: unknown, failed: string): void {
  const plain = toPlainError(error);
  if (plain !== undefined) {
    process.stderr.write(`\n${failed}.\n${plain.message}\n\n`);
    return;
  }
  const trace = error instanceof Error ? (error.stack ?? error.message) : String(error);
  const isKept = keepTrace(trace);
  process.stderr.write(
    `\n${failed}, through a fault of its own.\n${messageOf(error)}\n` +
      `${isKept ? `The details are in ${faultLog}; please send them with your report.` : trace}\n\n`,
  );
}

function keepTrace(trace: string): boolean {
  try {
    mkdirSync(path.dirname(faultLog), { recursive: true });
    appendFileSync(faultLog, `${new Date().toISOString()}\n${trace}\n\n`);
    return true;
  } catch {
    // The disk that cannot take the log may be the very fault: then the trace is shown instead.
    return false;
  }
}

async function untilAborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  await new Promise<void>((resolve) => {
    signal.addEventListener("abort", () => {
      resolve();
    });
  });
}

function ignore(): void {
  // Nothing can be said to a reader who has gone.
}
