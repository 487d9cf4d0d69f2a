import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { changeEnvironment, env } from "#server/env";
import { migrate } from "#server/migrate";
import { startPostgres } from "#server/postgres";

declare global {
  /** Undoes globalSetup; kept between the two files by jest's process. */
  var cleanUpTestDatabase: (() => Promise<void>) | undefined;
}

/**
 * One PostgreSQL for the whole run (TEST_DATABASE_URL, or an embedded one) with one migrated template on it. Test files
 * copy the template, see tests/database.ts.
 */
export default async function globalSetup(): Promise<void> {
  if (globalThis.cleanUpTestDatabase !== undefined) return;
  const given = env().testDatabaseUrl;
  const server = given === undefined ? await startTemporaryServer() : { url: given, stop: () => dropDatabases(given) };
  globalThis.cleanUpTestDatabase = () => server.stop();

  const template = new URL(server.url);
  template.pathname = `/${databasePrefix()}_template`;
  await query(server.url, `create database ${template.pathname.slice(1)}`);
  await migrate(template.href);
  changeEnvironment({ TEST_DATABASE_URL: template.href });
}

/** Distinct for every run, so that two runs may share a server. */
const databasePrefix = (): string => `allclose_test_${process.pid}`;

async function startTemporaryServer(): Promise<{ url: string; stop: () => Promise<void> }> {
  const directory = mkdtempSync(path.join(tmpdir(), "allclose-test-"));
  const server = await startPostgres(directory, { durable: false });
  const stop = async (): Promise<void> => {
    await server.stop();
    rmSync(directory, { recursive: true, force: true });
  };
  return { url: server.url, stop };
}

async function dropDatabases(serverUrl: string): Promise<void> {
  const rows = await query(serverUrl, "select datname from pg_database where datname like $1", [
    `${databasePrefix()}\\_%`,
  ]);
  for (const row of rows) await query(serverUrl, `drop database ${String(row["datname"])} with (force)`);
}

async function query(url: string, sql: string, values: string[] = []): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql, values)).rows;
  } finally {
    await client.end();
  }
}
