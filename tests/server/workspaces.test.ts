import { templates } from "#problems/templates/templates";
import type { ProblemFiles } from "#problems/schema";
import {
  archiveWorkspace,
  createWorkspace,
  getState,
  getWorkspace,
  listStates,
  listWorkspaces,
  restoreState,
  saveWorkspace,
  takeSeat,
} from "#server/workspaces";
import type { Actor } from "#server/actor";
import { hashFiles } from "#problems/folderText";
import { type CourseFixture, makeCourse, makePerson, makeVersion, unique } from "../course";
import { database, useFreshDatabase } from "../database";

useFreshDatabase();
jest.setTimeout(60_000);

let at: CourseFixture, ines: Actor, ivo: Actor;
beforeAll(async () => {
  at = await makeCourse();
  ines = at.people.instructor;
  ivo = await makePerson("Ivo");
  await database().enrollment.create({ data: { courseId: at.courseId, userId: ivo.userId, role: "instructor" } });
});

const filesOf = (name: string, slug: string): ProblemFiles =>
  templates.find((template) => template.name === name)?.files(slug) ?? {};

async function begun(slug = unique("step")): Promise<{ id: string; slug: string }> {
  return createWorkspace(ines, at.courseSlug, { slug, from: { template: "number" } });
}

const view = (slug: string) => getWorkspace(ines, at.courseSlug, slug);

/** As if the states had begun so long ago. */
const age = (id: string, minutes: number) =>
  database().$executeRaw`
    UPDATE "WorkspaceState" SET "beganAt" = "beganAt" - make_interval(mins => ${minutes}::int) WHERE "workspaceId" = ${id}::uuid`;

const auditOf = async (id: string) =>
  (await database().auditEvent.findMany({ where: { subjectId: id }, orderBy: { at: "asc" } })).map(
    ({ action }) => action,
  );

test("a workspace begins with the files of its template, under its own name", async () => {
  const { id, slug } = await begun();
  const { files, revision, published, seats, proof } = await view(slug);
  expect(files).toEqual(filesOf("number", slug));
  expect({ revision, published, seats, proof }).toEqual({ revision: 1, published: [], seats: [], proof: null });
  expect(await listStates(ines, id)).toMatchObject([{ revision: 1, hash: hashFiles(files), authorName: "Ines" }]);
  expect(await auditOf(id)).toEqual(["problem begun"]);
});

test("a version of the catalogue is copied under another name, and its own name stays taken", async () => {
  const version = await makeVersion();
  const copy = unique("copy");
  await createWorkspace(ines, at.courseSlug, { slug: copy, from: { versionId: version.id } });
  expect(Object.keys((await view(copy)).files)).toContain("reference.ts");
  await expect(
    createWorkspace(ines, at.courseSlug, { slug: version.slug, from: { versionId: version.id } }),
  ).rejects.toMatchObject({ code: "CONFLICT" });
});

test("a version of the course's own problem is opened again under its name, and belongs to that problem", async () => {
  const version = await makeVersion();
  await database().problem.update({ where: { id: version.problemId }, data: { courseId: at.courseId } });
  await expect(
    createWorkspace(ines, at.courseSlug, { slug: version.slug, from: { template: "number" } }),
  ).rejects.toThrow("Open one of its versions");
  await createWorkspace(ines, at.courseSlug, { slug: version.slug, from: { versionId: version.id } });
  expect((await view(version.slug)).published).toMatchObject([{ versionId: version.id, number: 1 }]);
});

test("a version that another course wrote does not exist for those who do not teach there", async () => {
  const version = await makeVersion();
  const other = await makeCourse();
  await database().problem.update({ where: { id: version.problemId }, data: { courseId: other.courseId } });
  const copy = { slug: unique("copy"), from: { versionId: version.id } };
  await expect(createWorkspace(ines, at.courseSlug, copy)).rejects.toMatchObject({ code: "NOT_FOUND" });
  await database().enrollment.create({
    data: { courseId: other.courseId, userId: ines.userId, role: "instructor" },
  });
  await expect(createWorkspace(ines, at.courseSlug, copy)).resolves.toMatchObject({ slug: copy.slug });
});

test.each<[string, { slug?: string; from?: { template: string } | { files: ProblemFiles } }, string]>([
  ["a name that is no slug", { slug: "Two Words" }, "lower-case words"],
  ["a template that does not exist", { from: { template: "essay" } }, 'no template called "essay"'],
  ["a file that is none of a problem's", { from: { files: { "../x.ts": "" } } }, "does not belong to a problem"],
  ["a file that is too large", { from: { files: { "tests.ts": "x".repeat(300_000) } } }, "larger than 256 KiB"],
])("%s is refused in words", async (_, { slug = unique("step"), from = { template: "number" } }, words) => {
  await expect(createWorkspace(ines, at.courseSlug, { slug, from })).rejects.toMatchObject({
    code: "INVALID",
    message: expect.stringContaining(words) as string,
  });
});

test("one name is given once, also to two who ask at the same time and in different courses", async () => {
  const slug = unique("step");
  const other = await makeCourse();
  const asked = await Promise.allSettled([
    createWorkspace(ines, at.courseSlug, { slug, from: { template: "number" } }),
    createWorkspace(ivo, at.courseSlug, { slug, from: { template: "code" } }),
    createWorkspace(other.people.instructor, other.courseSlug, { slug, from: { template: "code" } }),
  ]);
  expect(asked.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  for (const outcome of asked)
    if (outcome.status === "rejected") expect(outcome.reason).toMatchObject({ code: "CONFLICT" });
});

test("a save keeps what it changes, removes what it takes away and leaves the rest", async () => {
  const { id, slug } = await begun();
  const saved = await saveWorkspace(ines, {
    ...{ id, revision: 1 },
    changes: { "statement.md": "Other words\0.", "mistakes/sign.ts": "export {};\n", "problem.ts": null },
  });
  const { files, revision } = await view(slug);
  expect(files).toEqual({ "statement.md": "Other words\uFFFD.", "mistakes/sign.ts": "export {};\n" });
  expect(saved).toEqual({ isStored: true, revision, hash: hashFiles(files) });
  expect(revision).toBe(2);
});

test("a save that changes nothing is no new revision", async () => {
  const { id, slug } = await begun();
  const { files } = await view(slug);
  const changes = { "statement.md": files["statement.md"] ?? "" };
  expect(await saveWorkspace(ines, { id, revision: 1, changes })).toMatchObject({ isStored: true, revision: 1 });
});

test("a save after somebody else's stores nothing, and tells what stands there", async () => {
  const { id, slug } = await begun();
  await saveWorkspace(ivo, { id, revision: 1, changes: { "statement.md": "Ivo's." } });
  const refused = await saveWorkspace(ines, { id, revision: 1, changes: { "statement.md": "Ines's." } });
  const { files } = await view(slug);
  expect(files["statement.md"]).toBe("Ivo's.");
  expect(refused).toEqual({ isStored: false, newer: { files, revision: 2, authorName: "Ivo" } });
});

test("of two saves at the same moment one is stored and the other is told", async () => {
  const { id } = await begun();
  const saves = await Promise.all(
    [ines, ivo].map((who) => saveWorkspace(who, { id, revision: 1, changes: { "statement.md": who.name } })),
  );
  expect(saves.map(({ isStored }) => isStored).sort()).toEqual([false, true]);
});

test("what cannot be a problem's file is not stored, and neither is the rest of its save", async () => {
  const { id, slug } = await begun();
  const changes = { "statement.md": "New.", "notes/todo.txt": "" };
  await expect(saveWorkspace(ines, { id, revision: 1, changes })).rejects.toMatchObject({ code: "INVALID" });
  expect((await view(slug)).revision).toBe(1);
});

test("saves of one person within five minutes are one state, and where it began stays one", async () => {
  const { id } = await begun();
  for (const [index, text] of ["a", "b", "c"].entries())
    await saveWorkspace(ines, { id, revision: index + 1, changes: { "statement.md": text } });
  expect((await listStates(ines, id)).map(({ revision }) => revision)).toEqual([4, 1]);
  await age(id, 6);
  await saveWorkspace(ines, { id, revision: 4, changes: { "statement.md": "d" } });
  expect((await listStates(ines, id)).map(({ revision }) => revision)).toEqual([5, 4, 1]);
  expect((await getState(ines, id, 4)).files["statement.md"]).toBe("c");
});

test("nobody's save writes over the state of somebody else, however quickly they take turns", async () => {
  const { id } = await begun();
  for (const [index, who] of [ivo, ines, ivo, ivo, ines].entries())
    await saveWorkspace(who, { id, revision: index + 1, changes: { "statement.md": `${who.name} ${index}` } });
  expect((await listStates(ines, id)).map(({ revision, authorName }) => [revision, authorName])).toEqual([
    [6, "Ines"],
    [5, "Ivo"],
    [3, "Ines"],
    [2, "Ivo"],
    [1, "Ines"],
  ]);
});

test("a state is restored as a state of its own: what stood there stays in the history", async () => {
  const { id, slug } = await begun();
  const first = (await view(slug)).files;
  await saveWorkspace(ines, { id, revision: 1, changes: { "statement.md": "Newer." } });
  expect(await restoreState(ines, { id, revision: 1, state: 1 })).toMatchObject({ isStored: false });
  expect(await restoreState(ines, { id, revision: 2, state: 1 })).toMatchObject({ isStored: true, revision: 3 });
  expect((await view(slug)).files).toEqual(first);
  expect((await getState(ines, id, 2)).files["statement.md"]).toBe("Newer.");
  expect(await auditOf(id)).toEqual(["problem begun", "problem state restored"]);
  await expect(restoreState(ines, { id, revision: 3, state: 99 })).rejects.toMatchObject({ code: "NOT_FOUND" });
});

test("who has it open is told who else has, until twenty seconds after they left", async () => {
  const { id, slug } = await begun();
  expect(await takeSeat(ivo, { id, file: "tests.ts" })).toEqual([]);
  expect(await takeSeat(ines, { id, file: "statement.md" })).toMatchObject([{ name: "Ivo", file: "tests.ts" }]);
  await takeSeat(ivo, { id, file: "problem.ts" });
  expect((await view(slug)).seats).toMatchObject([{ userId: ivo.userId, file: "problem.ts" }]);
  await database().$executeRaw`
    UPDATE "WorkspaceSeat" SET "seenAt" = now() - interval '21 seconds' WHERE "workspaceId" = ${id}::uuid`;
  expect(await takeSeat(ines, { id, file: "statement.md" })).toEqual([]);
});

test("an archived workspace is gone until its name is used again, and then it has its history", async () => {
  const { id, slug } = await begun();
  await saveWorkspace(ines, { id, revision: 1, changes: { "statement.md": "Kept." } });
  await archiveWorkspace(ines, id);
  await expect(view(slug)).rejects.toMatchObject({ code: "NOT_FOUND" });
  await expect(saveWorkspace(ines, { id, revision: 2, changes: {} })).rejects.toMatchObject({ code: "NOT_FOUND" });
  expect((await listWorkspaces(ines, at.courseSlug)).map((row) => row.slug)).not.toContain(slug);
  expect(await createWorkspace(ivo, at.courseSlug, { slug, from: { template: "code" } })).toEqual({ id, slug });
  expect((await listStates(ines, id)).map(({ revision }) => revision)).toEqual([3, 2, 1]);
  expect((await getState(ines, id, 2)).files["statement.md"]).toBe("Kept.");
  expect(await auditOf(id)).toEqual(["problem begun", "problem archived", "problem begun"]);
});

test("the list says who saved last", async () => {
  const { id, slug } = await begun();
  await saveWorkspace(ivo, { id, revision: 1, changes: { "statement.md": "Ivo's." } });
  const row = (await listWorkspaces(ines, at.courseSlug)).find((one) => one.slug === slug);
  expect(row).toMatchObject({ id, title: null, authorName: "Ivo", publishedNumber: null, isPublished: false });
});
