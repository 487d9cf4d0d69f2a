import type { CodePart } from "../problems/schema";
import { judgeLimits } from "./limits";
import { Channel } from "./rooms/channel";
import {
  FromStudentSchema,
  type CallOfSeveral,
  type FromStudent,
  type Outcome,
  type Thrown,
  type ToStudent,
} from "./rooms/messages";
import type { Rooms } from "./rooms/pool";
import type { RoomEnd } from "./rooms/room";
import type { Encoded } from "./rooms/values";
import type { Transpiled } from "./transpile";
import type { SourcePlace } from "./verdict";

export type Ended = Extract<Outcome, { kind: "ended" }>;
export type LoadResult = { kind: "loaded" } | Ended | { kind: "threw"; message: string; places: SourcePlace[] };
export type Answer = { kind: "answered"; value: Encoded } | { kind: "refused"; message: string };

/**
 * One student room for one grading, with its clock. Only time that the student's code holds the floor is counted:
 * while the referee answers a question the clock stands still.
 */
export class StudentSide {
  readonly #channel: Channel<FromStudent, ToStudent>;
  readonly #transpiled: Transpiled;
  readonly #withheld: readonly string[];
  #ended: Ended | undefined;
  #calls = 0;
  #limitMs = judgeLimits.loadMs as number;
  #testMs = 0;
  #totalMs = 0;
  #questionsMs = 0;

  private constructor(channel: Channel<FromStudent, ToStudent>, transpiled: Transpiled, withheld: readonly string[]) {
    this.#channel = channel;
    this.#transpiled = transpiled;
    this.#withheld = withheld;
  }

  static async open(rooms: Rooms, part: CodePart, transpiled: Transpiled): Promise<StudentSide> {
    const room = await rooms.takeStudentRoom({ memoryLimitMiB: part.memoryLimitMiB });
    return new StudentSide(new Channel<FromStudent, ToStudent>(room, FromStudentSchema), transpiled, part.withheld);
  }

  /** Wall time of the student's code since the last `startTest`, and in all. */
  get testMs(): number {
    return this.#testMs;
  }
  get totalMs(): number {
    return this.#totalMs;
  }

  startTest(limitMs: number): void {
    this.#limitMs = limitMs;
    this.#testMs = 0;
    this.#questionsMs = 0;
  }

  async load(): Promise<LoadResult> {
    this.#channel.send({ type: "load", code: this.#transpiled.code, withheld: this.#withheld });
    const message = await this.#hear();
    if (message.type === "ended") return message.ended;
    if (message.type === "loaded") return { kind: "loaded" };
    if (message.type === "failed-to-load") {
      if (isRefusedMemory(message.error)) return this.#outOfMemory();
      const { name, message: text, stack } = message.error;
      return { kind: "threw", message: `${name}: ${text}`, places: this.#transpiled.placesIn(stack) };
    }
    return this.#outOfTurn();
  }

  /** One call; `ask` carries the student's questions to the referee's functions. */
  async call(
    call: { name: string; arguments: readonly Encoded[]; entropy: string },
    ask: (oracle: number, args: readonly Encoded[]) => Promise<Answer>,
  ): Promise<Outcome> {
    if (this.#ended) return this.#ended;
    const number = ++this.#calls;
    this.#channel.send({ type: "call", call: number, ...call });
    const reply = await this.#reply(ask);
    if (reply.type === "ended") return reply.ended;
    if (reply.type === "returned" && reply.call === number) {
      const { value, changed, shared, output } = reply;
      return { kind: "returned", value, changed, shared, output };
    }
    if (reply.type === "threw" && reply.call === number) return this.#toThrew(reply);
    return this.#outOfTurn();
  }

  /**
   * Calls that cross together; the functions among their arguments are told apart by their ids.
   *
   * @returns outcomes of the first of them: at least one, and the last may have thrown or ended the room
   */
  async callTogether(
    calls: readonly CallOfSeveral[],
    ask: (oracle: number, args: readonly Encoded[]) => Promise<Answer>,
  ): Promise<Outcome[]> {
    if (this.#ended) return [this.#ended];
    const number = ++this.#calls;
    this.#channel.send({ type: "calls", call: number, calls });
    const reply = await this.#reply(ask);
    if (reply.type === "ended") return [reply.ended];
    const isAnswer =
      reply.type === "calls-ended" &&
      reply.call === number &&
      reply.outcomes.length <= calls.length &&
      reply.outcomes.slice(0, -1).every((outcome) => outcome.kind === "returned");
    if (!isAnswer) return [this.#outOfTurn()];
    return reply.outcomes.map((outcome) => (outcome.kind === "returned" ? outcome : this.#toThrew(outcome)));
  }

  close(): void {
    this.#channel.room.kill("closed");
  }

  /** What the room says that is no question. */
  async #reply(
    ask: (oracle: number, args: readonly Encoded[]) => Promise<Answer>,
  ): Promise<FromStudent | { type: "ended"; ended: Ended }> {
    for (;;) {
      const message = await this.#hear();
      if (message.type !== "asked") return message;
      const before = performance.now();
      const answer = await ask(message.oracle, message.arguments);
      this.#questionsMs += performance.now() - before;
      if (this.#questionsMs > judgeLimits.questionsMs) return { type: "ended", ended: this.#stopAsking() };
      this.#channel.send(
        answer.kind === "answered"
          ? { type: "answered", value: answer.value }
          : { type: "refused", message: answer.message },
      );
    }
  }

  #toThrew({ error, output }: Pick<Extract<FromStudent, { type: "threw" }>, "error" | "output">): Outcome {
    if (isRefusedMemory(error)) return this.#outOfMemory();
    const { name, message, stack } = error;
    return { kind: "threw", name, message, places: this.#transpiled.placesIn(stack), output };
  }

  /** The next message within what is left of the test's time. */
  async #hear(): Promise<FromStudent | { type: "ended"; ended: Ended }> {
    const before = performance.now();
    const received = await this.#channel.receive(this.#limitMs - this.#testMs);
    const heldMs = performance.now() - before;
    this.#testMs += heldMs;
    this.#totalMs += heldMs;
    if (received.kind === "message") return received.message;
    if (received.kind === "late") {
      this.#channel.room.kill("time");
      const message = `Your code was still running after ${seconds(this.#limitMs)} and was stopped.`;
      this.#ended = { kind: "ended", status: "time-limit", message };
    } else this.#ended = describeEnd(received.end);
    return { type: "ended", ended: this.#ended };
  }

  #stopAsking(): Ended {
    this.#channel.room.kill("time");
    const message = `Your code called the functions it was given so often that answering took ${seconds(judgeLimits.questionsMs)}, and was stopped.`;
    return (this.#ended = { kind: "ended", status: "time-limit", message });
  }

  #outOfMemory(): Ended {
    this.#channel.room.kill("closed");
    return (this.#ended = describeEnd({ cause: "memory", detail: "" }));
  }

  #outOfTurn(): Ended {
    this.#channel.room.kill("protocol");
    return (this.#ended = describeEnd({ cause: "protocol", detail: "" }));
  }
}

/**
 * Memory outside the heap, that of typed arrays, is refused by an exception instead of the end of the room. Code that
 * throws the same by itself deserves the same.
 */
const isRefusedMemory = ({ name, message }: Thrown): boolean =>
  name === "RangeError" && message === "Array buffer allocation failed";

/** What the end of a room means for the student whose code ran in it. */
function describeEnd(end: RoomEnd): Ended {
  switch (end.cause) {
    case "memory":
      return {
        kind: "ended",
        status: "memory-limit",
        message: "Your code used more memory than this problem allows and was stopped.",
      };
    case "output":
      return {
        kind: "ended",
        status: "output-limit",
        message: "Your code wrote far more output than is allowed and was stopped.",
      };
    case "time":
    case "cpu":
      return {
        kind: "ended",
        status: "time-limit",
        message: "Your code used more processor time than this problem allows and was stopped.",
      };
    case "protocol":
      return {
        kind: "ended",
        status: "runtime-error",
        message: "Your program sent something that is not an answer and was stopped.",
      };
    case "exit":
    case "closed":
      return { kind: "ended", status: "runtime-error", message: "Your program ended itself before it answered." };
  }
}

const seconds = (ms: number): string => (ms % 1_000 === 0 ? `${ms / 1_000} s` : `${ms} ms`);
