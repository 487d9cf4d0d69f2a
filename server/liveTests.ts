import type { TestResult } from "#grader/verdict";
import { notifyTests } from "./gradings";
import type { LiveEvent } from "./live";
import { log } from "./log";

/**
 * Tells the waiting page of each test as it finishes. While one statement is on its way the next results gather, so that
 * sending never holds up grading. Losing them is no fault: the verdict has them all.
 */
export class LiveTests {
  readonly #submissionId: string;
  #gathered: LiveEvent[] = [];
  #sending: Promise<void> | undefined;

  constructor(submissionId: string) {
    this.#submissionId = submissionId;
  }

  /** Of a hidden test nothing else than its name and whether it passed may leave the worker. */
  add({ name, visibility, status, points, maxPoints }: TestResult): void {
    const shownStatus = status === "passed" ? "passed" : "failed";
    this.#gathered.push({ type: "test", name, visibility, status: shownStatus, points, maxPoints });
    this.#sending ??= this.#send();
  }

  async flush(): Promise<void> {
    await this.#sending;
  }

  async #send(): Promise<void> {
    while (this.#gathered.length > 0) {
      const events = this.#gathered;
      this.#gathered = [];
      await notifyTests(this.#submissionId, events).catch((error: unknown) =>
        log.warn("live results not sent", { id: this.#submissionId, error }),
      );
    }
    this.#sending = undefined;
  }
}
