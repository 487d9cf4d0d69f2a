import { EventEmitter } from "node:events";
import pg from "pg";
import { z } from "zod";
import { database, requireDatabaseUrl } from "./db";
import { log } from "./log";

/** Of a test, only what its student may see of a hidden one; the whole stands in the verdict. */
const LiveEventSchema = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("test"),
    name: z.string(),
    visibility: z.enum(["public", "hidden", "after-due"]),
    status: z.enum(["passed", "failed"]),
    points: z.number(),
    maxPoints: z.number(),
  }),
  z.object({ type: z.literal("done") }),
]);
export type LiveEvent = z.infer<typeof LiveEventSchema>;

export type LiveListener = (event: LiveEvent) => void;

/** What workers send on the channel: the event, and whose it is. */
const NotificationSchema = z.object({ submissionId: z.string(), event: LiveEventSchema });
export type Notification = z.infer<typeof NotificationSchema>;

/** PostgreSQL's name for the stream of notifications. */
export const liveChannel = "allclose_live";

/**
 * Hears what happens to one submission, from whichever worker grades it. All subscriptions of a process share one
 * database connection, opened with the first and opened again when it breaks. Whoever finished during a break is
 * announced afterwards: `done` is never missed, though it may come twice; tests can be.
 *
 * @returns ends the subscription; may be called more than once
 */
export function subscribeToSubmission(submissionId: string, listener: LiveListener): () => void {
  return sharedHub().subscribe(submissionId, listener);
}

/** Ends the process's connection. The next subscription opens it again. */
export const closeLive = (): Promise<void> => sharedHub().close();

const firstPauseMs = 100;
const longestPauseMs = 5_000;

class LiveHub {
  // Many pages may wait for one submission or many: there is no number of listeners that shows a leak.
  readonly #emitter = new EventEmitter().setMaxListeners(0);
  #client: pg.Client | undefined;
  #running: Promise<void> | undefined;
  #isClosing = false;

  subscribe(submissionId: string, listener: LiveListener): () => void {
    this.#emitter.on(submissionId, listener);
    this.#running ??= this.#run();
    return () => this.#emitter.off(submissionId, listener);
  }

  async close(): Promise<void> {
    this.#isClosing = true;
    await this.#client?.end();
    await this.#running;
    this.#isClosing = false;
  }

  /** Listens, and connects again with growing pauses while anybody is subscribed. */
  async #run(): Promise<void> {
    for (let pauseMs = firstPauseMs; this.#isWanted(); pauseMs = Math.min(2 * pauseMs, longestPauseMs)) {
      try {
        await this.#listen(() => (pauseMs = firstPauseMs));
      } catch (error) {
        log.warn("live results interrupted", { error });
      }
      if (this.#isWanted()) await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
    this.#running = undefined;
  }

  /** Resolves when the connection was ended, rejects when it broke. */
  async #listen(onConnected: () => void): Promise<void> {
    const client = new pg.Client({ connectionString: requireDatabaseUrl(), keepAlive: true });
    const ended = new Promise<void>((resolve, reject) => {
      client.on("error", reject);
      client.on("end", resolve);
    });
    // The connection may break before anything awaits this.
    ended.catch(() => undefined);
    client.on("notification", ({ payload }) => this.#receive(payload));
    this.#client = client;
    try {
      await client.connect();
      await client.query(`LISTEN ${liveChannel}`);
      onConnected();
      await this.#announceFinished();
      await ended;
    } finally {
      this.#client = undefined;
      await client.end().catch(() => undefined);
    }
  }

  #receive(payload: string | undefined): void {
    const parsed = NotificationSchema.safeParse(parseJson(payload));
    if (parsed.success) this.#emitter.emit(parsed.data.submissionId, parsed.data.event);
    else log.warn("live notification not understood", { payload });
  }

  /** What finished before the connection listened was not heard. */
  async #announceFinished(): Promise<void> {
    const waitedFor = this.#emitter
      .eventNames()
      .map(String)
      .filter((id) => z.uuid().safeParse(id).success);
    const finished = await database().grading.findMany({
      where: { submissionId: { in: waitedFor }, isCurrent: true, state: "done" },
      select: { submissionId: true },
    });
    for (const { submissionId } of finished) this.#emitter.emit(submissionId, { type: "done" } satisfies LiveEvent);
  }

  #isWanted(): boolean {
    return !this.#isClosing && this.#emitter.eventNames().length > 0;
  }
}

// Each route is bundled with its own copy of this module: only globalThis is shared between them.
const shared = globalThis as typeof globalThis & { allcloseLiveHub?: LiveHub };
const sharedHub = (): LiveHub => (shared.allcloseLiveHub ??= new LiveHub());

function parseJson(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? "");
  } catch {
    return undefined;
  }
}
