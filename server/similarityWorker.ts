import { comparableAnswers } from "./comparableAnswers";
import { log } from "./log";
import { compareApart } from "./similarity/compareApart";
import {
  claimRun,
  type ClaimedRun,
  failRun,
  finishRun,
  returnRun,
  wasTriedTooOften,
  writeProgress,
} from "./similarityJobs";

/** An outage of the database passes. */
const retryMs = 5_000;

/**
 * A worker's comparisons, one after the other, beside its grading. Each is made by a process of its own; here it costs a
 * few queries.
 */
export class SimilarityWorker {
  readonly #worker: string;
  readonly #stop = new AbortController();
  #working: Promise<void> | undefined;
  /** News came while the last claim may already have been empty. */
  #isNews = false;

  /** @param worker - the name under which the heartbeat says that it lives */
  constructor(worker: string) {
    this.#worker = worker;
  }

  /** A run waits: it is begun now, or after the one under way. Returns before it is. */
  wake(): void {
    this.#isNews = true;
    this.#working ??= this.#work()
      .catch((error: unknown) => {
        log.error("comparing interrupted", { error });
        if (!this.#stop.signal.aborted) setTimeout(() => this.wake(), retryMs).unref();
      })
      .finally(() => (this.#working = undefined));
  }

  /** Gives back what is under way. */
  async stop(): Promise<void> {
    this.#stop.abort();
    await this.#working;
  }

  async #work(): Promise<void> {
    while (this.#isNews && !this.#isStopping()) {
      this.#isNews = false;
      for (let run = await claimRun(this.#worker); run !== undefined; run = await claimRun(this.#worker)) {
        await this.#compare(run);
        if (this.#isStopping()) return;
      }
    }
  }

  // Asked anew each time: it changes while something is awaited.
  #isStopping(): boolean {
    return this.#stop.signal.aborted;
  }

  async #compare(run: ClaimedRun): Promise<void> {
    if (wasTriedTooOften(run)) return failRun(run, new Error("it was tried too often"));
    const startedAt = performance.now();
    let writing: Promise<void> | undefined;
    // Progress is not worth a queue of its own: while one is being written, others are dropped.
    const onProgress = (progress: number): void => {
      writing ??= writeProgress(run, progress)
        .catch((error: unknown) => log.warn("progress not written", { runId: run.id, error }))
        .finally(() => (writing = undefined));
    };
    try {
      const order = await comparableAnswers(run);
      const comparison = await compareApart(order, { onProgress, signal: this.#stop.signal });
      await writing;
      const isWritten = await finishRun(run, comparison);
      const ms = Math.round(performance.now() - startedAt);
      log.info(isWritten ? "compared" : "compared too late", { runId: run.id, compared: comparison.compared, ms });
    } catch (error) {
      await (this.#isStopping() ? returnRun(run) : failRun(run, error));
    }
  }
}
