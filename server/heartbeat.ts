import { randomBytes } from "node:crypto";
import { hostname } from "node:os";
import pg from "pg";
import { requireDatabaseUrl } from "./db";
import { log } from "./log";
import { rescueGradings } from "./rescue";
import { rescueProofs } from "./proofJobs";
import { rescueReductions } from "./reductionJobs";
import { continueShadowRegrades } from "./shadowRegrades";
import { rescueRuns } from "./similarityJobs";

/** Rooms of one worker, as the grader counts them. */
export interface RoomCounts {
  /** Student rooms that wait for code, and how many are meant to. */
  warm: number;
  kept: number;
  /** Student rooms with somebody's code, and how many may have one at a time. */
  busy: number;
  limit: number;
}

/** What a worker says of itself, for the health page. */
export interface WorkerCondition {
  gradingOn: boolean;
  /** Why grading is off, or how rooms are sealed. */
  detail: string;
  /** The command that mends it. */
  remedy: string | null;
  engine: string | null;
  /** SelfTestReport of the grader. */
  selfTest: unknown;
  /** Asked at every beat. */
  countRooms: () => RoomCounts | null;
  /** The name under which the queue locks this worker's jobs. */
  poolId: string | null;
}

const beatMs = 500;

/**
 * Says twice a second that this worker lives, over a database session of its own that bears the worker's name, and looks
 * after what dead workers left and after what is handed out bit by bit.
 */
export class Heartbeat {
  readonly id = `${hostname().slice(0, 30)}-${process.pid}-${randomBytes(4).toString("hex")}`;
  readonly #startedAt = new Date();
  #condition: WorkerCondition = { ...noCondition };
  #session: pg.Client | undefined;
  #isStopping = false;
  #beating: Promise<void> | undefined;

  start(): void {
    this.#beating ??= this.#beatUntilStopped();
  }

  /** Takes effect in the database before it resolves, unless the database is away. */
  async report(change: Partial<WorkerCondition>): Promise<void> {
    this.#condition = { ...this.#condition, ...change };
    await this.#tryToBeat();
  }

  /** Leaves no trace: jobs this worker still holds are free for others at once. */
  async stop(): Promise<void> {
    this.#isStopping = true;
    await this.#beating;
    await this.#session?.query(`DELETE FROM "WorkerHeartbeat" WHERE id = $1`, [this.id]).catch(() => undefined);
    await this.#dropSession();
  }

  async #beatUntilStopped(): Promise<void> {
    while (!this.#isStopping) {
      const isWritten = await this.#tryToBeat();
      if (isWritten)
        await Promise.all([
          ...[rescueGradings(), rescueRuns(), rescueProofs(), rescueReductions(), continueShadowRegrades()],
        ]).catch((error: unknown) => log.warn("rescue failed", { error }));
      await new Promise((resolve) => setTimeout(resolve, beatMs));
    }
  }

  async #tryToBeat(): Promise<boolean> {
    try {
      await this.#beat(await this.#openSession());
      return true;
    } catch (error) {
      log.warn("heartbeat failed", { id: this.id, error });
      await this.#dropSession();
      return false;
    }
  }

  async #beat(session: pg.Client): Promise<void> {
    const { gradingOn, detail, remedy, engine, selfTest, poolId, countRooms } = this.#condition;
    const rooms = countRooms();
    await session.query(
      `INSERT INTO "WorkerHeartbeat" (id, host, "processId", "startedAt", "seenAt", "gradingOn", detail, remedy, engine, "selfTest", "poolId", rooms)
       VALUES ($1, $2, $3, least($4, now()), now(), $5, $6, $7, $8, $9, $10, $11)
       ON CONFLICT (id) DO UPDATE SET "seenAt" = now(), "gradingOn" = $5, detail = $6, remedy = $7, engine = $8, "selfTest" = $9, "poolId" = $10, rooms = $11`,
      [
        ...[this.id, hostname(), process.pid, this.#startedAt, gradingOn, detail.slice(0, 4_000)],
        ...[remedy?.slice(0, 4_000) ?? null, engine, selfTest === null ? null : JSON.stringify(selfTest), poolId],
        rooms === null ? null : JSON.stringify(rooms),
      ],
    );
  }

  async #openSession(): Promise<pg.Client> {
    if (this.#session !== undefined) return this.#session;
    const session = new pg.Client({
      connectionString: requireDatabaseUrl(),
      application_name: this.id,
      connectionTimeoutMillis: 5_000,
      query_timeout: 5_000,
      keepAlive: true,
    });
    // The next query fails too, and that is where it is handled.
    session.on("error", () => undefined);
    await session.connect();
    this.#session = session;
    return session;
  }

  async #dropSession(): Promise<void> {
    const session = this.#session;
    this.#session = undefined;
    await session?.end().catch(() => undefined);
  }
}

const noCondition: WorkerCondition = {
  gradingOn: false,
  detail: "The worker is starting.",
  remedy: null,
  engine: null,
  selfTest: null,
  poolId: null,
  countRooms: () => null,
};
