import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { env } from "#server/env";
import { migrate } from "#server/migrate";
import { startPostgres } from "#server/postgres";

/**
 * Program: `new <name>` writes a migration from the changes of schema.prisma, `check` shows that migrations and schema
 * agree, `deploy` applies the migrations to DATABASE_URL. The first two use a PostgreSQL of their own.
 */
const schemaFile = path.resolve("prisma/schema.prisma");
const directory = path.resolve("prisma/migrations");

const [command, name] = process.argv.slice(2);
if (command === "new") await writeMigration(name);
else if (command === "check") await check();
else if (command === "deploy") await deploy();
else stop(2, "Usage: migrations.ts new <name> | check | deploy");

async function writeMigration(migrationName: string | undefined): Promise<never> {
  if (migrationName === undefined || !/^[a-z][a-z0-9_]*$/.test(migrationName))
    stop(2, "Name the migration in lower case, such as: npm run db:new -- add_badges");
  const sql = await findDifference();
  if (sql === null) stop(0, "Migrations and schema agree: nothing to write.");
  const stamp = new Date().toISOString().replace(/\D/g, "").slice(0, 14);
  const file = path.join(directory, `${stamp}_${migrationName}`, "migration.sql");
  mkdirSync(path.dirname(file));
  writeFileSync(file, sql);
  stop(
    0,
    `Wrote ${path.relative(".", file)}. Read it, and add what Prisma cannot say: checks, partial indexes, triggers.`,
  );
}

async function check(): Promise<never> {
  const sql = await findDifference();
  if (sql === null) stop(0, "Migrations and schema agree.");
  stop(1, `The migrations lack this:\n\n${sql}\nWrite it with: npm run db:new -- <name>`);
}

async function deploy(): Promise<never> {
  const { databaseUrl } = env();
  if (databaseUrl === undefined) stop(2, "Set DATABASE_URL to the database to migrate. npm start migrates its own.");
  const applied = await migrate(databaseUrl);
  stop(0, applied.length === 0 ? "Nothing to apply." : `Applied ${applied.join(", ")}.`);
}

async function findDifference(): Promise<string | null> {
  // Loaded only here: deploying must work where developers' packages are not installed.
  const { diff } = await import("./diff");
  const temporary = mkdtempSync(path.join(tmpdir(), "allclose-diff-"));
  const postgres = await startPostgres(temporary, { durable: false });
  try {
    return await diff(postgres.url, schemaFile, directory);
  } finally {
    await postgres.stop();
    rmSync(temporary, { recursive: true, force: true });
  }
}

function stop(exitCode: number, words: string): never {
  (exitCode === 0 ? process.stdout : process.stderr).write(`${words}\n`);
  process.exit(exitCode);
}
