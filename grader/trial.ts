import { availableParallelism } from "node:os";
import type { CertificationStep, CertifyOptions } from "./certification";

/** The bookkeeping of a certification: what is tried now, what was wrong, and whether anybody still wants to know. */
export class Trial {
  readonly reasons: string[] = [];
  readonly #options: CertifyOptions;

  constructor(options: CertifyOptions) {
    this.#options = options;
  }

  /** Tries one thing. It failed if it gave a reason; `describe` says what it found. */
  async step<T>(name: CertificationStep, work: () => Promise<T>, describe: (found: T) => string): Promise<T> {
    const { onNews = () => undefined } = this.#options;
    const reasonsBefore = this.reasons.length;
    onNews({ kind: "step", name, state: "running", detail: "" });
    const found = await work();
    const state = this.reasons.length > reasonsBefore ? "failed" : "passed";
    onNews({ kind: "step", name, state, detail: describe(found) });
    return found;
  }

  /** As many at a time as the options say; results in the order of the items. @throws the signal's reason */
  async map<T, R>(items: readonly T[], map: (item: T) => Promise<R>): Promise<R[]> {
    const { signal, sideBySide = availableParallelism() } = this.#options;
    const results: R[] = [];
    let next = 0;
    const work = async (): Promise<void> => {
      for (let index = next++; index < items.length; index = next++) {
        signal?.throwIfAborted();
        results[index] = await map(items[index] as T);
        signal?.throwIfAborted();
      }
    };
    const ended = await Promise.allSettled(Array.from({ length: Math.min(sideBySide, items.length) }, work));
    // Only when nothing is under way any more: whoever is told that it ended may close the rooms.
    for (const outcome of ended) if (outcome.status === "rejected") throw outcome.reason;
    return results;
  }
}
