import { spawnSync } from "node:child_process";
import { appendFileSync, cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import pg from "pg";
import { childEnvironment } from "#server/env";
import { createDatabase } from "../database";

jest.setTimeout(120_000);

const program = path.resolve("prisma/migrations.ts");
const loader = pathToFileURL(createRequire(program).resolve("tsx")).href;

/** A copy of schema and migrations, to be changed. */
let project: string;
beforeEach(() => {
  project = mkdtempSync(path.join(tmpdir(), "allclose-schema-"));
  mkdirSync(path.join(project, "prisma"));
  cpSync("prisma/schema.prisma", path.join(project, "prisma/schema.prisma"));
  cpSync("prisma/migrations", path.join(project, "prisma/migrations"), { recursive: true });
});
afterEach(() => rmSync(project, { recursive: true, force: true }));

function run(words: string[], databaseUrl?: string): { status: number | null; text: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["--import", loader, program, ...words], {
    cwd: project,
    env: childEnvironment({ NODE_ENV: "test", DATABASE_URL: databaseUrl }),
    encoding: "utf8",
  });
  return { status, text: stdout + stderr };
}

test("the migrations say what the schema says", () => {
  expect(run(["check"])).toEqual({ status: 0, text: "Migrations and schema agree.\n" });
});

test("a change of the schema is found, written as a migration, and then found no more", () => {
  appendFileSync(path.join(project, "prisma/schema.prisma"), "\nmodel Badge {\n  id String @id\n}\n");
  const found = run(["check"]);
  expect(found.status).toBe(1);
  expect(found.text).toContain('CREATE TABLE "Badge"');

  expect(run(["new", "add_badges"])).toMatchObject({ status: 0 });
  const written =
    readdirSync(path.join(project, "prisma/migrations")).find((name) => name.endsWith("_add_badges")) ?? "";
  expect(readFileSync(path.join(project, "prisma/migrations", written, "migration.sql"), "utf8")).toContain(
    'CREATE TABLE "Badge"',
  );
  expect(run(["check"]).status).toBe(0);
});

test("a migration that PostgreSQL refuses is reported in its words", () => {
  const [first = ""] = readdirSync(path.join(project, "prisma/migrations")).sort();
  appendFileSync(path.join(project, "prisma/migrations", first, "migration.sql"), "\nSELECT no_such_column;\n");
  const { status, text } = run(["check"]);
  expect(status).not.toBe(0);
  expect(text).toContain('column "no_such_column" does not exist');
});

test("deploy brings a database up to date, and says so when it is", async () => {
  const url = await createDatabase(`deploy_${process.pid}`, { isMigrated: false });
  expect(run(["deploy"], url)).toMatchObject({
    status: 0,
    text: expect.stringMatching(/^Applied \d+_schema/) as string,
  });
  expect(run(["deploy"], url)).toEqual({ status: 0, text: "Nothing to apply.\n" });
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  expect((await client.query('select 1 from "Submission"')).rowCount).toBe(0);
  await client.end();
});

test.each([
  ["nothing", [], "Usage:"],
  ["deploy without a database", ["deploy"], "Set DATABASE_URL"],
  ["a migration without a name", ["new"], "Name the migration"],
  ["a name that is no name", ["new", "../x"], "Name the migration"],
])("%s is wrong usage: exit code 2 and words", (_, words, text) => {
  expect(run(words)).toEqual({ status: 2, text: expect.stringContaining(text) as string });
});

test("Prisma's own migration commands fail loudly instead of doing nothing", () => {
  const { status, stderr } = spawnSync(path.resolve("prisma", "noSchemaEngine.sh"), [], { encoding: "utf8" });
  expect(status).toBe(1);
  expect(stderr).toContain("npm run db:deploy");
});
