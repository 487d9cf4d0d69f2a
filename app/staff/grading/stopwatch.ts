/** Counts the time during which a page is in sight. */
export class Stopwatch {
  readonly #now: () => number;
  #collectedMs = 0;
  #runningSince: number | null = null;

  /** @param now - milliseconds that only go forward */
  constructor(now: () => number) {
    this.#now = now;
  }

  resume(): void {
    this.#runningSince ??= this.#now();
  }

  pause(): void {
    this.#collect();
    this.#runningSince = null;
  }

  /** Seconds since they were taken last. */
  takeSeconds(): number {
    this.#collect();
    const seconds = this.#collectedMs / 1_000;
    this.#collectedMs = 0;
    return seconds;
  }

  /** Seconds that were taken for nothing. */
  giveBack(seconds: number): void {
    this.#collectedMs += seconds * 1_000;
  }

  #collect(): void {
    if (this.#runningSince === null) return;
    const now = this.#now();
    this.#collectedMs += Math.max(0, now - this.#runningSince);
    this.#runningSince = now;
  }
}
