import type { GradingProgress } from "#server/gradableParts";
import type { OpenedAnswer } from "#server/gradingDesk";
import { offline } from "./gradingActions";
import type { Hold } from "./hold";
import type { ReviewKeeper } from "./reviewKeeper";
import type { Stopwatch } from "./stopwatch";

/** An answer on the screen, and the work on its review. */
export interface OpenWork extends Hold {
  answer: OpenedAnswer["answer"];
  keeper: ReviewKeeper;
  stopwatch: Stopwatch;
}

export interface SessionState {
  /** "done": nothing is left for this grader. "failed": the message says why. */
  phase: "loading" | "open" | "done" | "failed";
  message: string;
  work: OpenWork | null;
  progress: GradingProgress;
  isBlind: boolean;
  /** For screen readers, and for the line below the answer. */
  said: string;
}

/** What a grader's screen shows, and who wants to know when it changes. */
export class SessionStore {
  readonly #listeners = new Set<() => void>();
  #state: SessionState;

  constructor({ progress, isBlind }: Pick<SessionState, "progress" | "isBlind">) {
    this.#state = { phase: "loading", message: "", work: null, progress, isBlind, said: "" };
  }

  readonly state = (): SessionState => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  set(change: Partial<SessionState>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener();
  }

  say(said: string): void {
    this.set({ said });
  }

  /** Asks the server, and says when it cannot be reached. @returns null when there was no answer */
  async ask<T>(request: () => Promise<T>): Promise<T | null> {
    try {
      return await request();
    } catch {
      if (this.#state.work === null) this.set({ phase: "failed", message: offline });
      else this.say(offline);
      return null;
    }
  }
}
