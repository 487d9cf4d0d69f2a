import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { migrate, readMigrations } from "#server/migrate";
import { createDatabase } from "../database";

const shipped = readMigrations("prisma/migrations").map(({ name }) => name);

let url: string;
let directory: string;
beforeEach(async () => {
  url = await createDatabase(`migrate_${process.pid}`, { isMigrated: false });
  directory = mkdtempSync(path.join(tmpdir(), "allclose-migrations-"));
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

function write(name: string, sql: string): void {
  mkdirSync(path.join(directory, name), { recursive: true });
  writeFileSync(path.join(directory, name, "migration.sql"), sql);
}

async function rows(sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

test("an empty database gets the tables and the queue, and a second call finds nothing to do", async () => {
  expect(await migrate(url)).toEqual(shipped);
  expect(
    await rows(
      `select to_regclass('"Submission"')::text as submissions, to_regclass('graphile_worker.jobs')::text as jobs`,
    ),
  ).toEqual([{ submissions: '"Submission"', jobs: "graphile_worker.jobs" }]);
  expect(await migrate(url)).toEqual([]);
});

test("several processes at once apply each migration once", async () => {
  const applied = await Promise.all(Array.from({ length: 5 }, () => migrate(url)));
  expect(applied.flat().sort()).toEqual(shipped);
  expect(await rows("select migration_name, applied_steps_count from _prisma_migrations")).toEqual(
    shipped.map((name) => ({ migration_name: name, applied_steps_count: 1 })),
  );
});

test("later migrations are applied in the order of their names, each once", async () => {
  write("2_second", "insert into steps values (2)");
  write("1_first", "create table steps (n int); insert into steps values (1)");
  expect(await migrate(url, directory)).toEqual(["1_first", "2_second"]);
  write("3_third", "insert into steps values (3)");
  expect(await migrate(url, directory)).toEqual(["3_third"]);
  expect(await rows("select n from steps order by n")).toEqual([{ n: 1 }, { n: 2 }, { n: 3 }]);
});

test("of a migration that fails nothing stays, and what came before it does", async () => {
  write("1_first", "create table kept (n int)");
  write("2_broken", "create table half (n int); insert into half values ('x')");
  await expect(migrate(url, directory)).rejects.toThrow(/^Migration 2_broken failed: invalid input syntax/);
  expect(await rows("select to_regclass('kept')::text as kept, to_regclass('half')::text as half")).toEqual([
    { kept: "kept", half: null },
  ]);
  write("2_broken", "create table half (n int)");
  expect(await migrate(url, directory)).toEqual(["2_broken"]);
});

test("functions and strings with semicolons arrive whole", async () => {
  write(
    "1_function",
    `create function answer() returns text language plpgsql as $$ begin return 'a;b'; end $$; create table t as select answer() as a;`,
  );
  await migrate(url, directory);
  expect(await rows("select a from t")).toEqual([{ a: "a;b" }]);
});

test("a migration that was edited after it was applied is refused", async () => {
  cpSync("prisma/migrations", directory, { recursive: true });
  await migrate(url, directory);
  write(shipped[0] ?? "", "-- edited");
  await expect(migrate(url, directory)).rejects.toThrow(/was edited after it was applied/);
});

test("a migration that another tool left half done is refused", async () => {
  write("1_first", "create table kept (n int)");
  await migrate(url, directory);
  await rows("update _prisma_migrations set finished_at = null");
  await expect(migrate(url, directory)).rejects.toThrow(/failed before/);
});
