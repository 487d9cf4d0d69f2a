import { z } from "zod/mini";
import type { SubmissionView } from "#server/submissions";
import type { LiveTest } from "./liveEvents";
import { readLiveEvent } from "./liveEvents";

/**
 * Hands an answer in and follows it to its verdict: by the event stream, and by asking once a second while the stream
 * does not work. A submission that could not reach the server is sent again under the same key, so it counts once; also by
 * the page that is there after a reload or a crash.
 */

export type SubmissionKind = "run" | "submit";

export type DeskState =
  | { phase: "idle" }
  | { phase: "sending"; kind: SubmissionKind }
  /** The server does not answer; it is tried again by itself. */
  | { phase: "unreachable"; kind: SubmissionKind }
  | { phase: "refused"; kind: SubmissionKind; message: string }
  | { phase: "grading"; kind: SubmissionKind; submissionId: string; isRunning: boolean; tests: readonly LiveTest[] }
  | { phase: "graded"; submission: SubmissionView };

export type SubmitAnswer = { ok: true; submissionId: string } | { ok: false; message: string };
export type LoadAnswer = { ok: true; submission: SubmissionView } | { ok: false; message: string };

/** The part of EventSource that is used. */
export interface EventStream {
  addEventListener(type: string, listener: (event: MessageEvent<unknown>) => void): void;
  close(): void;
}

const OrderSchema = z.object({ kind: z.enum(["run", "submit"]), text: z.string(), clientKey: z.string() });
type Order = z.infer<typeof OrderSchema>;

export interface DeskDoors {
  /** Rejects when the server cannot be reached. */
  submit(order: Order): Promise<SubmitAnswer>;
  load(submissionId: string): Promise<LoadAnswer>;
  openStream(submissionId: string): EventStream;
  newKey(): string;
  /** Holds what has not arrived at the server. It lives as long as the tab: nothing is handed in days later by surprise. */
  storage: Pick<Storage, "getItem" | "setItem" | "removeItem">;
  /** Names it in the storage: one per person and part. */
  key: string;
  /** A verdict came in: the page around may want fresh totals. */
  onGraded(submission: SubmissionView): void;
}

const resendMs = [1_000, 2_000, 4_000, 8_000, 15_000];
const pollMs = 1_000;
// The stream may be silently dead; asking now and then costs little.
const reassureMs = 15_000;

export class SubmissionDesk {
  readonly #doors: DeskDoors;
  readonly #listeners = new Set<() => void>();
  #state: DeskState;
  /** Changes with each submission, so that an answer that comes late knows that nobody waits for it. */
  #journey = {};
  /** Closes the stream and the timers of the journey. */
  #close: () => void = () => undefined;
  #hurry: () => void = () => undefined;
  #order: Order | null = null;

  constructor(doors: DeskDoors, latest: SubmissionView | null) {
    this.#doors = doors;
    this.#state = stateOf(latest);
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly state = (): DeskState => this.#state;

  /** Goes on with what was already under way when the page was opened. Returns the way to stop. */
  start(): () => void {
    const waiting = this.#recall();
    if (waiting !== null) void this.#deliver(waiting);
    else if (this.#state.phase === "grading") this.#follow(this.#state.submissionId, this.#state.kind);
    return () => void this.#begin();
  }

  /** Hands in `text`. The same answer twice in a row while the first is under way is one submission. */
  async send(kind: SubmissionKind, text: string): Promise<void> {
    const isUnderWay = ["sending", "unreachable", "grading"].includes(this.#state.phase);
    if (isUnderWay && this.#order?.kind === kind && this.#order.text === text) return;
    await this.#deliver({ kind, text, clientKey: this.#doors.newKey() });
  }

  /** Tries again now what waits for the connection. */
  hurry(): void {
    this.#hurry();
  }

  /** Gives up on a submission that has not reached the server, or hides a refusal. */
  dismiss(): void {
    this.#begin();
    this.#forget();
    this.#set({ phase: "idle" });
  }

  /** Shows a verdict of the past. */
  show(submission: SubmissionView): void {
    this.#begin();
    this.#forget();
    this.#set(stateOf(submission));
    if (this.#state.phase === "grading") this.#follow(submission.id, submission.kind);
  }

  async #deliver(order: Order): Promise<void> {
    const isCurrent = this.#begin();
    const { kind } = order;
    this.#order = order;
    this.#keep(order);
    this.#set({ phase: "sending", kind });

    for (let attempt = 0; isCurrent(); attempt++) {
      try {
        const answer = await this.#doors.submit(order);
        if (!isCurrent()) return;
        this.#drop();
        if (answer.ok) this.#follow(answer.submissionId, kind);
        else this.#set({ phase: "refused", kind, message: answer.message });
        return;
      } catch {
        if (!isCurrent()) return;
        this.#set({ phase: "unreachable", kind });
        const pauseMs = resendMs[Math.min(attempt, resendMs.length - 1)];
        await new Promise<void>((resolve) => {
          this.#hurry = resolve;
          setTimeout(resolve, pauseMs);
        });
      }
    }
  }

  #begin(): () => boolean {
    this.#close();
    this.#close = () => undefined;
    this.#hurry = () => undefined;
    const journey = {};
    this.#journey = journey;
    return () => this.#journey === journey;
  }

  #follow(submissionId: string, kind: SubmissionKind): void {
    const isCurrent = this.#begin();
    this.#set({ phase: "grading", kind, submissionId, isRunning: false, tests: [] });
    const stream = this.#doors.openStream(submissionId);
    let poll: ReturnType<typeof setInterval> | undefined;
    const reassure = setInterval(() => void load(), reassureMs);
    this.#close = () => {
      clearInterval(poll);
      clearInterval(reassure);
      stream.close();
    };

    const load = async () => {
      try {
        const answer = await this.#doors.load(submissionId);
        if (!isCurrent()) return;
        if (!answer.ok) this.#arrive({ phase: "refused", kind, message: answer.message });
        else if (answer.submission.state === "done") {
          this.#arrive({ phase: "graded", submission: answer.submission });
          this.#doors.onGraded(answer.submission);
        } else this.#progress(answer.submission.state === "running", []);
      } catch {
        pollWhileStreamFails();
      }
    };
    const pollWhileStreamFails = () => {
      if (isCurrent()) poll ??= setInterval(() => void load(), pollMs);
    };
    const onEvent = (event: MessageEvent<unknown>) => {
      const note = readLiveEvent(event.type, event.data);
      if (note === null || !isCurrent()) return;
      if (note.kind === "done") {
        stream.close();
        pollWhileStreamFails();
        void load();
        return;
      }
      clearInterval(poll);
      poll = undefined;
      if (note.kind === "state") this.#progress(note.isRunning, note.tests);
      else this.#progress(true, [note.test]);
    };
    for (const type of ["state", "test", "done"]) stream.addEventListener(type, onEvent);
    stream.addEventListener("error", pollWhileStreamFails);
  }

  #forget(): void {
    this.#order = null;
    this.#drop();
  }

  /** A browser that stores nothing keeps the order as long as the page. */
  #keep(order: Order): void {
    try {
      this.#doors.storage.setItem(this.#doors.key, JSON.stringify(order));
    } catch {
      this.#drop();
    }
  }

  #drop(): void {
    try {
      this.#doors.storage.removeItem(this.#doors.key);
    } catch {
      // What cannot be stored cannot be there either.
    }
  }

  #recall(): Order | null {
    try {
      return OrderSchema.parse(JSON.parse(this.#doors.storage.getItem(this.#doors.key) ?? "null"));
    } catch {
      return null;
    }
  }

  #arrive(state: DeskState): void {
    this.#begin();
    this.#order = null;
    this.#set(state);
  }

  #progress(isRunning: boolean, arrived: readonly LiveTest[]): void {
    if (this.#state.phase !== "grading") return;
    const names = new Set(arrived.map((test) => test.name));
    const tests = [...this.#state.tests.filter((test) => !names.has(test.name)), ...arrived];
    this.#set({ ...this.#state, isRunning: isRunning || this.#state.isRunning, tests });
  }

  #set(state: DeskState): void {
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }
}

function stateOf(submission: SubmissionView | null): DeskState {
  if (submission === null) return { phase: "idle" };
  if (submission.state === "done") return { phase: "graded", submission };
  const { kind, id, state } = submission;
  return { phase: "grading", kind, submissionId: id, isRunning: state === "running", tests: [] };
}
