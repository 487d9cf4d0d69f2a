import { PrismaPg } from "@prisma/adapter-pg";
import { z } from "zod";
import { Prisma, PrismaClient } from "#prisma/client/client";
import { env } from "./env";
import { log } from "./log";

/** The tables, inside or outside a transaction. */
export type Database = Prisma.TransactionClient;

/** A piece of a query, with its values, that several queries share. */
export type SqlPiece = Prisma.Sql;
export const sqlPiece = Prisma.sql;

// Kept on globalThis: the bundles of Next's routes do not share module state, and each client holds its own connections.
const shared = globalThis as typeof globalThis & { allclosePrisma?: PrismaClient };

/**
 * The process's only database client, made at first use.
 *
 * @throws when DATABASE_URL is not set: `npm start` sets it for the programs it starts
 */
export function database(): PrismaClient {
  shared.allclosePrisma ??= connect();
  return shared.allclosePrisma;
}

/** Ends the process's connections. The next call of `database` makes new ones. */
export async function disconnect(): Promise<void> {
  const client = shared.allclosePrisma;
  delete shared.allclosePrisma;
  await client?.$disconnect();
}

/** In the last minute before a deadline many submit at once: they wait for a connection rather than fail. */
const patienceMs = 15_000;

function connect(): PrismaClient {
  const { databaseUrl, databaseConnections } = env();
  const adapter = new PrismaPg(
    {
      connectionString: requireDatabaseUrl(databaseUrl),
      max: databaseConnections,
      connectionTimeoutMillis: patienceMs,
      // The adapter reads and writes times as if the session were in UTC, whatever the server's own zone is.
      options: "-c TimeZone=UTC",
    },
    {
      // A lost idle connection is replaced at the next query, which is where an outage shows.
      onPoolError: (error) => log.warn("database connection lost", { error }),
      onConnectionError: (error) => log.warn("database connection lost", { error }),
    },
  );
  return new PrismaClient({ adapter, transactionOptions: { maxWait: patienceMs, timeout: patienceMs } });
}

/** Whether a write failed because a row with the same key exists. */
export const isUniqueViolation = (error: unknown): boolean =>
  error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002";

/** Whether a query failed because the migrations of this release were not applied: a table or a column is missing. */
export const isUnmigrated = (error: unknown): boolean =>
  error instanceof Prisma.PrismaClientKnownRequestError && (error.code === "P2021" || error.code === "P2022");

const AwaySchema = z.object({
  driverAdapterError: z.object({ cause: z.object({ kind: z.string(), originalCode: z.string().optional() }) }),
});

/** Whether a query failed because the server cannot be reached, closed the connection, is stopping or is starting. */
export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  // The words of node-postgres, which has no code for it.
  if (error.message.startsWith("Connection terminated")) return true;
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return false;
  if (["P1001", "P1017"].includes(error.code)) return true;
  const { data } = AwaySchema.safeParse(error.meta);
  if (data === undefined) return false;
  const { kind, originalCode = "" } = data.driverAdapterError.cause;
  return ["DatabaseNotReachable", "ConnectionClosed"].includes(kind) || /^(57P0[123]|08)/.test(originalCode);
}

const BrokenSchema = z.object({
  driverAdapterError: z.object({ cause: z.object({ originalCode: z.string(), originalMessage: z.string() }) }),
});

/** The rule of the database that a write broke, in its words; undefined when the write failed for another reason. */
export function brokenRule(error: unknown): { isDuplicate: boolean; words: string } | undefined {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return undefined;
  const { data } = BrokenSchema.safeParse(error.meta);
  if (data === undefined) return undefined;
  const { originalCode, originalMessage } = data.driverAdapterError.cause;
  // Data that cannot be, a constraint, a limit of the program.
  return /^(22|23|54)/.test(originalCode)
    ? { isDuplicate: originalCode === "23505", words: originalMessage.slice(0, 300) }
    : undefined;
}

/** The address for programs that hold connections of their own (queue, notifications, migrations). */
export function requireDatabaseUrl(databaseUrl = env().databaseUrl): string {
  if (databaseUrl === undefined)
    throw new Error(
      "DATABASE_URL is not set. `npm start` sets it; a program started by itself needs it in the environment.",
    );
  return databaseUrl;
}
