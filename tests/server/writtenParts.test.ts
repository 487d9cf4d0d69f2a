import { randomBytes } from "node:crypto";
import { getAssignment } from "#server/assignments";
import { getItem } from "#server/items";
import { matchParts } from "#server/matchParts";
import { previewMarkdown } from "#server/previewMarkdown";
import { getSubmission } from "#server/submissions";
import { ProblemSchema, type Question } from "#problems/schema";
import { type CourseFixture, makeCourse, makePerson, newClientKey, unique } from "../course";
import { database, useFreshDatabase } from "../database";

useFreshDatabase();

type Rubric = { id: string; text: string; points: number; bonus?: boolean }[];

type Misconceptions = { id: string; text: string; feedback: string }[];

const upward: Misconceptions = [{ id: "up", text: "It goes up.", feedback: "Look at the **sign**." }];

const twoIdeas: Rubric = [
  { id: "direction", text: "Names the direction.", points: 2 },
  { id: "length", text: "Names the length.", points: 1 },
];

const noMisconception: Misconceptions = [];

const written = (rubric: Rubric, id = "why", misconceptions = noMisconception): Question => {
  const points = rubric.reduce((sum, entry) => sum + (entry.bonus === true ? 0 : entry.points), 0);
  const [part] = ProblemSchema.parse({
    title: "Why",
    summary: "Why.",
    parts: [
      {
        ...{ kind: "written", id, title: "Why", points, source: "test.1", prompt: "Why?", rubric },
        explanation: "Because.",
        misconceptions,
      },
    ],
  }).parts;
  if (part?.kind !== "written") throw new Error("the problem has a written part");
  return part;
};

async function makeWrittenItem(parts: Question[]): Promise<CourseFixture & { writtenItemId: string; slug: string }> {
  const at = await makeCourse({ latePercentPerDay: 0 });
  const problem = await database().problem.create({ data: { slug: unique("why") } });
  const version = await database().problemVersion.create({
    data: {
      ...{ problemId: problem.id, number: 1, hash: randomBytes(32).toString("hex"), files: {} },
      definition: { title: "Why", summary: "Why.", parts },
      statementHtml: "<p>Why.</p>",
      gradingSeed: randomBytes(16).toString("hex"),
    },
  });
  const item = await database().item.create({
    data: { assignmentId: at.assignmentId, problemId: problem.id, versionId: version.id, position: 2, points: 3 },
  });
  await database().$transaction((tx) => matchParts(tx, item.id, { before: [], after: parts }));
  return { ...at, versionId: version.id, writtenItemId: item.id, slug: problem.slug };
}

const show = (itemId: string, before: Question[], after: Question[]): Promise<void> =>
  database().$transaction((tx) => matchParts(tx, itemId, { before, after }));

const rubricOf = (itemId: string) =>
  database().rubricItem.findMany({
    where: { part: { itemId } },
    orderBy: [{ position: "asc" }, { text: "asc" }],
    select: { id: true, text: true, points: true, position: true, retiredAt: true },
  });
const offered = async (itemId: string) =>
  (await rubricOf(itemId)).filter(({ retiredAt }) => retiredAt === null).map(({ text, points }) => [text, points]);

/** Those in a group, with its title. */
const grouped = async (itemId: string) =>
  (
    await database().rubricItem.findMany({
      where: { part: { itemId }, retiredAt: null, groupId: { not: null } },
      select: { text: true, group: { select: { title: true } } },
    })
  ).map(({ text, group }) => [text, group?.title]);

async function handIn(at: CourseFixture & { writtenItemId: string }, submittedAt = new Date()): Promise<string> {
  const part = await database().part.findFirstOrThrow({ where: { itemId: at.writtenItemId } });
  const verdict = {
    ...{ status: "accepted", score: 0, maxScore: 0, tests: [], diagnosis: null, message: "Handed in." },
    ...{ problem: "why", part: "why", version: "0".repeat(64), engine: "0.1.0", seed: "s", isolation: "sealed" },
    timings: { totalMs: 0, compileMs: 0, studentMs: 0 },
  };
  const { id } = await database().submission.create({
    data: {
      ...{ partId: part.id, userId: at.people.student.userId, versionId: at.versionId, kind: "submit" },
      answer: { kind: "written", markdown: "It goes **down** <script>alert(1)</script> $x^2$." },
      ...{ clientKey: newClientKey(), createdAt: submittedAt },
      gradings: {
        create: {
          ...{ reason: "live", versionId: at.versionId, seed: "s", isCurrent: true, state: "done", attempt: 1 },
          ...{ finishedAt: submittedAt, engine: "0.1.0", status: "accepted", score: 0, maxScore: 0, verdict },
        },
      },
    },
  });
  return id;
}

const review = async (at: CourseFixture, submissionId: string, state: "draft" | "finished", rubricItemIds: string[]) =>
  database().review.create({
    data: {
      ...{ submissionId, authorId: at.people.ta.userId, state, finishedAt: state === "finished" ? new Date() : null },
      rubricItems: { create: rubricItemIds.map((rubricItemId) => ({ rubricItemId })) },
    },
  });

const itemOf = (at: CourseFixture & { slug: string }) =>
  getItem(at.people.student, { course: at.courseSlug, assignment: at.assignmentSlug, problem: at.slug });

test("an item offers the rubric of its written part, in order", async () => {
  const { writtenItemId } = await makeWrittenItem([
    written([...twoIdeas, { id: "extra", text: "Names a limit.", points: 1, bonus: true }]),
  ]);
  expect(await offered(writtenItemId)).toEqual([
    ["Names the direction.", 2],
    ["Names the length.", 1],
    ["Names a limit.", 1],
  ]);
  expect(await grouped(writtenItemId)).toEqual([["Names a limit.", "Bonus"]]);
});

test("what students are often wrong about comes as items without points, in a group, with the words for it", async () => {
  const { writtenItemId } = await makeWrittenItem([written(twoIdeas, "why", upward)]);
  expect(await offered(writtenItemId)).toEqual([
    ["Names the direction.", 2],
    ["Names the length.", 1],
    ["It goes up.", 0],
  ]);
  expect(await grouped(writtenItemId)).toEqual([["It goes up.", "Misconceptions"]]);
  expect(await database().rubricGroup.findMany({ where: { part: { itemId: writtenItemId } } })).toMatchObject([
    { pick: "many", leastPoints: null, mostPoints: null },
  ]);
  expect(
    await database().rubricItem.findFirst({ where: { part: { itemId: writtenItemId }, text: "It goes up." } }),
  ).toMatchObject({ feedback: "Look at the **sign**." });
});

test("other words for students are another item, in the same group; what staff dissolved is not made again", async () => {
  const first = [written(twoIdeas, "why", upward)];
  const second = [written(twoIdeas, "why", [{ id: "up", text: "It goes up.", feedback: "Other words." }])];
  const { writtenItemId } = await makeWrittenItem(first);
  await show(writtenItemId, first, second);
  expect(await grouped(writtenItemId)).toEqual([["It goes up.", "Misconceptions"]]);
  expect(await rubricOf(writtenItemId)).toHaveLength(4);
  await database().rubricItem.updateMany({ where: { part: { itemId: writtenItemId } }, data: { groupId: null } });
  await database().rubricGroup.updateMany({
    where: { part: { itemId: writtenItemId } },
    data: { retiredAt: new Date() },
  });
  await show(writtenItemId, second, first);
  await show(writtenItemId, first, [written(twoIdeas, "why", [{ id: "up", text: "Up.", feedback: "New." }])]);
  expect(await grouped(writtenItemId)).toEqual([]);
  expect((await offered(writtenItemId)).map(([text]) => text)).toContain("Up.");
});

test("the order that staff gave stays, and new items come last", async () => {
  const first = [written(twoIdeas)];
  const { writtenItemId } = await makeWrittenItem(first);
  const [direction, length] = await rubricOf(writtenItemId);
  await database().rubricItem.update({ where: { id: direction?.id ?? "" }, data: { position: 5 } });
  await database().rubricItem.update({ where: { id: length?.id ?? "" }, data: { position: 4 } });
  await show(writtenItemId, first, [written([{ id: "sign", text: "Names the sign.", points: 1 }, ...twoIdeas])]);
  expect((await offered(writtenItemId)).map(([text]) => text)).toEqual([
    "Names the length.",
    "Names the direction.",
    "Names the sign.",
  ]);
});

test("bonus makes up for what is missing, and no more than the part's points come of it", async () => {
  const at = await makeWrittenItem([
    written([...twoIdeas, { id: "extra", text: "Names a limit.", points: 1, bonus: true }]),
  ]);
  const [direction, length, bonus] = (await rubricOf(at.writtenItemId)).map(({ id }) => id);
  const first = await handIn(at, new Date(Date.now() - 60_000));
  await review(at, first, "finished", [direction ?? "", bonus ?? ""]);
  expect((await itemOf(at)).parts[0]).toMatchObject({ state: "full", earned: 3 });
  await review(at, await handIn(at), "finished", [direction ?? "", length ?? "", bonus ?? ""]);
  expect((await itemOf(at)).parts[0]).toMatchObject({ state: "full", earned: 3 });
});

test("showing the same rubric again changes nothing", async () => {
  const parts = [written(twoIdeas)];
  const { writtenItemId } = await makeWrittenItem(parts);
  const before = await rubricOf(writtenItemId);
  await show(writtenItemId, parts, parts);
  await show(writtenItemId, [], parts);
  expect(await rubricOf(writtenItemId)).toEqual(before);
});

test("a changed rubric retires what is gone, keeps the rows of what stays, and comes back with its own rows", async () => {
  const first = [written(twoIdeas)];
  const second = [written([{ id: "sign", text: "Names the sign.", points: 2 }, ...twoIdeas.slice(1)])];
  const { writtenItemId } = await makeWrittenItem(first);
  const idsOfFirst = (await rubricOf(writtenItemId)).map(({ id }) => id).sort();
  await show(writtenItemId, first, second);
  expect(await offered(writtenItemId)).toEqual([
    ["Names the sign.", 2],
    ["Names the length.", 1],
  ]);
  await show(writtenItemId, second, first);
  const rows = await rubricOf(writtenItemId);
  expect(rows).toHaveLength(3);
  const active = rows.filter(({ retiredAt }) => retiredAt === null);
  expect(active.map(({ id }) => id).sort()).toEqual(idsOfFirst);
});

test("other points are another row, so what reviews gave does not change", async () => {
  const first = [written(twoIdeas)];
  const second = [written([{ id: "direction", text: "Names the direction.", points: 1 }, ...twoIdeas.slice(1)])];
  const at = await makeWrittenItem(first);
  const submissionId = await handIn(at);
  const [direction] = await rubricOf(at.writtenItemId);
  await review(at, submissionId, "finished", [direction?.id ?? ""]);
  await show(at.writtenItemId, first, second);
  expect(await database().rubricItem.findUniqueOrThrow({ where: { id: direction?.id ?? "" } })).toMatchObject({
    points: 2,
    retiredAt: expect.any(Date) as Date,
  });
});

test("what staff added, reworded or retired stays as they left it", async () => {
  const parts = [written(twoIdeas)];
  const { writtenItemId } = await makeWrittenItem(parts);
  const [direction, length] = await rubricOf(writtenItemId);
  const part = await database().part.findFirstOrThrow({ where: { itemId: writtenItemId } });
  await database().rubricItem.create({ data: { partId: part.id, position: 3, text: "Neat.", points: 0.5 } });
  await database().rubricItem.update({ where: { id: direction?.id ?? "" }, data: { text: "Names where to." } });
  await database().rubricItem.update({ where: { id: length?.id ?? "" }, data: { retiredAt: new Date() } });
  await show(writtenItemId, parts, parts);
  expect(await offered(writtenItemId)).toEqual([
    ["Names where to.", 2],
    ["Neat.", 0.5],
  ]);
});

test("a part that is gone takes its rubric with it, and brings it back", async () => {
  const both = [written(twoIdeas), written([{ id: "a", text: "Other.", points: 1 }], "other")];
  const one = [written(twoIdeas)];
  const { writtenItemId } = await makeWrittenItem(both);
  await show(writtenItemId, both, one);
  expect(await offered(writtenItemId)).toEqual(twoIdeas.map(({ text, points }) => [text, points]));
  await show(writtenItemId, one, both);
  expect(await offered(writtenItemId)).toHaveLength(3);
  expect(await rubricOf(writtenItemId)).toHaveLength(3);
});

test("what was handed in waits for a person, and a draft of a review changes nothing", async () => {
  const at = await makeWrittenItem([written(twoIdeas)]);
  expect((await itemOf(at)).parts[0]).toMatchObject({ state: "untouched", earned: null });
  const submissionId = await handIn(at);
  const [direction] = await rubricOf(at.writtenItemId);
  await review(at, submissionId, "draft", [direction?.id ?? ""]);
  const item = await itemOf(at);
  expect(item).toMatchObject({ earned: null, explanation: "A part waits for a person to read it." });
  expect(item.parts[0]).toMatchObject({ state: "waiting", earned: null });
});

test("once its review is finished the rubric's points count, and the best reviewed answer stays when another waits", async () => {
  const at = await makeWrittenItem([written(twoIdeas)]);
  const submissionId = await handIn(at, new Date(Date.now() - 60_000));
  const [direction, length] = await rubricOf(at.writtenItemId);
  await review(at, submissionId, "finished", [direction?.id ?? ""]);
  expect(await itemOf(at)).toMatchObject({
    earned: 2,
    explanation: "The only submission with its review gives 2 of 3 points.",
    parts: [{ state: "partial", earned: 2 }],
  });
  const second = await handIn(at);
  expect((await itemOf(at)).parts[0]).toMatchObject({ earned: 2 });
  await review(at, second, "finished", [direction?.id ?? "", length?.id ?? ""]);
  expect((await itemOf(at)).parts[0]).toMatchObject({ state: "full", earned: 3 });
});

test("a review that is not released yet leaves the part waiting", async () => {
  const at = await makeWrittenItem([written(twoIdeas)]);
  const submissionId = await handIn(at);
  const [direction] = await rubricOf(at.writtenItemId);
  await review(at, submissionId, "finished", [direction?.id ?? ""]);
  await database().assignment.update({
    where: { id: at.assignmentId },
    data: { holdsReviews: true, reviewsReleaseAt: new Date(Date.now() + 3_600_000) },
  });
  expect((await itemOf(at)).parts[0]).toMatchObject({ state: "waiting", earned: null });
  const { items } = await getAssignment(at.people.student, {
    course: at.courseSlug,
    assignment: at.assignmentSlug,
  });
  expect(items[1]).toMatchObject({ earned: null });
});

test("a student sees neither rubric nor misconceptions, and what they wrote without its markup", async () => {
  const secret = [{ id: "none", text: "secret-misconception", feedback: "secret-feedback" }];
  const at = await makeWrittenItem([written(twoIdeas, "why", secret)]);
  const submissionId = await handIn(at);
  const shown = JSON.stringify(await itemOf(at));
  for (const hidden of ["Names the direction", "secret-"]) expect(shown).not.toContain(hidden);
  const { answerHtml } = await getSubmission(at.people.student, submissionId);
  expect(answerHtml).toContain("<strong>down</strong>");
  expect(answerHtml).toContain('class="katex"');
  expect(answerHtml).not.toContain("<script");
});

test("a preview is sanitised, and pauses for who asks too often", async () => {
  const person = await makePerson();
  expect(await previewMarkdown(person, "**a** <script>alert(1)</script>")).toMatch(
    /^<p><strong>a<\/strong>(?!.*<script)/,
  );
  const asked = await Promise.allSettled(Array.from({ length: 70 }, () => previewMarkdown(person, "a")));
  expect(asked.filter(({ status }) => status === "rejected")).toHaveLength(11);
  await expect(previewMarkdown(person, "a")).rejects.toThrow("The preview pauses for a minute. Your text is kept.");
});
