import { log } from "./log";
import { findPart, getPublishedVersion } from "./publishedVersion";
import { type ProgramGrader, reduceSubmission } from "./reduction/reduceSubmission";
import {
  claimReduction,
  type ClaimedReduction,
  failReduction,
  finishReduction,
  refuseReduction,
  requeueReductions,
  returnReduction,
  writeReductionProgress,
} from "./reductionJobs";

const progressMs = 500;
/** An outage of the database passes. */
const retryMs = 2_000;

/**
 * A worker's reductions, one after the other, beside its grading: they hold none of the places in which answers are
 * graded, and run one program at a time.
 */
export class ReductionWorker {
  readonly #worker: string;
  readonly #grader: ProgramGrader;
  readonly #stop = new AbortController();
  #working: Promise<void> | undefined;
  /** News came while the last claim may already have been empty. */
  #isNews = false;

  /** @param worker - the name under which the heartbeat says that it lives */
  constructor(worker: string, grader: ProgramGrader) {
    this.#worker = worker;
    this.#grader = grader;
  }

  /** Frees what this worker held before it lost the database: it holds nothing yet. */
  async start(): Promise<void> {
    await requeueReductions(this.#worker);
    this.wake();
  }

  /** A reduction waits: it is begun now, or after the one under way. Returns before it is. */
  wake(): void {
    this.#isNews = true;
    if (this.#isStopping()) return;
    this.#working ??= this.#work()
      .catch((error: unknown) => {
        log.error("reducing interrupted", { error });
        if (!this.#isStopping()) setTimeout(() => this.wake(), retryMs).unref();
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
      for (
        let next = await claimReduction(this.#worker);
        next !== undefined;
        next = await claimReduction(this.#worker)
      ) {
        await this.#reduce(next);
        if (this.#isStopping()) return;
      }
    }
  }

  // Asked anew each time: it changes while something is awaited.
  #isStopping(): boolean {
    return this.#stop.signal.aborted;
  }

  async #reduce(reduction: ClaimedReduction): Promise<void> {
    const startedAt = performance.now();
    const lost = new AbortController();
    let news = { tries: 0, progress: 0 };
    let writing: Promise<void> | undefined;
    // It also finds out whether anybody still wants to know.
    const timer = setInterval(() => {
      writing ??= writeReductionProgress(reduction, news)
        .then((isHeld) => (isHeld ? undefined : lost.abort()))
        .catch((error: unknown) => log.warn("progress not written", { reductionId: reduction.id, error }))
        .finally(() => (writing = undefined));
    }, progressMs);
    const end = async (): Promise<void> => {
      clearInterval(timer);
      await writing;
    };
    try {
      const version = await getPublishedVersion(reduction.versionId);
      const part = findPart(version, reduction.partKey);
      if (part?.kind !== "code") throw new Error(`version ${version.id} has no coding part "${reduction.partKey}"`);
      const result = await reduceSubmission(
        this.#grader,
        { ...reduction, version, part },
        {
          signal: AbortSignal.any([this.#stop.signal, lost.signal]),
          onTry: (tries, progress) => (news = { tries, progress }),
        },
      );
      await end();
      const isWritten = await this.#throughOutages(() =>
        result.ok
          ? finishReduction(reduction, {
              ...{ source: result.source, isRecognised: result.isRecognised, tries: news.tries },
            })
          : refuseReduction(reduction, result.reason),
      );
      const ms = Math.round(performance.now() - startedAt);
      const said = isWritten ? "reduced" : "reduced too late";
      log.info(said, { reductionId: reduction.id, ok: result.ok, tries: news.tries, ms });
    } catch (error) {
      await end();
      if (lost.signal.aborted) log.info("reduction given up", { reductionId: reduction.id });
      else if (this.#isStopping()) await returnReduction(reduction);
      else await this.#throughOutages(() => failReduction(reduction, error));
    }
  }

  /** A worker that forgot a reduction would hold it as long as it lives. */
  async #throughOutages<T>(write: () => Promise<T>): Promise<T> {
    for (;;) {
      try {
        return await write();
      } catch (error) {
        if (this.#isStopping()) throw error;
        log.warn("reduction not written yet", { error });
        await new Promise((resolve) => setTimeout(resolve, retryMs));
      }
    }
  }
}
