import { appendFileSync, cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { assignments, catalog, codeProblems, findProblem } from "#problems/catalog";
import { changeEnvironment } from "#server/env";
import { createCatalogAssignments, publishCatalog, type PublishReport } from "#server/publishCatalog";
import { makeGradedSubmission, makePerson, unique } from "../course";
import { createCopy, createDatabase, database } from "../database";
import { disconnect } from "#server/db";

jest.setTimeout(120_000);

const slugs = catalog.map(({ slug }) => slug);
const itemsOf = (assignment: string) =>
  assignments.find(({ slug }) => slug === assignment)?.items.map(({ problem }) => problem) ?? [];
/** The first problem of one part. */
const firstSlug = codeProblems[0]?.slug ?? "";

/** The repository's problems were published here, once for all tests. */
let published: { databaseUrl: string; report: PublishReport };
beforeAll(async () => {
  const databaseUrl = await createDatabase(`published_${process.pid}`);
  changeEnvironment({ DATABASE_URL: databaseUrl, NODE_ENV: "test", LOG_LEVEL: "error" });
  published = { databaseUrl, report: await publishCatalog() };
  await disconnect();
});
afterAll(disconnect);

/** Points the test at a database of its own. */
async function useDatabase(databaseUrl: string): Promise<void> {
  await disconnect();
  changeEnvironment({ DATABASE_URL: databaseUrl, NODE_ENV: "test" });
}

/** A copy of the problem folders, to be changed. */
let folders: string;
beforeEach(async () => {
  await useDatabase(await createCopy(published.databaseUrl, `publish_${process.pid}`));
  folders = mkdtempSync(path.join(tmpdir(), "allclose-problems-"));
  for (const slug of slugs) cpSync(path.join("problems", slug), path.join(folders, slug), { recursive: true });
});
afterEach(() => rmSync(folders, { recursive: true, force: true }));

const editStatement = (text: string, slug = firstSlug): void =>
  appendFileSync(path.join(folders, slug, "statement.md"), text);

const versionsOf = (slug: string) =>
  database().problemVersion.findMany({ where: { problem: { slug } }, orderBy: { number: "asc" } });

async function makeCatalogCourse(): Promise<string> {
  const { id } = await database().course.create({
    data: {
      slug: unique("course"),
      title: "C",
      term: "Fall",
      timeZone: "America/Los_Angeles",
      startsOn: new Date("2026-08-26"),
    },
  });
  await database().$transaction((tx) => createCatalogAssignments(tx, id));
  return id;
}

test("every problem of the catalog becomes version 1, and publishing again changes nothing", async () => {
  expect(published.report).toEqual({ published: slugs.map((slug) => `${slug} 1`), refused: [], waitingItems: 0 });
  const [version] = await versionsOf(firstSlug);
  expect(version?.statementHtml).toContain('class="katex');
  expect(version?.gradingSeed).toMatch(/^[0-9a-f]{32}$/);
  expect(await publishCatalog(folders)).toEqual({ published: [], refused: [], waitingItems: 0 });
});

test("several programs that publish at once make one version", async () => {
  const edited = slugs.slice(0, 4);
  for (const slug of edited) editStatement("\nOne more remark.\n", slug);
  const reports = await Promise.all([publishCatalog(folders), publishCatalog(folders), publishCatalog(folders)]);
  expect(reports.flatMap((report) => report.published).sort()).toEqual(edited.map((slug) => `${slug} 2`).sort());
});

/** The item of a course that shows a problem, with its only part. */
async function itemOf(courseId: string, slug = firstSlug) {
  const { parts, ...item } = await database().item.findFirstOrThrow({
    where: { problem: { slug }, assignment: { courseId } },
    include: { parts: true },
  });
  const [part] = parts;
  if (part === undefined) throw new Error(`${slug} has a part`);
  return { ...item, partId: part.id };
}

test("a changed folder becomes the next version, which items show to which nobody has handed anything in", async () => {
  const courseId = await makeCatalogCourse();
  const item = await itemOf(courseId);
  await makeGradedSubmission(item, await makePerson(), { score: 3, kind: "run" });
  editStatement("\nOne more remark.\n");
  expect(await publishCatalog(folders)).toEqual({ published: [`${firstSlug} 2`], refused: [], waitingItems: 0 });
  const [first, second] = await versionsOf(firstSlug);
  expect(second?.statementHtml).toContain("One more remark.");
  expect(second?.gradingSeed).not.toBe(first?.gradingSeed);
  expect(await itemOf(courseId)).toEqual({ ...item, versionId: second?.id });
});

test("an item with answers keeps its version until an instructor changes it, at every start; in development it moves", async () => {
  const [used, unused] = [await makeCatalogCourse(), await makeCatalogCourse()];
  const item = await itemOf(used);
  const graded = await makeGradedSubmission(item, await makePerson(), { score: 3 });
  editStatement("\nOne more remark.\n");
  expect(await publishCatalog(folders)).toEqual({ published: [`${firstSlug} 2`], refused: [], waitingItems: 1 });
  expect(await publishCatalog(folders)).toEqual({ published: [], refused: [], waitingItems: 1 });
  const [first, second] = await versionsOf(firstSlug);
  expect((await itemOf(used)).versionId).toBe(first?.id);
  expect((await itemOf(unused)).versionId).toBe(second?.id);

  changeEnvironment({ NODE_ENV: "development" });
  expect(await publishCatalog(folders)).toEqual({ published: [], refused: [], waitingItems: 0 });
  expect(await itemOf(used)).toEqual({ ...item, versionId: second?.id });
  expect(await database().submission.findUniqueOrThrow({ where: { id: graded } })).toMatchObject({
    versionId: first?.id,
  });
});

test("an item that shows a version published in the browser is left alone, and so is a problem of a course", async () => {
  const courseId = await makeCatalogCourse();
  const item = await itemOf(courseId);
  const [first] = await versionsOf(firstSlug);
  if (first === undefined) throw new Error("the problem is published");
  const { id: publishedById } = await database().user.create({ data: { name: "I", email: "i@example.edu" } });
  const { id: ofBrowser } = await database().problemVersion.create({
    data: {
      ...{ problemId: first.problemId, number: 2, hash: "0".repeat(64), files: {}, definition: first.definition ?? {} },
      ...{ statementHtml: "", gradingSeed: "0123456789abcdef", publishedById },
    },
  });
  await database().item.update({ where: { id: item.id }, data: { versionId: ofBrowser } });
  editStatement("\nOne more remark.\n");
  expect(await publishCatalog(folders)).toEqual({ published: [`${firstSlug} 3`], refused: [], waitingItems: 0 });
  expect((await itemOf(courseId)).versionId).toBe(ofBrowser);

  await database().problem.update({ where: { id: first.problemId }, data: { courseId } });
  const { refused } = await publishCatalog(folders);
  expect(refused).toEqual([`${firstSlug}: a course has a problem of this name. Give this one another.`]);
});

test("going back to files that were published before shows that version again", async () => {
  await makeCatalogCourse();
  editStatement("\nA mistake.\n");
  await publishCatalog(folders);
  cpSync(path.join("problems", firstSlug), path.join(folders, firstSlug), { recursive: true });
  expect(await publishCatalog(folders)).toEqual({ published: [], refused: [], waitingItems: 0 });
  const [first] = await versionsOf(firstSlug);
  const items = await database().item.findMany({ where: { problem: { slug: firstSlug } } });
  expect(items.map(({ versionId }) => versionId)).toEqual(items.map(() => first?.id));
});

test("the repository's certificates belong to its files", async () => {
  const versions = await database().problemVersion.findMany({ include: { problem: true } });
  expect(versions.filter(({ certificate }) => certificate === null).map(({ problem }) => problem.slug)).toEqual([]);
});

test("in production a problem without a certificate of exactly these files is refused and the others are published", async () => {
  const databaseUrl = await createDatabase(`empty_${process.pid}`);
  await useDatabase(databaseUrl);
  changeEnvironment({
    NODE_ENV: "production",
    NEXTAUTH_SECRET: "q3Jv8xX1mT5uYw0ZrN7bKc2LdPfHgSaE",
    DATABASE_URL: databaseUrl,
  });
  editStatement("\nNever certified.\n");
  const report = await publishCatalog(folders);
  expect(report.refused).toEqual([expect.stringContaining(`${firstSlug}: there is no certificate of these files`)]);
  expect(report.published).toEqual(slugs.filter((slug) => slug !== firstSlug).map((slug) => `${slug} 1`));
});

test("a formula that cannot be read keeps a problem from being published", async () => {
  editStatement("\n$\\frac{1$\n");
  const { refused } = await publishCatalog(folders);
  expect(refused).toEqual([expect.stringContaining(`${firstSlug}: a formula in statement.md cannot be read`)]);
  expect((await versionsOf(firstSlug)).map(({ number }) => number)).toEqual([1]);
});

test("a folder that is not a problem's stops the publishing, with words", async () => {
  rmSync(path.join(folders, firstSlug, "statement.md"));
  symlinkSync("/etc/passwd", path.join(folders, firstSlug, "statement.md"));
  await expect(publishCatalog(folders)).rejects.toThrow(/symbolic link/);
  rmSync(path.join(folders, firstSlug, "statement.md"));
  writeFileSync(path.join(folders, firstSlug, "statement.md"), "Now a file.");
  expect((await publishCatalog(folders)).published).toEqual([`${firstSlug} 2`]);
});

test("the catalog's assignments have dates in the course's zone, all items in order, and every part of an item", async () => {
  const courseId = await makeCatalogCourse();
  const made = await database().assignment.findMany({
    where: { courseId },
    include: { items: { orderBy: { position: "asc" }, include: { problem: true, parts: true } } },
  });
  expect(made.map(({ slug }) => slug).sort()).toEqual(assignments.map(({ slug }) => slug).sort());
  const homework = made.find(({ slug }) => slug === "homework-2");
  // The course starts on 26 August; day 21 at 23:59 in Los Angeles is 06:59 of the next day in UTC.
  expect(homework?.dueAt.toISOString()).toBe("2026-09-17T06:59:00.000Z");
  expect(homework?.closesAt.toISOString()).toBe("2026-09-20T06:59:00.000Z");
  expect(homework?.items.map(({ problem, parts }) => [problem.slug, parts.length])).toEqual(
    itemsOf("homework-2").map((slug) => [slug, findProblem(slug)?.problem.parts.length]),
  );
});

test("written parts come with their rubric, and a new version of the problem does not repeat it", async () => {
  await publishCatalog(folders);
  const courseId = await makeCatalogCourse();
  const rubricOf = () =>
    database().rubricItem.findMany({
      where: {
        part: { key: "explain", item: { problem: { slug: "initialisation-questions" }, assignment: { courseId } } },
      },
      orderBy: { position: "asc" },
    });
  const before = await rubricOf();
  // Three ideas of two points each, then what students are often wrong about, which gives nothing.
  expect(before.map(({ position, points, retiredAt }) => ({ position, points, retiredAt }))).toEqual(
    [2, 2, 2, 0, 0, 0].map((points, index) => ({ position: index + 1, points, retiredAt: null })),
  );
  appendFileSync(path.join(folders, "initialisation-questions", "statement.md"), "\nOne more remark.\n");
  expect((await publishCatalog(folders)).published).toEqual(["initialisation-questions 2"]);
  expect(await rubricOf()).toEqual(before);
});
