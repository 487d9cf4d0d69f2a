import { disconnect } from "#server/db";
import { runGradingWorker } from "#server/gradingWorker";
import { scriptedGrader } from "./scriptedGrader";

/** Program: server/worker.ts with the scripted grader, to be killed. */
const stop = new AbortController();
process.on("SIGTERM", () => stop.abort());
await runGradingWorker({ openGrader: () => Promise.resolve(scriptedGrader()), concurrency: 2, signal: stop.signal });
await disconnect();
process.exit(0);
