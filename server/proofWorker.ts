import { log } from "./log";
import {
  claimProof,
  type ClaimedProof,
  failProof,
  finishProof,
  requeueProofs,
  returnProof,
  writeProofProgress,
} from "./proofJobs";
import type { ProofReport } from "./proofReport";
import { type Certifier, proveFiles } from "./proveFiles";

/** A preview waits for the first of them. */
const progressMs = 250;
/** An outage of the database passes. */
const retryMs = 2_000;
/** So that one slow problem does not keep others from their preview. */
const places = 2;

/**
 * A worker's proofs, a few at a time, beside its grading: they hold none of the places in which answers are graded, and
 * each of them grades one thing after the other.
 */
export class ProofWorker {
  readonly #worker: string;
  readonly #certifier: Certifier;
  readonly #stop = new AbortController();
  readonly #working = new Set<Promise<void>>();
  /** News came while the last claim may already have been empty. */
  #isNews = false;

  /** @param worker - the name under which the heartbeat says that it lives */
  constructor(worker: string, certifier: Certifier) {
    this.#worker = worker;
    this.#certifier = certifier;
  }

  /** Frees what this worker held before it lost the database: it holds nothing yet. */
  async start(): Promise<void> {
    await requeueProofs(this.#worker);
    this.wake();
  }

  /** A proof waits: it is begun now, or after those under way. Returns before it is. */
  wake(): void {
    this.#isNews = true;
    if (this.#isStopping() || this.#working.size >= places) return;
    const work = this.#work()
      .catch((error: unknown) => {
        log.error("proving interrupted", { error });
        if (!this.#isStopping()) setTimeout(() => this.wake(), retryMs).unref();
      })
      .finally(() => this.#working.delete(work));
    this.#working.add(work);
  }

  /** Gives back what is under way. */
  async stop(): Promise<void> {
    this.#stop.abort();
    await Promise.all(this.#working);
  }

  async #work(): Promise<void> {
    while (this.#isNews && !this.#isStopping()) {
      this.#isNews = false;
      for (let proof = await claimProof(this.#worker); proof !== undefined; proof = await claimProof(this.#worker)) {
        await this.#prove(proof);
        if (this.#isStopping()) return;
      }
    }
  }

  // Asked anew each time: it changes while something is awaited.
  #isStopping(): boolean {
    return this.#stop.signal.aborted;
  }

  async #prove(proof: ClaimedProof): Promise<void> {
    const startedAt = performance.now();
    const lost = new AbortController();
    const signal = AbortSignal.any([this.#stop.signal, lost.signal]);
    let report: ProofReport | undefined;
    const writer = new ProgressWriter(
      proof,
      () => report,
      () => lost.abort(),
    );
    try {
      const found = await proveFiles(this.#certifier, proof, { signal, onReport: (grown) => (report = grown) });
      await writer.end();
      const isWritten = await this.#throughOutages(() => finishProof(proof, found));
      const ms = Math.round(performance.now() - startedAt);
      log.info(isWritten ? "proved" : "proved too late", { proofId: proof.id, ok: found.certificate?.ok ?? false, ms });
    } catch (error) {
      await writer.end();
      if (lost.signal.aborted) log.info("proof given up", { proofId: proof.id });
      else if (this.#isStopping()) await returnProof(proof);
      else await this.#throughOutages(() => failProof(proof, error));
    }
  }

  /** A worker that forgot a proof would hold it as long as it lives. */
  async #throughOutages<T>(write: () => Promise<T>): Promise<T> {
    for (;;) {
      try {
        return await write();
      } catch (error) {
        if (this.#isStopping()) throw error;
        log.warn("proof not written yet", { error });
        await new Promise((resolve) => setTimeout(resolve, retryMs));
      }
    }
  }
}

/** Writes what is known so far, and finds out whether anybody still wants to know. */
class ProgressWriter {
  readonly #proof: ClaimedProof;
  readonly #report: () => ProofReport | undefined;
  readonly #onLost: () => void;
  readonly #timer: NodeJS.Timeout;
  #written: ProofReport | undefined;
  #writing: Promise<void> | undefined;

  constructor(proof: ClaimedProof, report: () => ProofReport | undefined, onLost: () => void) {
    this.#proof = proof;
    this.#report = report;
    this.#onLost = onLost;
    this.#timer = setInterval(() => {
      this.#writing ??= this.#write();
    }, progressMs);
  }

  async end(): Promise<void> {
    clearInterval(this.#timer);
    await this.#writing;
  }

  async #write(): Promise<void> {
    try {
      const report = this.#report();
      const isHeld = await writeProofProgress(this.#proof, report === this.#written ? undefined : report);
      this.#written = report;
      if (!isHeld) this.#onLost();
    } catch (error) {
      log.warn("progress not written", { proofId: this.#proof.id, error });
    } finally {
      this.#writing = undefined;
    }
  }
}
