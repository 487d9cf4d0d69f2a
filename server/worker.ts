import { openGrader } from "#grader/grader";
import { tryToCertify } from "#grader/tryToCertify";
import { disconnect } from "./db";
import { env } from "./env";
import { runGradingWorker, type WorkersGrader } from "./gradingWorker";
import { sweepUntilStopped } from "./looseObjects";

/** Program: grades submissions, and sweeps the bucket of files, until SIGTERM or Ctrl-C. Any number may run, on any number of machines. */
const { rooms, allowUnsafe, workerConcurrency: concurrency } = env();
const stop = new AbortController();
for (const signal of ["SIGTERM", "SIGINT"] as const) process.on(signal, () => stop.abort());

const sweeping = sweepUntilStopped(stop.signal);
await runGradingWorker({ openGrader: openWorkersGrader, concurrency, signal: stop.signal });
await sweeping;
await disconnect();
// A grading that was given up may still hold a timer or a pipe.
process.exit(0);

async function openWorkersGrader(): Promise<WorkersGrader> {
  const grader = await openGrader({ rooms, allowUnsafe });
  return {
    ...grader,
    // As the command line does it, but for one thing after the other: live answers need the processors.
    certify: (version, options) => tryToCertify(grader, version, { seeds: 3, mutants: 100, sideBySide: 1, ...options }),
  };
}
