/** Work that goes on side by side, or alone: whoever asks to be alone waits for those before, and those after wait for it. */
export class Floor {
  #working = 0;
  #isTaken = false;
  readonly #waiting: { isAlone: boolean; begin: () => void }[] = [];

  async beside<T>(work: () => Promise<T>): Promise<T> {
    return this.#run(work, false);
  }

  async alone<T>(work: () => Promise<T>): Promise<T> {
    return this.#run(work, true);
  }

  async #run<T>(work: () => Promise<T>, isAlone: boolean): Promise<T> {
    if (this.#waiting.length > 0 || !this.#isFree(isAlone))
      await new Promise<void>((begin) => this.#waiting.push({ isAlone, begin }));
    else this.#enter(isAlone);
    try {
      return await work();
    } finally {
      this.#leave();
    }
  }

  #isFree(isAlone: boolean): boolean {
    return isAlone ? this.#working === 0 : !this.#isTaken;
  }

  #enter(isAlone: boolean): void {
    this.#working++;
    this.#isTaken = isAlone;
  }

  #leave(): void {
    this.#working--;
    this.#isTaken = false;
    for (let [next] = this.#waiting; next !== undefined && this.#isFree(next.isAlone); [next] = this.#waiting) {
      this.#waiting.shift();
      this.#enter(next.isAlone);
      next.begin();
    }
  }
}
