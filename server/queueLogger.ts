import { Logger } from "graphile-worker";
import { log } from "./log";

/** The queue library's log lines among ours. Its informational chatter is only of use when looking for a fault. */
export const queueLogger = new Logger((scope) => (level, message, meta) => {
  // The library's enum of levels is not exported by its ES module; its values are these words.
  const word: string = level;
  const write = word === "error" ? log.error : word === "warning" ? log.warn : log.debug;
  write("queue", { message, job: scope.jobId, ...meta });
});
