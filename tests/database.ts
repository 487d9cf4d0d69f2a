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
export function createDatabase(name: string, options = { isMigrated: true }): Promise<string> {
  return copyDatabase(options.isMigrated ? nameOf(templateUrl()) : "template0", name);
}

/** A database with all that another one holds, to which nobody may be connected. Replaces one of the same name. */
export const createCopy = (original: string, name: string): Promise<string> => copyDatabase(nameOf(original), name);

async function copyDatabase(originalName: string, name: string): Promise<string> {
  const template = templateUrl();
  const templateName = nameOf(template);
  const address = new URL(template);
  address.pathname = `/${templateName.replace(/_template$/, "")}_${name}`;
  const created = nameOf(address.href);
  // Statements run on the server's own database: a template with a connection to it cannot be copied.
  const client = new pg.Client({ connectionString: Object.assign(new URL(template), { pathname: "/postgres" }).href });
  await client.connect();
  try {
    await client.query(`drop database if exists ${created} with (force)`);
    await client.query(`create database ${created} template ${originalName}`);
  } finally {
    await client.end();
  }
  return address.href;
}

function templateUrl(): string {
  const { testDatabaseUrl } = env();
  if (testDatabaseUrl === undefined) throw new Error("tests/globalSetup.ts did not run");
  return testDatabaseUrl;
}

const nameOf = (databaseUrl: string): string => new URL(databaseUrl).pathname.slice(1);

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
