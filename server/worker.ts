import { openGrader } from "#grader/grader";
import { disconnect } from "./db";
import { env } from "./env";
import { runGradingWorker } from "./gradingWorker";

/** Program: grades submissions until SIGTERM or Ctrl-C. Any number may run, on any number of machines. */
const { rooms, allowUnsafe, workerConcurrency: concurrency } = env();
const stop = new AbortController();
for (const signal of ["SIGTERM", "SIGINT"] as const) process.on(signal, () => stop.abort());

await runGradingWorker({ openGrader: () => openGrader({ rooms, allowUnsafe }), concurrency, signal: stop.signal });
await disconnect();
// A grading that was given up may still hold a timer or a pipe.
process.exit(0);
