import pg from "pg";
import { database, disconnect } from "#server/db";
import { changeEnvironment, env } from "#server/env";

/**
 * Gives the test file a fresh, migrated and empty database on a real PostgreSQL, and points DATABASE_URL at it. Call it
 * once at the top of the file; `database()` and every service then use it.
 */
export function useFreshDatabase(): void {
  beforeAll(async () => {
    changeEnvironment({ DATABASE_URL: await createDatabase(`worker_${process.pid}`), LOG_LEVEL: "error" });
  });
  afterAll(disconnect);
}

/**
 * Another fresh database, for tests that need two or a name of their own. Replaces one of the same name.
 *
 * @param options.isMigrated - false makes one without tables
 */
export async function createDatabase(name: string, options = { isMigrated: true }): Promise<string> {
  const { testDatabaseUrl: template } = env();
  if (template === undefined) throw new Error("tests/globalSetup.ts did not run");
  const templateName = new URL(template).pathname.slice(1);
  const address = new URL(template);
  address.pathname = `/${templateName.replace(/_template$/, "")}_${name}`;
  const created = address.pathname.slice(1);
  // Statements run on the server's own database: a template with a connection to it cannot be copied.
  const client = new pg.Client({ connectionString: Object.assign(new URL(template), { pathname: "/postgres" }).href });
  await client.connect();
  try {
    await client.query(`drop database if exists ${created} with (force)`);
    await client.query(`create database ${created} template ${options.isMigrated ? templateName : "template0"}`);
  } finally {
    await client.end();
  }
  return address.href;
}

/** The SQLSTATE and the name of the constraint that a statement ran into, such as "23514 Item_points_range". */
export async function refusal(sql: string, values: unknown[] = []): Promise<string> {
  const client = new pg.Client({ connectionString: env().databaseUrl });
  await client.connect();
  try {
    await client.query(sql, values);
    return "accepted";
  } catch (error) {
    if (!(error instanceof pg.DatabaseError)) throw error;
    return [error.code, error.constraint].filter((part) => part !== undefined).join(" ");
  } finally {
    await client.end();
  }
}

export { database };
