import { openGrader, type Grader } from "#grader/grader";
import { tryToCertify } from "#grader/tryToCertify";
import { getPublishedVersion } from "#server/publishedVersion";
import { getProof, requestProof } from "#server/proofs";
import { ProofWorker } from "#server/proofWorker";
import { publishWorkspace } from "#server/publishWorkspace";
import { createWorkspace, getWorkspace, saveWorkspace } from "#server/workspaces";
import type { Actor } from "#server/actor";
import {
  type CourseFixture,
  hoursFromNow,
  makeAssignment,
  makeCourse,
  makePerson,
  newClientKey,
  unique,
} from "../course";
import { database, refusal, useFreshDatabase } from "../database";

useFreshDatabase();
jest.setTimeout(120_000);

let grader: Grader, worker: ProofWorker, at: CourseFixture, ines: Actor, ivo: Actor;
beforeAll(async () => {
  grader = await openGrader({ rooms: 1, allowUnsafe: false });
  worker = new ProofWorker("this worker", {
    certify: (version, options) => tryToCertify(grader, version, { seeds: 1, mutants: 5, ...options }),
  });
  at = await makeCourse();
  ines = at.people.instructor;
  ivo = await makePerson("Ivo");
  await database().enrollment.create({ data: { courseId: at.courseId, userId: ivo.userId, role: "instructor" } });
});
afterAll(async () => {
  await worker.stop();
  await grader.close();
});

const begin = (slug = unique("choice")) => createWorkspace(ines, at.courseSlug, { slug, from: { template: "choice" } });

/** Has the newest files tried to the end. */
async function prove(id: string): Promise<{ id: string; hash: string }> {
  const { hash } = await requestProof(ines, id);
  worker.wake();
  while ((await getProof(ines, id))?.state !== "done") await new Promise((resolve) => setTimeout(resolve, 50));
  return { id, hash };
}

async function save(slug: string, file: string, change: (text: string) => string): Promise<void> {
  const { id, revision, files } = await getWorkspace(ines, at.courseSlug, slug);
  await saveWorkspace(ines, { id, revision, changes: { [file]: change(files[file] ?? "") } });
}

/** An item that shows the newest version of the problem. */
async function makeItem(versionId: string): Promise<{ id: string; partId: string }> {
  const { problemId } = await database().problemVersion.findUniqueOrThrow({ where: { id: versionId } });
  // A problem is in an assignment once.
  const { assignmentId } = await makeAssignment(at.courseId, {});
  const { id, parts } = await database().item.create({
    data: {
      ...{ assignmentId, problemId, versionId, position: 2, points: 2 },
      parts: { create: { key: "convex", kind: "choice", position: 1, points: 2 } },
    },
    include: { parts: true },
  });
  return { id, partId: parts[0]?.id ?? "" };
}

const handIn = (versionId: string, partId: string) =>
  database().submission.create({
    data: {
      ...{ partId, versionId, userId: at.people.student.userId, kind: "submit", clientKey: newClientKey() },
      answer: { kind: "choice", chosen: ["square"] },
      createdAt: hoursFromNow(0),
    },
  });

const messageOf = (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => "published",
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  );

test("proved files become a version that belongs to the course, with its certificate and what students read", async () => {
  const { id, slug } = await begin();
  const { versionId, number, movedItems, waitingItems } = await publishWorkspace(ines, await prove(id));
  expect({ number, movedItems, waitingItems }).toEqual({ number: 1, movedItems: 0, waitingItems: [] });
  const row = await database().problemVersion.findUniqueOrThrow({
    where: { id: versionId },
    include: { problem: true },
  });
  expect(row).toMatchObject({ publishedById: ines.userId, certificate: { ok: true, hash: row.hash } });
  expect(row.problem).toMatchObject({ slug, courseId: at.courseId });
  const version = await getPublishedVersion(versionId);
  expect(version.definition.parts).toMatchObject([{ kind: "choice", id: "convex" }]);
  expect(version.statementHtml).toContain("A function is convex");
  expect((await getWorkspace(ines, at.courseSlug, slug)).published).toMatchObject([{ versionId, number: 1 }]);
  const [event] = await database().auditEvent.findMany({ where: { subjectId: id, action: "problem published" } });
  expect(event).toMatchObject({ actorId: ines.userId, after: { problem: slug, version: 1 } });
  expect(await refusal(`update "ProblemVersion" set files = '{}' where id = $1`, [versionId])).not.toBe("accepted");
});

test("what was not tried, or not to the end, is not published, and says so", async () => {
  const { id } = await begin();
  const { hash } = await requestProof(ines, id);
  expect(await messageOf(publishWorkspace(ines, { id, hash }))).toContain("not been tried to the end");
});

test("what tells right from wrong badly is not published, and the reasons are told", async () => {
  const { id, slug } = await begin();
  await save(slug, "problem.ts", (text) => text.replace('answers: [["square"]]', 'answers: [["square", "absolute"]]'));
  const message = await messageOf(publishWorkspace(ines, await prove(id)));
  expect(message).toContain("This cannot be published yet:");
  expect(message).toContain("convex: smooth-only is not rejected");
});

test("a fault of the statement blocks publishing as a failed proof does", async () => {
  const { id, slug } = await begin();
  await save(slug, "statement.md", () => "Where is $\\frac{1}$?");
  expect(await messageOf(publishWorkspace(ines, await prove(id)))).toContain("statement.md: The formula $\\frac{1}$");
});

test("files that somebody changed since they were looked at are not published", async () => {
  const { id, slug } = await begin();
  const looked = await prove(id);
  await save(slug, "statement.md", () => "Other words.");
  expect(await messageOf(publishWorkspace(ivo, looked))).toContain("Ines has changed the files since");
  expect(await database().problem.count({ where: { slug } })).toBe(0);
});

test("of two who publish at the same moment one does, and the other is told of it", async () => {
  const { id, slug } = await begin();
  const looked = await prove(id);
  const outcomes = await Promise.all([ines, ivo].map((who) => messageOf(publishWorkspace(who, looked))));
  expect(outcomes.filter((outcome) => outcome === "published")).toHaveLength(1);
  expect(outcomes.find((outcome) => outcome !== "published")).toMatch(/published already, as version 1 by (Ines|Ivo)/);
  expect(await database().problemVersion.count({ where: { problem: { slug } } })).toBe(1);
});

test("a name that became another problem's meanwhile is told", async () => {
  const { id, slug } = await begin();
  const looked = await prove(id);
  await database().problem.create({ data: { slug } });
  expect(await messageOf(publishWorkspace(ines, looked))).toContain(`published as "${slug}" meanwhile`);
});

test("items without answers show the next version at once, and those with answers wait", async () => {
  const { id, slug } = await begin();
  const { versionId: first } = await publishWorkspace(ines, await prove(id));
  const [untouched, answered, tried] = [await makeItem(first), await makeItem(first), await makeItem(first)];
  await handIn(first, answered.partId);
  await database().submission.create({
    data: {
      ...{ partId: tried.partId, versionId: first, userId: at.people.student.userId, kind: "run" },
      ...{ clientKey: newClientKey(), answer: { kind: "choice", chosen: ["square"] } },
    },
  });
  await save(slug, "problem.ts", (text) => text.replace('id: "convex"', 'id: "bends-up"'));
  const next = await publishWorkspace(ines, await prove(id));
  expect(next).toMatchObject({
    ...{ number: 2, movedItems: 2 },
    waitingItems: [{ itemId: answered.id, assignmentTitle: "Homework" }],
  });
  const versionOf = async (item: { id: string }) =>
    (await database().item.findUniqueOrThrow({ where: { id: item.id } })).versionId;
  expect([await versionOf(untouched), await versionOf(tried), await versionOf(answered)]).toEqual([
    ...[next.versionId, next.versionId],
    first,
  ]);
  const parts = await database().part.findMany({ where: { itemId: untouched.id, retiredAt: null } });
  expect(parts.map(({ key }) => key)).toEqual(["bends-up"]);
});
