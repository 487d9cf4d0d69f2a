import type { ProofView } from "#server/proofs";

export interface WatchedProof {
  /** The newest one. Null before the first. */
  proof: ProofView | null;
  /** What was saved last has not been given to a worker yet: a proof of it is about to be asked for. */
  isDue: boolean;
  /** Why there is no proof: the server's words, or that it is away. */
  trouble: string | null;
}

export type ProofAnswer = { ok: true; proof: ProofView | null } | { ok: false; message: string };

export interface ProofDoors {
  /** Asks for a proof of what is saved, unless there is one. Rejects when the server is away. */
  ask(): Promise<ProofAnswer>;
  read(): Promise<ProofAnswer>;
  stop(): Promise<ProofAnswer>;
}

const pauseMs = 1_200;
const everyMs = 1_000;
const awayMs = 5_000;

/** Has what is saved proved after each pause, and follows the proof until it is done. */
export class ProofWatch {
  readonly #doors: ProofDoors;
  readonly #listeners = new Set<() => void>();
  #state: WatchedProof;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Answers to what was asked before the newest question are old. */
  #question = 0;

  constructor(doors: ProofDoors, proof: ProofView | null) {
    this.#doors = doors;
    this.#state = { proof, isDue: false, trouble: null };
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly state = (): WatchedProof => this.#state;

  /** Goes on where an earlier visit stopped. Returns the way to leave. */
  start(): () => void {
    const { proof } = this.#state;
    // What a person stopped stays stopped until something changes or they ask.
    if (proof === null || !proof.isOfNewest) this.filesSaved();
    else this.#follow(proof);
    return () => {
      this.#question++;
      clearTimeout(this.#timer);
    };
  }

  /** The server has newer files. They are proved when no others come for a moment. */
  filesSaved(): void {
    this.#change({ isDue: true });
    this.#soon(pauseMs, () => void this.askNow());
  }

  /** Asks for a proof of what is saved, at once. */
  askNow(): Promise<void> {
    return this.#put(() => this.#doors.ask(), { isAsking: true });
  }

  stop(): Promise<void> {
    return this.#put(() => this.#doors.stop(), { isAsking: false });
  }

  async #put(question: () => Promise<ProofAnswer>, { isAsking }: { isAsking: boolean }): Promise<void> {
    const number = ++this.#question;
    const again = () => void this.#put(question, { isAsking });
    let answer: ProofAnswer;
    try {
      answer = await question();
    } catch {
      if (number !== this.#question) return;
      this.#change({ trouble: "No connection. The proof goes on by itself." });
      // The question that is due comes soon enough.
      if (isAsking || !this.#state.isDue) this.#soon(awayMs, again);
      return;
    }
    if (number !== this.#question) return;
    const isDue = isAsking ? false : this.#state.isDue;
    if (!answer.ok) {
      this.#change({ trouble: answer.message, isDue });
      return;
    }
    this.#change({ proof: answer.proof, trouble: null, isDue });
    if (answer.proof !== null) this.#follow(answer.proof);
  }

  #follow({ state }: ProofView): void {
    const isUnderWay = state === "queued" || state === "running";
    if (isUnderWay && !this.#state.isDue)
      this.#soon(everyMs, () => void this.#put(() => this.#doors.read(), { isAsking: false }));
  }

  #soon(ms: number, act: () => void): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(act, ms);
  }

  #change(change: Partial<WatchedProof>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener();
  }
}
