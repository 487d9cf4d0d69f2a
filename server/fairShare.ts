/** What a job carries so that jobs of one kind can be told apart; the queue's own form. */
export type JobFlags = Readonly<Record<string, true>> | null;

/**
 * Keeps one place of a worker free for others. All places but one may hold answers of the same student, or regrades: who
 * hands in a hundred endless loops fills no worker, and the first answer of somebody else starts at once.
 *
 * The queue asks `forbidden` before it takes a job, and must tell what came of it: `take` or `pass`. Until then nobody
 * else is answered, or two places would each believe to be the last one that is allowed.
 */
export class FairShare {
  readonly #most: number;
  readonly #held = new Map<string, number>();
  #lastTurn: Promise<void> = Promise.resolve();
  #endTurn: () => void = () => undefined;

  /** @param places - jobs the worker holds at a time; where there is only one, nothing is forbidden */
  constructor(places: number) {
    this.#most = Math.max(1, places - 1);
  }

  /** Flags whose jobs must not be taken now. */
  async forbidden(): Promise<string[]> {
    const turnBefore = this.#lastTurn;
    let endTurn: () => void = () => undefined;
    this.#lastTurn = new Promise((resolve) => (endTurn = resolve));
    await turnBefore;
    this.#endTurn = endTurn;
    return [...this.#held].flatMap(([flag, count]) => (count >= this.#most ? [flag] : []));
  }

  take(flags: JobFlags): void {
    for (const flag of Object.keys(flags ?? {})) this.#held.set(flag, (this.#held.get(flag) ?? 0) + 1);
    this.#endTurn();
  }

  /** There was no job that may be taken. */
  pass(): void {
    this.#endTurn();
  }

  giveBack(flags: JobFlags): void {
    for (const flag of Object.keys(flags ?? {})) {
      const left = (this.#held.get(flag) ?? 1) - 1;
      if (left === 0) this.#held.delete(flag);
      else this.#held.set(flag, left);
    }
  }
}
