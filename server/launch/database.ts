import { createConnection } from "node:net";
import path from "node:path";
import pg from "pg";
import type { Environment } from "../env";
import { migrate } from "../migrate";
import { startPostgres } from "../postgres";
import { PostgresUnavailableError } from "../postgresUnavailable";
import { delay } from "./delay";
import { fullDisk, PlainError, toPlainError } from "./plainError";
import type { Session } from "./session";
import { codeOf, messageOf } from "./thrown";

export interface Database {
  url: string;
  /** Ours, and therefore the demo; false when DATABASE_URL gave it. */
  isEmbedded: boolean;
}

/** Makes sure that a database answers and has the newest tables, starting the embedded one unless DATABASE_URL is set. */
export async function openDatabase(session: Session, environment: Environment): Promise<Database> {
  const given = environment.databaseUrl;
  const database =
    given === undefined
      ? await startEmbedded(session, environment.dataDirectory)
      : await session.step("Connecting to the database", "The database answers", () =>
          requireAnswer(given, session.signal),
        );
  await session.step(
    "Bringing the tables up to date",
    (applied) => (applied.length === 0 ? "The tables are up to date" : `${applied.length} database migrations applied`),
    () => migrateInWords(database.url),
  );
  return database;
}

/**
 * Looks every second whether the embedded database still answers, and starts it again when it does not.
 *
 * @param onMoved - its old port was taken meanwhile: everybody needs the new address
 */
export function watchEmbedded(
  session: Session,
  url: string,
  dataDirectory: string,
  onMoved: (url: string) => Promise<void>,
): void {
  let address = url;
  const watch = async (): Promise<void> => {
    for (;;) {
      await delay(1_000, session.signal);
      if (session.signal.aborted) return;
      // Twice, because a busy machine may be slow to accept once.
      if ((await accepts(address)) || (await accepts(address))) continue;
      session.say("  The database stopped unexpectedly. Starting it again; nothing that was saved is lost.");
      const restarted = await startAgain(session, dataDirectory);
      if (restarted === undefined) return;
      session.say("  The database is back.");
      if (restarted !== address) await onMoved(restarted);
      address = restarted;
    }
  };
  const watching = watch();
  session.onEnd({ close: () => watching });
}

async function startAgain(session: Session, dataDirectory: string): Promise<string | undefined> {
  for (let pauseMs = 1_000; !session.signal.aborted; pauseMs = Math.min(pauseMs * 2, 30_000)) {
    try {
      return (await startPostgres(postgresDirectory(dataDirectory))).url;
    } catch (error) {
      const known =
        error instanceof PostgresUnavailableError ? postgresInWords(error, dataDirectory) : toPlainError(error);
      const words = known?.message ?? messageOf(error);
      session.say(`  The database does not start: ${words}\n  Trying again in ${pauseMs / 1_000} s.`);
      await delay(pauseMs, session.signal);
    }
  }
  return undefined;
}

async function startEmbedded(session: Session, dataDirectory: string): Promise<Database> {
  const postgres = await session.step(
    "Starting the embedded PostgreSQL",
    ({ how }) => `The embedded PostgreSQL runs ${how}`,
    async () => {
      try {
        const started = await startPostgres(postgresDirectory(dataDirectory));
        // The first thing that stop does, before it waits, is to ask the server to leave.
        session.onEnd({ close: () => started.stop(), kill: () => void started.stop() });
        return started;
      } catch (error) {
        throw error instanceof PostgresUnavailableError ? postgresInWords(error, dataDirectory) : error;
      }
    },
  );
  return { url: postgres.url, isEmbedded: true };
}

/** The server's own words, but for the cause that everybody meets one day: there they are a page long. */
const postgresInWords = (error: PostgresUnavailableError, dataDirectory: string): PlainError =>
  new PlainError(/No space left on device/.test(error.message) ? fullDisk(dataDirectory) : error.message, {
    cause: error,
  });

export const postgresDirectory = (dataDirectory: string): string => path.join(dataDirectory, "postgres");

async function migrateInWords(url: string): Promise<string[]> {
  try {
    return await migrate(url);
  } catch (error) {
    throw new PlainError(
      `The tables in the database could not be brought up to date.\n${messageOf(error)}\nNothing of the failed change was kept.`,
      { cause: error },
    );
  }
}

const oldestServerVersion = 150_000;
/** A server beside us (docker compose, systemd) may still be starting. */
const patienceMs = 15_000;

async function requireAnswer(url: string, signal: AbortSignal): Promise<Database> {
  for (const deadline = Date.now() + patienceMs; ;) {
    signal.throwIfAborted();
    try {
      const version = await serverVersion(url);
      if (version < oldestServerVersion)
        throw new PlainError(
          `The PostgreSQL at ${placeOf(url)} is version ${Math.floor(version / 10_000)}; Allclose needs 15 or newer.`,
        );
      return { url, isEmbedded: false };
    } catch (error) {
      const isStillStarting = ["ECONNREFUSED", "57P03"].includes(codeOf(error));
      if (!isStillStarting || Date.now() > deadline) throw connectionInWords(url, error);
      await delay(500, signal);
    }
  }
}

async function serverVersion(url: string): Promise<number> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  try {
    await client.connect();
    const { rows } = await client.query<{ server_version_num: string }>("show server_version_num");
    return Number(rows[0]?.server_version_num);
  } finally {
    await client.end();
  }
}

/** What a connection failed with, in words; the address without its password. */
export function connectionInWords(url: string, error: unknown): PlainError {
  if (error instanceof PlainError) return error;
  const place = placeOf(url);
  const detail = messageOf(error);
  const words: Readonly<Record<string, string>> = {
    ECONNREFUSED: `No PostgreSQL answers at ${place}.\nIs it running, and are host and port in DATABASE_URL right?`,
    ENOTFOUND: `No machine of that name was found: ${place}.\nCheck the host in DATABASE_URL.`,
    EAI_AGAIN: `No machine of that name was found: ${place}.\nCheck the host in DATABASE_URL, and this machine's network.`,
    ETIMEDOUT: `${place} does not answer.\nA firewall may be in between, or the host in DATABASE_URL is wrong.`,
    EHOSTUNREACH: `${place} cannot be reached from this machine.`,
    "28P01": `PostgreSQL at ${place} refused the user or the password in DATABASE_URL.`,
    "28000": `PostgreSQL at ${place} refused this user: ${detail}.`,
    "3D000": `PostgreSQL at ${place} has no such database.\nCreate it first: createdb ${nameOf(url)}`,
    "53300": `PostgreSQL at ${place} takes no more connections: ${detail}.`,
    "57P03": `PostgreSQL at ${place} is still starting or shutting down: ${detail}.`,
  };
  const known = words[codeOf(error)] ?? (/timeout/i.test(detail) ? words["ETIMEDOUT"] : undefined);
  return new PlainError(
    `${known ?? `Connecting to PostgreSQL at ${place} failed: ${detail}.`}\n` +
      "Without DATABASE_URL, npm start brings a PostgreSQL of its own.",
    { cause: error },
  );
}

function placeOf(url: string): string {
  const { hostname, port } = new URL(url);
  return `${hostname}:${port === "" ? "5432" : port}`;
}

const nameOf = (url: string): string => decodeURIComponent(new URL(url).pathname.slice(1));

async function accepts(url: string): Promise<boolean> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve) => {
    const socket = createConnection({ host: hostname, port: Number(port), timeout: 2_000 });
    const answer = (is: boolean) => () => {
      socket.destroy();
      resolve(is);
    };
    socket.once("connect", answer(true)).once("error", answer(false)).once("timeout", answer(false));
  });
}
