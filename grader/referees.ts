import { MistakeSchema, ProblemSchema, type Mistake, type Problem, type ProblemVersion } from "../problems/schema";
import { bundleFolder, FolderError, type FolderFault } from "./bundleFolder";
import { idleReferees, judgeLimits, refereeGradings } from "./limits";
import { Channel } from "./rooms/channel";
import { FromRefereeSchema, type FromReferee, type TestOutline, type ToReferee } from "./rooms/messages";
import type { Rooms } from "./rooms/pool";

/** The problem itself does not work: for its author and the staff, never a student's fault. */
export class ProblemFaultError extends Error {
  override readonly name = "ProblemFaultError";
  /** Where it does not work, for a screen that marks the place. */
  readonly faults: readonly FolderFault[];

  constructor(message: string, faults: readonly FolderFault[] = [{ file: null, field: null, message }]) {
    super(message);
    this.faults = faults;
  }
}

/** A referee room with one problem version loaded and checked. */
export interface Referee {
  channel: Channel<FromReferee, ToReferee>;
  problem: Problem;
  /** What problem.ts exports, as it is. */
  definition: unknown;
  tests: readonly TestOutline[];
  mistakes: readonly { name: string; mistake: Mistake }[];
}

/** Warm referee rooms by problem version. A room serves one grading at a time. */
export class Referees {
  readonly #rooms: Rooms;
  readonly #idle: { hash: string; referee: Referee }[] = [];
  readonly #uses = new WeakMap<Referee, number>();

  constructor(rooms: Rooms) {
    this.#rooms = rooms;
  }

  /** @throws ProblemFaultError when the folder does not load */
  async acquire(version: ProblemVersion): Promise<Referee> {
    const index = this.#idle.findIndex((entry) => entry.hash === version.hash && !entry.referee.channel.hasEnded);
    const [found] = index < 0 ? [] : this.#idle.splice(index, 1);
    return found?.referee ?? this.#open(version);
  }

  /** Gives a referee back after a grading that went well; one that misbehaved is closed by the caller instead. */
  release(version: ProblemVersion, referee: Referee): void {
    const uses = (this.#uses.get(referee) ?? 0) + 1;
    this.#uses.set(referee, uses);
    if (uses >= refereeGradings || referee.channel.hasEnded) {
      referee.channel.room.kill("closed");
      return;
    }
    this.#idle.push({ hash: version.hash, referee });
    if (this.#idle.length > idleReferees) this.#idle.shift()?.referee.channel.room.kill("closed");
  }

  async #open(version: ProblemVersion): Promise<Referee> {
    const code = await bundleOrFault(version);
    const channel = new Channel<FromReferee, ToReferee>(await this.#rooms.openRefereeRoom(), FromRefereeSchema);
    try {
      channel.send({ type: "load", code });
      const received = await channel.receive(judgeLimits.refereeLoadMs);
      if (received.kind === "late") throw new ProblemFaultError("the problem's files took too long to load");
      if (received.kind === "ended")
        throw new ProblemFaultError(`the problem's files ended their room: ${received.end.detail}`);
      if (received.message.type === "fault") throw new ProblemFaultError(received.message.message);
      if (received.message.type !== "loaded")
        throw new ProblemFaultError(`the problem said "${received.message.type}" while loading`);
      const { problem, tests, mistakes } = received.message;
      const parsed = ProblemSchema.safeParse(problem);
      if (!parsed.success) throw wrongShape("problem.ts", parsed.error.issues);
      const isCode = parsed.data.parts.some(({ kind }) => kind === "code");
      if (isCode !== tests.length > 0)
        throw new ProblemFaultError(isCode ? "tests.ts has no test" : "tests.ts has tests, but no part is code");
      return { channel, problem: parsed.data, definition: problem, tests, mistakes: mistakes.map(parseMistake) };
    } catch (error) {
      channel.room.kill("closed");
      throw error;
    }
  }
}

function parseMistake({ name, mistake }: { name: string; mistake?: unknown }): { name: string; mistake: Mistake } {
  const parsed = MistakeSchema.safeParse(mistake);
  if (!parsed.success) throw wrongShape(`mistakes/${name}.ts`, parsed.error.issues);
  return { name, mistake: parsed.data };
}

async function bundleOrFault(version: ProblemVersion): Promise<string> {
  try {
    return await bundleFolder(version.files);
  } catch (error) {
    throw error instanceof FolderError ? new ProblemFaultError(error.message, error.faults) : error;
  }
}

function wrongShape(file: string, issues: readonly { path: PropertyKey[]; message: string }[]): ProblemFaultError {
  const faults = issues
    .slice(0, 5)
    .map((issue) => ({ file, field: issue.path.map(String).join(".") || null, message: issue.message }));
  const texts = faults.map(({ field, message }) => `${field ?? "value"}: ${message}`);
  return new ProblemFaultError(`${file}: ${texts.join("; ")}`, faults);
}
