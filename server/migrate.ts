import { createHash, randomUUID } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { runMigrations as runQueueMigrations } from "graphile-worker";
import pg from "pg";
import { queueLogger } from "./queueLogger";

/** The lock Prisma's own `migrate deploy` takes, so that the two never run at once. */
const prismaAdvisoryLock = 72_707_369;

/**
 * Brings a database to the state of `prisma/migrations`, and the job queue's schema to the state of its library.
 * Forward only, each file in a transaction of its own. Any number of processes may call it at once: one works, the
 * others wait.
 *
 * It keeps Prisma's table and checksums, so `prisma migrate deploy` can take over wherever its engine is available.
 *
 * @returns names of the migrations that this call applied
 * @throws when a file was edited after it was applied, or fails; nothing of a failing file stays
 */
export async function migrate(databaseUrl: string, directory = "prisma/migrations"): Promise<string[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query("select pg_advisory_lock($1)", [prismaAdvisoryLock]);
    const applied = await applyMissing(client, directory);
    await runQueueMigrations({ connectionString: databaseUrl, logger: queueLogger });
    return applied;
  } finally {
    await client.end();
  }
}

interface AppliedMigration {
  migration_name: string;
  checksum: string;
  finished_at: Date | null;
}

async function applyMissing(client: pg.Client, directory: string): Promise<string[]> {
  await client.query(`
    create table if not exists _prisma_migrations (
      id varchar(36) primary key not null,
      checksum varchar(64) not null,
      finished_at timestamptz,
      migration_name varchar(255) not null,
      logs text,
      rolled_back_at timestamptz,
      started_at timestamptz not null default now(),
      applied_steps_count integer not null default 0
    )`);
  const { rows } = await client.query<AppliedMigration>(
    "select migration_name, checksum, finished_at from _prisma_migrations where rolled_back_at is null",
  );
  const known = new Map(rows.map((row) => [row.migration_name, row]));

  const applied: string[] = [];
  for (const { name, sql } of readMigrations(directory)) {
    const checksum = createHash("sha256").update(sql).digest("hex");
    const before = known.get(name);
    if (before === undefined) {
      await applyOne(client, name, sql, checksum);
      applied.push(name);
    } else if (before.finished_at === null) {
      throw new Error(`Migration ${name} failed before and was not resolved.`);
    } else if (before.checksum !== checksum) {
      throw new Error(`Migration ${name} was edited after it was applied. Write a new migration instead.`);
    }
  }
  return applied;
}

async function applyOne(client: pg.Client, name: string, sql: string, checksum: string): Promise<void> {
  await client.query("begin");
  try {
    await client.query(sql);
    await client.query(
      "insert into _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count) values ($1, $2, $3, clock_timestamp(), 1)",
      [randomUUID(), checksum, name],
    );
    await client.query("commit");
  } catch (cause) {
    await client.query("rollback");
    throw new Error(`Migration ${name} failed: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}

/** In the order they are applied: their names start with the time they were written. */
export function readMigrations(directory: string): { name: string; sql: string }[] {
  return readdirSync(directory)
    .map((name) => ({ name, file: path.join(directory, name, "migration.sql") }))
    .filter(({ file }) => existsSync(file))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ name, file }) => ({ name, sql: readFileSync(file, "utf8") }));
}
