import { spawn } from "node:child_process";
import { createHash, randomUUID } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { text } from "node:stream/consumers";
import { setTimeout as delay } from "node:timers/promises";
import pg from "pg";
import { z } from "zod";
import type { Actor } from "#server/actor";
import { disconnect } from "#server/db";
import { changeEnvironment, childEnvironment, env } from "#server/env";
import { AppError } from "#server/errors";
import { exportCourse, exportCourseTo } from "#server/exportCourse";
import { getGradebook } from "#server/gradebook";
import { importCourse } from "#server/importCourse";
import { readBytes } from "#server/uploadBytes";
import { CourseArchive } from "#server/transfer/courseArchive";
import type { Row } from "#server/transfer/table";
import { tables } from "#server/transfer/tables";
import { makePerson, unique } from "../course";
import { createDatabase, database, useFreshDatabase } from "../database";
import { makePdf } from "../files";
import { makeMovedCourse, type MovedCourse, ownFiles } from "./movedCourse";
import { changeRows, type Entries, readEntries, withChecksums, writeEntries } from "./rewriteArchive";

useFreshDatabase();
jest.setTimeout(120_000);

const directory = mkdtempSync(path.join(tmpdir(), "allclose-transfer-"));
afterAll(() => rmSync(directory, { recursive: true, force: true }));
const file = path.join(directory, "course.zip");

let at: MovedCourse, there: string, entries: Entries;
beforeAll(async () => {
  there = env().databaseUrl ?? "";
  at = await makeMovedCourse();
  await exportCourseTo(at.slug, file);
  entries = await readEntries(file);
});

/** Another installation, on which there is nothing yet. */
async function goToNewServer(): Promise<void> {
  await goTo(await createDatabase(`transfer_${process.pid}`));
}

async function goTo(databaseUrl: string): Promise<void> {
  await disconnect();
  changeEnvironment({ DATABASE_URL: databaseUrl });
}

async function rowsOf(archive: string): Promise<Record<string, Row[]>> {
  const opened = await CourseArchive.open(archive);
  const rows: Record<string, Row[]> = {};
  for (const table of tables) {
    const found: Row[] = [];
    for await (const row of opened.rows(table)) found.push(row);
    rows[table.name] = found;
  }
  opened.close();
  return rows;
}

const isOfMove = ({ action }: Row): boolean => action === "course exported" || action === "course imported";

/** How many rows there are in each table that moves. */
async function countRows(): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { name } of tables) {
    const [row] = await database().$queryRawUnsafe<{ rows: number }[]>(`SELECT count(*)::int AS rows FROM "${name}"`);
    counts[name] = row?.rows ?? 0;
  }
  return counts;
}

async function refusalOf(call: Promise<unknown>): Promise<string> {
  const error: unknown = await call.then(
    () => "nothing was refused",
    (thrown: unknown) => thrown,
  );
  return error instanceof AppError ? `${error.code}: ${error.message}` : String(error);
}

test("the course of these tests has rows of every kind, and none that stays behind", async () => {
  const rows = await rowsOf(file);
  expect(Object.entries(rows).flatMap(([name, found]) => (found.length === 0 ? [name] : []))).toEqual([]);
  expect(rows["Reduction"]).toHaveLength(1);
  expect(rows["SimilarityRun"]).toHaveLength(1);
  expect([...entries.values()].join("\n")).not.toMatch(/passwordHash|tokenHash|statementHtml/);
});

test("a course comes to another server as it was: rows, files and everybody's grades", async () => {
  await goToNewServer();
  const here = env().databaseUrl ?? "";
  const gradesOf = async (actor: Actor) => (await getGradebook(actor, at.slug)).students;
  await goTo(there);
  const [grades, bytes] = [await gradesOf(at.instructor), await Promise.all(at.uploadIds.map(readBytes))];
  await goTo(here);
  const report = await importCourse({ file, isCheck: false });
  expect(report).toMatchObject({ course: at.slug, files: 4, people: { known: 0, added: 11 } });
  expect(new Set(grades.map(({ total }) => total.earned)).size).toBeGreaterThan(3);
  expect(await gradesOf(at.instructor)).toEqual(grades);
  expect(await Promise.all(at.uploadIds.map(readBytes))).toEqual(bytes);
  const { statementHtml } = await database().problemVersion.findFirstOrThrow({ where: { number: 1 } });
  expect(statementHtml).toContain("katex");
  expect(statementHtml).not.toContain("<script");

  const again = path.join(directory, "again.zip");
  await exportCourseTo(at.slug, again);
  const [first, second] = [await rowsOf(file), await rowsOf(again)];
  expect(second["AuditEvent"]?.filter(isOfMove).map(({ action }) => action)).toEqual([
    ...["course exported", "course imported", "course exported"],
  ]);
  const withoutMoves = ({ AuditEvent: events = [], ...rows }: Record<string, Row[]>) => ({
    ...rows,
    AuditEvent: events.filter((event) => !isOfMove(event)),
  });
  expect(withoutMoves(second)).toEqual(withoutMoves(first));
});

test("what had no verdict waits for a worker, and what is about one server stays there", async () => {
  await goToNewServer();
  await importCourse({ file, isCheck: false });
  const waiting = await database().grading.findMany({ where: { state: { not: "done" } }, orderBy: { reason: "asc" } });
  expect(waiting.map(({ reason, state, attempt, worker }) => [reason, state, attempt, worker])).toEqual([
    ["live", "queued", 0, null],
    ["regrade", "queued", 0, null],
  ]);
  expect(await database().invitation.count()).toBe(0);
  expect(await database().claim.count()).toBe(0);
  expect(await database().user.count({ where: { passwordHash: { not: null } } })).toBe(0);
});

test("people are known by their addresses: accounts stay as they are, and rows are theirs", async () => {
  await goToNewServer();
  const { email } = at.instructor;
  const { id } = await database().user.create({ data: { email, name: "Another name", passwordHash: "kept" } });
  // Somebody else who has here the id that a student has there.
  const [student] = await studentIds();
  await database().user.create({ data: { id: student ?? "", email: "somebody@example.edu", name: "Somebody" } });
  expect(await importCourse({ file, isCheck: false })).toMatchObject({ people: { known: 1, added: 10 } });
  expect(await database().user.findUniqueOrThrow({ where: { id } })).toMatchObject({
    ...{ email, name: "Another name", passwordHash: "kept" },
  });
  expect(await database().enrollment.findFirstOrThrow({ where: { userId: id } })).toMatchObject({ role: "instructor" });
  expect(await database().submission.count({ where: { userId: student ?? "" } })).toBe(0);
  const event = await database().auditEvent.findFirstOrThrow({ where: { subjectKind: "student" } });
  const moved = await database().user.findUniqueOrThrow({ where: { id: event.subjectId } });
  expect(event.after).toMatchObject({ userId: moved.id });
});

async function studentIds(): Promise<string[]> {
  const { Submission: submissions = [], AuditEvent: events = [] } = await rowsOf(file);
  const subject = events.find(({ subjectKind }) => subjectKind === "student")?.["subjectId"];
  return [String(subject), ...submissions.map(({ userId }) => String(userId))];
}

describe("a problem", () => {
  beforeEach(goToNewServer);

  const addProblem = async (hashes: readonly string[], courseId: string | null = null) => {
    const version = {
      files: ownFiles,
      definition: { title: "Halving", parts: [] },
      statementHtml: "",
      gradingSeed: "0123456789abcdef",
    };
    return database().problem.create({
      data: {
        ...{ slug: at.problemSlug, courseId },
        versions: { create: hashes.map((hash, place) => ({ ...version, hash, number: place + 1 })) },
      },
    });
  };
  const hashesOfArchive = async () => {
    const { ProblemVersion: versions = [] } = await rowsOf(file);
    return versions.map(({ hash }) => String(hash));
  };
  const ownerOfItem = async () => {
    const { problem } = await database().item.findFirstOrThrow({ include: { problem: true } });
    return problem;
  };

  test("of the catalogue is the catalogue's where it has all versions", async () => {
    const { id } = await addProblem([...(await hashesOfArchive()), "0".repeat(64)]);
    const { problems } = await importCourse({ file, isCheck: false });
    expect(problems).toEqual({ ofCatalogue: [at.problemSlug], ofCourse: [] });
    expect(await ownerOfItem()).toMatchObject({ id, courseId: null });
    expect(await database().problemVersion.count()).toBe(3);
  });

  test.each([
    ["other content", () => Promise.resolve(["0".repeat(64)])],
    ["one version less", async () => (await hashesOfArchive()).slice(1)],
  ])("whose name is taken by %s belongs to the course under another", async (_, hashes) => {
    const { id } = await addProblem(await hashes());
    const { problems } = await importCourse({ file, isCheck: false });
    const { slug, ...owner } = await ownerOfItem();
    expect(problems).toEqual({ ofCatalogue: [], ofCourse: [{ slug, was: at.problemSlug }] });
    expect(slug.startsWith(at.problemSlug.slice(0, 20))).toBe(true);
    expect(slug).toMatch(/^.{1,64}$/);
    expect(owner).toMatchObject({ courseId: at.courseId });
    expect(owner.id).not.toBe(id);
  });

  test("of another course is never shared, whatever it holds", async () => {
    const other = await database().course.create({
      data: { slug: unique("other"), title: "O", term: "T", timeZone: "UTC", startsOn: new Date() },
    });
    await addProblem(await hashesOfArchive(), other.id);
    const { problems } = await importCourse({ file, isCheck: false });
    expect(problems.ofCatalogue).toEqual([]);
    expect(await ownerOfItem()).toMatchObject({ courseId: at.courseId });
  });
});

test("the same course is not here twice, and another may not have its name", async () => {
  await goToNewServer();
  await importCourse({ file, isCheck: false });
  const before = await countRows();
  expect(await refusalOf(importCourse({ file, isCheck: false }))).toMatch(/^CONFLICT: There is a course/);
  expect(await refusalOf(importCourse({ file, as: unique("copy"), isCheck: false }))).toMatch(
    /^CONFLICT: .*on this server already/,
  );
  expect(await countRows()).toEqual(before);
});

test("under another name it is the same course", async () => {
  await goToNewServer();
  const slug = unique("moved");
  expect(await importCourse({ file, as: slug, isCheck: false })).toMatchObject({ course: slug });
  expect((await getGradebook(at.instructor, slug)).students.length).toBeGreaterThan(5);
  expect(await refusalOf(importCourse({ file, as: "No Name", isCheck: false }))).toMatch(/^INVALID: The short name/);
});

test("a check says what would come, and writes nothing", async () => {
  await goToNewServer();
  const before = await countRows();
  const report = await importCourse({ file, isCheck: true });
  expect(report.rows["Submission"]).toBeGreaterThan(10);
  expect(await countRows()).toEqual(before);
});

describe("nothing is written of an archive", () => {
  beforeAll(goToNewServer);

  const other = path.join(directory, "other.zip");
  const big = Buffer.alloc(33 * 1024 * 1024, "x");
  const set =
    (name: string, bytes: Buffer) =>
    (all: Entries): Entries =>
      new Map(all).set(name, bytes);
  const without =
    (name: string) =>
    (all: Entries): Entries =>
      new Map([...all].filter(([each]) => each !== name));
  const fileName = (all: Entries) => [...all.keys()].find((name) => name.startsWith("files/")) ?? "";
  const inManifest =
    (from: RegExp, to: string) =>
    (all: Entries): Entries => {
      const text = all.get("manifest.json")?.toString() ?? "";
      expect(text).toMatch(from);
      return new Map(all).set("manifest.json", Buffer.from(text.replace(from, to)));
    };
  const flip = (name: (all: Entries) => string) => (all: Entries) => {
    const bytes = Buffer.from(all.get(name(all)) ?? "");
    const place = bytes.length >> 1;
    bytes[place] = (bytes[place] ?? 0) ^ 1;
    return new Map(all).set(name(all), bytes);
  };
  const changed =
    (table: string, column: string, value: unknown, position = 0) =>
    (all: Entries): Entries =>
      withChecksums(changeRows(all, table, (row, place) => (place === position ? { ...row, [column]: value } : row)));
  const elsewhere = randomUUID();
  const table = (name: string) => `tables/${name}.ndjson`;

  test.each<[string, (all: Entries) => Entries, RegExp]>([
    ["with another bit in a table", flip(() => table("Grading")), /Grading|checksum/],
    ["with another bit in a file", flip(fileName), /checksum/],
    ["without an entry", without(table("Review")), /Review\.ndjson is missing/],
    ["without a file", (all) => without(fileName(all))(all), /is missing/],
    ["without a manifest", without("manifest.json"), /manifest\.json is missing/],
    ["with one more entry", set("tables/Account.ndjson", Buffer.from("{}\n")), /is not in its list/],
    ["with one more file", set(`files/${"0".repeat(64)}`, Buffer.from("x")), /is not in its list/],
    ["with a path that is none of it", set("files/elsewhere", Buffer.from("x")), /does not belong into it/],
    ["of a later format", inManifest(/"number": 1/, '"number": 2'), /not what this version reads/],
    ["with another count", inManifest(/"rows": 1\b/, '"rows": 2'), /rows and should have/],
    ["with other grades", inManifest(/("at": "[^"]*",\s*"sha256": ")[0-9a-f]{8}/, "$100000000"), /grades would not be/],
    ["with a row of many megabytes", (all) => withChecksums(set(table("Draft"), big)(all)), /larger than a row may be/],
    [
      "with a row that breaks off",
      (all) => withChecksums(set(table("Look"), Buffer.from("{}"))(all)),
      /middle of a row/,
    ],
    [
      "with a row that is no JSON",
      (all) => withChecksums(set(table("Look"), Buffer.from("{\n"))(all)),
      /cannot be read/,
    ],
    ["that nests too deeply", nested(20_000), /nests too deeply/],
    ["with a column that is none", changed("Enrollment", "passwordHash", "x"), /Enrollment\.ndjson, row 1/],
    ["with a value that cannot be", changed("Item", "points", -1), /Item is not possible here/],
    ["with a row of another course", changed("Enrollment", "courseId", elsewhere), /not in the archive/],
    [
      "with a row that names a foreign part",
      changed("Submission", "partId", elsewhere),
      /Part that is not in the arch/,
    ],
    ["with a row that names nobody", changed("Review", "authorId", elsewhere), /User that is not in the archive/],
    ["with a version of other files", changed("ProblemVersion", "hash", "0".repeat(64)), /are other files/],
    ["with a certificate of others", changed("ProblemVersion", "certificate", { hash: "0" }), /is of other files/],
    ["with a verdict that is none", changed("Grading", "verdict", { status: "accepted" }), /this is no verdict/],
    ["with a file of another kind", changed("Upload", "contentType", "application/pdf"), /is not what it says/],
    ["with a page for a file", changed("Upload", "contentType", "text/html"), /Upload\.ndjson, row 1: contentType/],
    ["with a time zone that is none", changed("Course", "timeZone", "Mars/Olympus"), /is no time zone/],
    ["with somebody whom nothing names", withStranger, /of 12 rows of User in it, 11 belong/],
    ["with one person twice", withTwin, /two people have the address/],
    ["with a file that nothing names", withLooseFile, /no row names the file/],
  ])("%s", async (_, change, words) => {
    const before = await countRows();
    await writeEntries(other, change(new Map(entries)));
    expect(await refusalOf(importCourse({ file: other, isCheck: false }))).toMatch(words);
    expect(await countRows()).toEqual(before);
  });

  function nested(depth: number): (all: Entries) => Entries {
    return (all) => {
      const name = table("AuditEvent");
      const lines = changed("AuditEvent", "after", "here")(all).get(name)?.toString() ?? "";
      const value = `{"value":${"[".repeat(depth)}${"]".repeat(depth)}}`;
      return withChecksums(new Map(all).set(name, Buffer.from(lines.replace('"here"', value))));
    };
  }

  function withLine(all: Entries, row: Row): Entries {
    const people = all.get(table("User"))?.toString() ?? "";
    return withChecksums(new Map(all).set(table("User"), Buffer.from(`${people}${JSON.stringify(row)}\n`)));
  }

  function firstPerson(all: Entries): Row {
    const [line = ""] = (all.get(table("User"))?.toString() ?? "").split("\n");
    return z.record(z.string(), z.unknown()).parse(JSON.parse(line));
  }

  function withStranger(all: Entries): Entries {
    return withLine(all, { ...firstPerson(all), id: randomUUID(), email: "nobody@example.edu" });
  }

  function withTwin(all: Entries): Entries {
    return withLine(all, { ...firstPerson(all), id: randomUUID() });
  }

  function withLooseFile(all: Entries): Entries {
    const bytes = Buffer.concat([makePdf(), Buffer.from("\n")]);
    return withChecksums(new Map(all).set(`files/${createHash("sha256").update(bytes).digest("hex")}`, bytes));
  }

  test("in which an entry is a link", async () => {
    await writeEntries(other, entries, { [fileName(entries)]: 0o120777 });
    expect(await refusalOf(importCourse({ file: other, isCheck: false }))).toMatch(/is a link or a special file/);
  });

  test("that is no zip file, or half of one", async () => {
    for (const bytes of [Buffer.from("not a zip"), Buffer.alloc(0)]) {
      writeFileSync(other, bytes);
      expect(await refusalOf(importCourse({ file: other, isCheck: false }))).toMatch(/cannot be opened as a zip file/);
    }
  });
});

test("people of the archive are not people of this server by their ids", async () => {
  await goToNewServer();
  const { userId } = await makePerson();
  const changed = withChecksums(changeRows(entries, "Look", (row) => ({ ...row, userId })));
  const other = path.join(directory, "foreign.zip");
  await writeEntries(other, changed);
  expect(await refusalOf(importCourse({ file: other, isCheck: false }))).toMatch(/User that is not in the archive/);
});

describe("npm run courses", () => {
  const start = (args: readonly string[], databaseUrl: string) =>
    spawn(process.execPath, ["server/program.cjs", "server/coursesCommand.ts", ...args], {
      env: childEnvironment({ DATABASE_URL: databaseUrl, LOG_LEVEL: "error" }),
      stdio: ["ignore", "pipe", "inherit"],
    });

  test("exports and imports, and gives an instructor a way in", async () => {
    const archive = path.join(directory, "by-command.zip");
    const exporting = start(["export", at.slug, archive, "--json"], there);
    expect(JSON.parse(await text(exporting.stdout))).toMatchObject({ course: at.slug, files: 3 });
    await goToNewServer();
    const importing = start(["import", archive, "--as", "moved-here", "--json"], env().databaseUrl ?? "");
    expect(JSON.parse(await text(importing.stdout))).toMatchObject({
      ...{ course: "moved-here", files: 4, isCheck: false },
      passwordLinks: [{ email: at.instructor.email, link: expect.stringContaining("/set-password/") as string }],
    });
    expect(await database().course.count()).toBe(1);
  });

  test("that is killed in the middle leaves nothing", async () => {
    await goToNewServer();
    const databaseUrl = env().databaseUrl ?? "";
    const before = await countRows();
    const other = new pg.Client({ connectionString: databaseUrl });
    await other.connect();
    // The last table of all: it waits there, with everything else written.
    await other.query(`BEGIN; LOCK TABLE "AuditEvent" IN EXCLUSIVE MODE`);
    const importing = start(["import", file], databaseUrl);
    const waits = async (): Promise<boolean> => {
      const found = await database().$queryRaw<unknown[]>`
        SELECT pid FROM pg_stat_activity
        WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE 'INSERT INTO "AuditEvent"%'`;
      return found.length > 0;
    };
    while (!(await waits())) await delay(100);
    importing.kill("SIGKILL");
    await once(importing, "close");
    await other.query("ROLLBACK");
    await other.end();
    const catalogue = ["Problem", "ProblemVersion"];
    const counts = Object.entries(await countRows()).filter(([name]) => !catalogue.includes(name));
    expect(counts).toEqual(Object.entries(before).filter(([name]) => !catalogue.includes(name)));
    expect(await database().problem.count({ where: { courseId: { not: null } } })).toBe(0);
  });
});

test("an export that nobody takes any more ends, and its transaction with it", async () => {
  await goTo(there);
  const { content } = await exportCourse(at.instructor, at.slug);
  content.destroy();
  const open = () =>
    database().$queryRaw<unknown[]>`
      SELECT 1 AS found FROM pg_stat_activity
      WHERE datname = current_database() AND pid <> pg_backend_pid() AND xact_start IS NOT NULL`;
  while ((await open()).length > 0) await delay(50);
  expect((await rowsOf(file))["Course"]).toHaveLength(1);
  expect(
    await database().auditEvent.count({ where: { action: "course exported", actorId: at.instructor.userId } }),
  ).toBe(1);
});
