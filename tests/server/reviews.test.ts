import type { Actor } from "#server/actor";
import { claimAnswer, renewClaim } from "#server/claims";
import { getItem } from "#server/items";
import { getReview, reopenReview, saveReview, type SaveReviewInput } from "#server/reviews";
import { database, useFreshDatabase } from "../database";
import { ageClaim, type GradingCourse, handInText, makeGradingCourse } from "../gradingCourse";

useFreshDatabase();

interface Fixture extends GradingCourse {
  submissionId: string;
  tara: Actor;
  ines: Actor;
}

async function makeAnswer(): Promise<Fixture> {
  const at = await makeGradingCourse();
  return {
    ...at,
    submissionId: await handInText(at, at.people.student),
    tara: at.people.ta,
    ines: at.people.instructor,
  };
}

const save = (actor: Actor, { submissionId }: Pick<Fixture, "submissionId">, input: Partial<SaveReviewInput> = {}) =>
  saveReview(actor, {
    ...{ submissionId, revision: null, rubricItemIds: [], comment: "", override: null, state: "draft" },
    ...input,
  });

const eventsOf = async ({ courseId }: Fixture) =>
  (await database().auditEvent.findMany({ where: { courseId }, orderBy: { at: "asc" } })).map(
    ({ action, actorId, before, after }) => ({ action, actorId, before, after }),
  );

test("what was said comes back, with a revision that every save raises", async () => {
  const at = await makeAnswer();
  expect(await getReview(at.tara, at.submissionId)).toBeNull();
  const said = { rubricItemIds: [at.direction], comment: "See $x$.", override: { points: 1.5, reason: "Half right." } };
  const first = await save(at.tara, at, said);
  expect(first).toMatchObject({
    ...{ ...said, submissionId: at.submissionId, authorId: at.tara.userId, authorName: "Tara", state: "draft" },
    ...{ revision: 1, sourceId: null, auditAskedAt: null, auditedAt: null },
  });
  expect(await getReview(at.ines, at.submissionId)).toEqual(first);
  const second = await save(at.tara, at, { revision: 1, rubricItemIds: [at.length, at.length], state: "finished" });
  expect(second).toMatchObject({
    revision: 2,
    rubricItemIds: [at.length],
    comment: "",
    override: null,
    state: "finished",
  });
  expect(await getReview(at.tara, at.submissionId)).toEqual(second);
});

test("a finished review gives the student its points, a draft and a reopened one do not", async () => {
  const at = await makeAnswer();
  const { problem } = await database().item.findUniqueOrThrow({
    where: { id: at.writtenItemId },
    select: { problem: { select: { slug: true } } },
  });
  const earned = async () =>
    (
      await getItem(at.people.student, {
        ...{ course: at.courseSlug, assignment: at.assignmentSlug, problem: problem.slug },
      })
    ).earned;
  await save(at.tara, at, { rubricItemIds: [at.direction] });
  expect(await earned()).toBeNull();
  await save(at.tara, at, { revision: 1, rubricItemIds: [at.direction], state: "finished" });
  expect(await earned()).toBe(2);
  await save(at.tara, at, { revision: 2, override: { points: 0.5, reason: "Copied." }, state: "finished" });
  expect(await earned()).toBe(0.5);
  await reopenReview(at.tara, { submissionId: at.submissionId, revision: 3 });
  expect(await earned()).toBeNull();
});

test("two who saw the same review do not overwrite each other", async () => {
  const at = await makeAnswer();
  await save(at.tara, at, { comment: "Mine." });
  const refused = { code: "CONFLICT", message: expect.stringContaining("Tara saved it meanwhile") as string };
  await expect(save(at.ines, at, { comment: "No, mine." })).rejects.toMatchObject(refused);
  await expect(save(at.ines, at, { revision: 7 })).rejects.toMatchObject(refused);
  expect(await getReview(at.ines, at.submissionId)).toMatchObject({ comment: "Mine.", revision: 1 });
  await save(at.ines, at, { revision: 1, comment: "Ours." });
  await expect(save(at.tara, at, { revision: 1, comment: "Mine still." })).rejects.toMatchObject({ code: "CONFLICT" });
  expect(await getReview(at.tara, at.submissionId)).toMatchObject({ comment: "Ours.", authorName: "Ines" });
});

test("of many saves at the same moment one is stored", async () => {
  const at = await makeAnswer();
  const saves = await Promise.allSettled(
    Array.from({ length: 8 }, (_, index) => save(at.tara, at, { comment: `Number ${index}`, state: "finished" })),
  );
  expect(saves.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  for (const result of saves)
    if (result.status === "rejected") expect(result.reason).toMatchObject({ code: "CONFLICT" });
  expect(await eventsOf(at)).toHaveLength(1);
});

test("who has an answer open is not talked into, until their claim lapses", async () => {
  const at = await makeAnswer();
  await claimAnswer(at.tara, at.submissionId);
  await expect(save(at.ines, at)).rejects.toMatchObject({
    code: "CONFLICT",
    message: "Tara has this answer open, so nothing was saved.",
  });
  expect(await getReview(at.ines, at.submissionId)).toBeNull();
  await ageClaim(at.submissionId, 91);
  expect(await save(at.ines, at)).toMatchObject({ authorName: "Ines" });
});

test("finishing lets go of the answer, saving a draft does not", async () => {
  const at = await makeAnswer();
  await claimAnswer(at.tara, at.submissionId);
  await save(at.tara, at);
  expect(await renewClaim(at.tara, at.submissionId)).toMatchObject({ isMine: true });
  await save(at.tara, at, { revision: 1, state: "finished" });
  expect(await renewClaim(at.tara, at.submissionId)).toMatchObject({ holder: null });
});

test("the log has every change of a finished review, with points and items and no word of answer or remark", async () => {
  const at = await makeAnswer();
  const secret = "secret-remark";
  await save(at.tara, at, { comment: secret });
  expect(await eventsOf(at)).toEqual([]);
  await save(at.tara, at, { revision: 1, rubricItemIds: [at.direction], comment: secret, state: "finished" });
  const override = { points: 3, reason: "Clear enough." };
  await save(at.ines, at, { revision: 2, rubricItemIds: [at.direction, at.length], override, state: "finished" });
  await reopenReview(at.ines, { submissionId: at.submissionId, revision: 3 });
  const none = { overridePoints: null, overrideReason: null };
  const changed = {
    ...{ state: "finished", points: 3, rubricItemIds: [at.direction, at.length].sort() },
    ...{ overridePoints: 3, overrideReason: "Clear enough." },
  };
  const finished = { state: "finished", points: 2, rubricItemIds: [at.direction], ...none };
  const events = await eventsOf(at);
  expect(events).toMatchObject([
    { action: "review finished", actorId: at.tara.userId, before: { state: "draft", points: 0 }, after: finished },
    { action: "review changed", actorId: at.ines.userId, before: finished, after: changed },
    { action: "review reopened", actorId: at.ines.userId, before: changed, after: { ...changed, state: "draft" } },
  ]);
  const text = JSON.stringify(events);
  for (const word of [secret, "It goes"]) expect(text).not.toContain(word);
});

test("a review that is finished at once was nothing before", async () => {
  const at = await makeAnswer();
  await save(at.tara, at, { state: "finished" });
  expect(await eventsOf(at)).toMatchObject([{ action: "review finished", before: null, after: { points: 0 } }]);
});

test("the seconds of all saves add up, within half an hour, and nonsense counts for nothing", async () => {
  const at = await makeAnswer();
  const stored = async () =>
    database().review.findUniqueOrThrow({
      where: { submissionId: at.submissionId },
      select: { gradingSeconds: true, finishedAt: true },
    });
  await save(at.tara, at, { gradingSeconds: 12 });
  expect(await stored()).toEqual({ gradingSeconds: 12, finishedAt: null });
  await save(at.tara, at, { revision: 1, gradingSeconds: 8.5, state: "finished" });
  const { gradingSeconds, finishedAt } = await stored();
  expect(gradingSeconds).toBe(20.5);
  expect(finishedAt).toBeInstanceOf(Date);
  await save(at.tara, at, { revision: 2, gradingSeconds: -40, state: "finished" });
  await save(at.tara, at, { revision: 3, gradingSeconds: Number.NaN, state: "finished" });
  await save(at.tara, at, { revision: 4, state: "finished" });
  expect(await stored()).toEqual({ gradingSeconds: 20.5, finishedAt });
  await save(at.tara, at, { revision: 5, gradingSeconds: 1e9, state: "finished" });
  expect((await stored()).gradingSeconds).toBe(1_800);
});

test("a copy that was drawn for a second look had it once somebody finishes it, and stays a copy while it says the same", async () => {
  const at = await makeAnswer();
  const source = await save(at.tara, { submissionId: await handInText(at, at.people.otherStudent) });
  const copy = await save(at.tara, at, { rubricItemIds: [at.direction], state: "finished" });
  await database().review.update({
    where: { id: copy.id },
    data: { sourceId: source.id, auditAskedAt: new Date() },
  });
  const seen = await save(at.ines, at, { revision: 1, rubricItemIds: [at.direction], state: "finished" });
  expect(seen).toMatchObject({ sourceId: source.id, authorName: "Tara", auditedAt: expect.any(Date) as Date });
  const changed = await save(at.ines, at, { revision: 2, rubricItemIds: [at.length], state: "finished" });
  expect(changed).toMatchObject({ sourceId: null, authorName: "Ines", auditedAt: seen.auditedAt });
});

test("what was applied may stay after it was retired, and is not offered anew", async () => {
  const at = await makeAnswer();
  await save(at.tara, at, { rubricItemIds: [at.direction] });
  await database().rubricItem.update({ where: { id: at.direction }, data: { retiredAt: new Date() } });
  expect(await save(at.tara, at, { revision: 1, rubricItemIds: [at.direction, at.length] })).toMatchObject({
    rubricItemIds: [at.direction, at.length].sort(),
  });
  await save(at.tara, at, { revision: 2, rubricItemIds: [at.length] });
  await expect(save(at.tara, at, { revision: 3, rubricItemIds: [at.direction] })).rejects.toMatchObject({
    code: "INVALID",
    message: expect.stringContaining("no longer in it") as string,
  });
});

test("of a group of which one is picked, one applies", async () => {
  const at = await makeAnswer();
  const group = await database().rubricGroup.create({
    data: { partId: at.partId, position: 1, title: "How far", pick: "one" },
  });
  const inGroup = { where: { id: { in: [at.direction, at.length] } }, data: { groupId: group.id } };
  await database().rubricItem.updateMany(inGroup);
  await expect(save(at.tara, at, { rubricItemIds: [at.direction, at.length] })).rejects.toMatchObject({
    code: "INVALID",
  });
  await database().rubricGroup.update({ where: { id: group.id }, data: { pick: "many", mostPoints: 2.5 } });
  await save(at.tara, at, { rubricItemIds: [at.direction, at.length], state: "finished" });
  expect(await eventsOf(at)).toMatchObject([{ after: { points: 2.5 } }]);
});

test.each<[string, Partial<SaveReviewInput>, string]>([
  ["points below nothing", { override: { points: -0.5, reason: "No." } }, "INVALID"],
  ["more points than there are", { override: { points: 3.5, reason: "Bonus." } }, "INVALID"],
  ["points that are no number", { override: { points: Number.NaN, reason: "?" } }, "INVALID"],
  ["points without a reason", { override: { points: 1, reason: "  \n" } }, "INVALID"],
  ["a reason without end", { override: { points: 1, reason: "x".repeat(2_001) } }, "TOO_LARGE"],
  ["a comment without end", { comment: "x".repeat(20_001) }, "TOO_LARGE"],
  ["an item that does not exist", { rubricItemIds: [crypto.randomUUID()] }, "INVALID"],
  ["an item that is no id", { rubricItemIds: ["'; --"] }, "INVALID"],
])("%s cannot be said", async (_, input, code) => {
  const at = await makeAnswer();
  await expect(save(at.tara, at, input)).rejects.toMatchObject({ code });
  expect(await getReview(at.tara, at.submissionId)).toBeNull();
});

test("an item of another part cannot be applied", async () => {
  const [at, elsewhere] = await Promise.all([makeAnswer(), makeAnswer()]);
  await expect(save(at.tara, at, { rubricItemIds: [elsewhere.direction] })).rejects.toMatchObject({ code: "INVALID" });
});

test("text that the database cannot hold is kept as far as it can be", async () => {
  const at = await makeAnswer();
  const review = await save(at.tara, at, { comment: "a\0b", override: { points: 1, reason: " c\ud800 " } });
  expect(review).toMatchObject({ comment: "a\ufffdb", override: { points: 1, reason: "c\ufffd" } });
});

test("there is nothing to reopen where nothing was said", async () => {
  const at = await makeAnswer();
  await expect(reopenReview(at.tara, { submissionId: at.submissionId, revision: 1 })).rejects.toMatchObject({
    code: "CONFLICT",
  });
});

test.each(["student", "otherStudent", "dropped", "stranger"] as const)(
  "a %s neither reads nor writes reviews",
  async (who) => {
    const at = await makeAnswer();
    await save(at.tara, at, { state: "finished" });
    const actor = at.people[who];
    const refused = { code: "NOT_FOUND" };
    await expect(getReview(actor, at.submissionId)).rejects.toMatchObject(refused);
    await expect(save(actor, at, { revision: 1 })).rejects.toMatchObject(refused);
    await expect(reopenReview(actor, { submissionId: at.submissionId, revision: 1 })).rejects.toMatchObject(refused);
  },
);

test("staff of one section do not review the answers of another", async () => {
  const at = await makeAnswer();
  const section = await database().section.create({ data: { courseId: at.courseId, name: "Tuesday" } });
  await database().enrollment.update({
    where: { courseId_userId: { courseId: at.courseId, userId: at.tara.userId } },
    data: { sectionId: section.id, isLimitedToSection: true },
  });
  await expect(save(at.tara, at)).rejects.toMatchObject({ code: "NOT_FOUND" });
});
