import type { Actor } from "#server/actor";
import { groupsOf } from "#server/answerGroups";
import { auditCopy, leaveGroup, rejoinGroup } from "#server/groupExits";
import { getAnswerForReview } from "#server/answerForReview";
import { getGradingDesk, openNextAnswer } from "#server/gradingDesk";
import { countCopies, reapplyToCopies } from "#server/groupCopies";
import { applyToGroup, previewGroup } from "#server/groupReviews";
import { auditSample } from "#server/groups/auditSample";
import { type CourseFixture, makeCourse, makeGradedSubmission, makePerson } from "../course";
import { database, useFreshDatabase } from "../database";

useFreshDatabase();

interface Class extends CourseFixture {
  /** Who handed in the same wrong answer, in the order of handing in. */
  same: { actor: Actor; submissionId: string }[];
  key: string;
  rubricItemIds: string[];
}

const failing = [
  { name: "doubles 2", visibility: "public", status: "failed", points: 0, maxPoints: 1, studentMs: 0 },
] as const;

async function enrol(at: CourseFixture, name: string, sectionId: string | null = null): Promise<Actor> {
  const actor = await makePerson(name);
  await database().enrollment.create({
    data: { courseId: at.courseId, userId: actor.userId, role: "student", sectionId },
  });
  return actor;
}

/** So many students with one wrong answer, and one whose answer is right. */
async function makeClass(size: number, sectionOf: (index: number) => string | null = () => null): Promise<Class> {
  const at = await makeCourse();
  await makeGradedSubmission(at, at.people.otherStudent, { score: 3 });
  const same = [];
  for (let index = 0; index < size; index++) {
    const actor = await enrol(at, `Student ${index}`, sectionOf(index));
    same.push({ actor, submissionId: await makeGradedSubmission(at, actor, { score: 0, tests: [...failing] }) });
  }
  const items = await Promise.all(
    [1, 2].map((position) =>
      database().rubricItem.create({
        data: { partId: at.partId, position, text: `Item ${position}`, points: position },
      }),
    ),
  );
  const { groupOf } = await groupsOf(at.people.ta, at.partId);
  return { ...at, same, key: groupOf.get(idOf(same, 0)) ?? "", rubricItemIds: items.map(({ id }) => id) };
}

const idOf = (same: Class["same"], index: number): string => same[index]?.submissionId ?? "";
const idsOf = (same: Class["same"]): string[] => same.map(({ submissionId }) => submissionId);

async function review(at: Class, submissionId: string, fields: object = {}): Promise<string> {
  const { id } = await database().review.create({
    data: {
      ...{ submissionId, authorId: at.people.instructor.userId, state: "finished", finishedAt: new Date() },
      ...{ comment: "Twice, not **half**.", ...fields },
      rubricItems: { create: at.rubricItemIds.map((rubricItemId) => ({ rubricItemId })) },
    },
  });
  return id;
}

const reviewOf = (submissionId: string) =>
  database().review.findUnique({ where: { submissionId }, include: { rubricItems: true, lineComments: true } });

const actionsOn = async (subjectId: string): Promise<string[]> =>
  (await database().auditEvent.findMany({ where: { subjectId }, orderBy: { id: "asc" } })).map(({ action }) => action);

const apply = (at: Class, actor = at.people.ta, memberIds = idsOf(at.same)) =>
  applyToGroup(actor, { sourceSubmissionId: idOf(at.same, 0), memberIds, expectedKey: at.key });

test("answers that behave the same are one group, and whoever was accepted is in another", async () => {
  const at = await makeClass(3);
  const { groups, groupOf } = await groupsOf(at.people.ta, at.partId);
  expect(groups.map(({ label, submissionIds }) => [label, submissionIds.length])).toEqual([
    ["1 of 1 tests not passed, first “doubles 2”", 3],
    ["Accepted", 1],
  ]);
  expect(groupOf.get(idOf(at.same, 2))).toBe(at.key);
});

test("a review is given to the others of the group: items and comment, with its source, and no override or remark on a line", async () => {
  const at = await makeClass(3);
  const sourceId = await review(at, idOf(at.same, 0), { overridePoints: 1, overrideReason: "She was ill." });
  await database().lineComment.create({
    data: { reviewId: sourceId, authorId: at.people.ta.userId, firstLine: 1, lastLine: 1, text: "Here." },
  });
  const preview = await previewGroup(at.people.ta, idOf(at.same, 0));
  const plan = await apply(at);
  expect(plan).toEqual(preview);
  expect(plan).toMatchObject({ leavesOverrideOut: true, leftAlone: [], auditIds: [] });
  expect(plan.gets.map(({ name }) => name)).toEqual(["Student 1", "Student 2"]);
  for (const id of idsOf(at.same.slice(1))) {
    const copy = await reviewOf(id);
    expect(copy).toMatchObject({
      ...{ state: "finished", sourceId, comment: "Twice, not **half**.", authorId: at.people.ta.userId, revision: 1 },
      ...{ overridePoints: null, overrideReason: null, gradingSeconds: null, lineComments: [] },
    });
    expect(copy?.rubricItems.map(({ rubricItemId }) => rubricItemId).sort()).toEqual([...at.rubricItemIds].sort());
    expect(await actionsOn(copy?.id ?? "")).toEqual(["review copied"]);
  }
  expect(await actionsOn(sourceId)).toEqual(["group graded"]);
});

test("nothing that somebody wrote or has open is overwritten, and each is named with the reason", async () => {
  const at = await makeClass(6);
  const [source, finished, begun, claimed, lapsed, left] = idsOf(at.same);
  await review(at, source ?? "");
  await review(at, finished ?? "", { comment: "Mine" });
  await review(at, begun ?? "", { comment: "Not done", state: "draft", finishedAt: null });
  const graderId = at.people.instructor.userId;
  const longAgo = new Date(Date.now() - 3_600_000);
  await database().claim.create({ data: { submissionId: claimed ?? "", graderId } });
  await database().claim.create({
    data: { submissionId: lapsed ?? "", graderId, claimedAt: longAgo, renewedAt: longAgo },
  });
  await leaveGroup(at.people.instructor, left ?? "");

  const plan = await apply(at);
  expect(plan.gets.map(({ submissionId }) => submissionId)).toEqual([lapsed]);
  expect(plan.leftAlone.map(({ submissionId, reason, by }) => [submissionId, reason, by])).toEqual([
    [finished, "graded", "Ines"],
    [begun, "begun", "Ines"],
    [claimed, "claimed", "Ines"],
    [left, "moved", null],
  ]);
  expect(await reviewOf(finished ?? "")).toMatchObject({ comment: "Mine", sourceId: null });
  expect(await reviewOf(begun ?? "")).toMatchObject({ comment: "Not done", state: "draft" });
  expect(await reviewOf(claimed ?? "")).toBeNull();
  expect(await reviewOf(left ?? "")).toBeNull();
  expect((await apply(at)).gets).toEqual([]);
});

test("a claim of one's own is no obstacle", async () => {
  const at = await makeClass(2);
  await review(at, idOf(at.same, 0));
  await database().claim.create({ data: { submissionId: idOf(at.same, 1), graderId: at.people.ta.userId } });
  expect((await apply(at)).gets).toHaveLength(1);
});

test("without a finished review, in another group, or for a part of strangers nothing happens", async () => {
  const at = await makeClass(2);
  await expect(apply(at)).rejects.toMatchObject({ code: "CONFLICT" });
  await review(at, idOf(at.same, 0));
  const order = { sourceSubmissionId: idOf(at.same, 0), memberIds: idsOf(at.same), expectedKey: "another" };
  await expect(applyToGroup(at.people.ta, order)).rejects.toMatchObject({ code: "CONFLICT" });
  const calls: ((actor: Actor) => Promise<unknown>)[] = [
    (actor) => apply(at, actor),
    (actor) => previewGroup(actor, idOf(at.same, 0)),
    (actor) => groupsOf(actor, at.partId),
    (actor) => leaveGroup(actor, idOf(at.same, 1)),
    (actor) => rejoinGroup(actor, idOf(at.same, 1)),
    async (actor) => countCopies(actor, (await reviewOf(idOf(at.same, 0)))?.id ?? ""),
    async (actor) => auditCopy(actor, (await reviewOf(idOf(at.same, 0)))?.id ?? "", "agree"),
    async (actor) =>
      reapplyToCopies(actor, { sourceReviewId: (await reviewOf(idOf(at.same, 0)))?.id ?? "", revision: 1 }),
  ];
  for (const person of ["student", "dropped", "stranger"] as const)
    for (const call of calls) await expect(call(at.people[person])).rejects.toMatchObject({ code: "NOT_FOUND" });
  expect(await reviewOf(idOf(at.same, 1))).toBeNull();
});

test("one in ten is drawn for a second look, by the source's id alone", async () => {
  const ids = Array.from({ length: 34 }, (_, index) => `answer ${index}`);
  expect(auditSample("source", ids.slice(0, 4))).toEqual([]);
  expect(auditSample("source", ids.slice(0, 5))).toHaveLength(1);
  const drawn = auditSample("source", ids);
  expect(drawn).toHaveLength(3);
  expect(auditSample("source", [...ids].reverse())).toEqual(drawn);
  expect(new Set(Array.from({ length: 20 }, (_, at) => auditSample(`source ${at}`, ids).join())).size).toBeGreaterThan(
    15,
  );

  const at = await makeClass(6);
  const sourceId = await review(at, idOf(at.same, 0));
  const { auditIds } = await apply(at);
  expect(auditIds).toEqual(auditSample(sourceId, idsOf(at.same.slice(1))));
  const asked = await database().review.findMany({ where: { sourceId, auditAskedAt: { not: null } } });
  expect(asked.map(({ submissionId }) => submissionId)).toEqual(auditIds);
});

test("who agrees leaves the copy as it is; who does not reopens it outside the group; nobody looks twice", async () => {
  const at = await makeClass(13);
  const source = await review(at, idOf(at.same, 0));
  await apply(at);
  await database().review.updateMany({
    where: { submissionId: { in: [idOf(at.same, 1), idOf(at.same, 2)] } },
    data: { auditAskedAt: new Date() },
  });
  const [good, bad, unasked] = await Promise.all([1, 2, 3].map(async (index) => reviewOf(idOf(at.same, index))));
  await database().review.update({ where: { id: unasked?.id ?? "" }, data: { auditAskedAt: null } });
  await auditCopy(at.people.instructor, good?.id ?? "", "agree");
  await auditCopy(at.people.instructor, bad?.id ?? "", "disagree");
  const auditorId = at.people.instructor.userId;
  expect(await reviewOf(idOf(at.same, 1))).toMatchObject({ state: "finished", sourceId: source, auditorId });
  expect(await reviewOf(idOf(at.same, 2))).toMatchObject({ state: "draft", sourceId: null, auditorId, revision: 2 });
  const { groupOf } = await groupsOf(at.people.ta, at.partId);
  expect(groupOf.get(idOf(at.same, 1))).toBe(at.key);
  expect(groupOf.get(idOf(at.same, 2))).not.toBe(at.key);
  for (const id of [good?.id, bad?.id, unasked?.id])
    await expect(auditCopy(at.people.ta, id ?? "", "agree")).rejects.toMatchObject({ code: "CONFLICT" });
  expect(await actionsOn(bad?.id ?? "")).toEqual(["review copied", "copied review rejected"]);
});

test("leaving a group takes an untouched copy away and nothing else; coming back does not grade", async () => {
  const at = await makeClass(5);
  const source = await review(at, idOf(at.same, 0));
  await apply(at);
  const [, untouched, edited, remarked] = idsOf(at.same);
  await database().review.update({
    where: { submissionId: edited ?? "" },
    data: { sourceId: null, comment: "By hand", revision: 2 },
  });
  const remarkedId = (await reviewOf(remarked ?? ""))?.id ?? "";
  await database().lineComment.create({
    data: { reviewId: remarkedId, authorId: at.people.ta.userId, firstLine: 1, lastLine: 1, text: "Here." },
  });
  const copyId = (await reviewOf(untouched ?? ""))?.id ?? "";
  expect(await leaveGroup(at.people.ta, untouched ?? "")).toEqual({ lostCopy: true });
  expect(await leaveGroup(at.people.ta, untouched ?? "")).toEqual({ lostCopy: false });
  expect(await leaveGroup(at.people.ta, edited ?? "")).toEqual({ lostCopy: false });
  expect(await leaveGroup(at.people.ta, remarked ?? "")).toEqual({ lostCopy: false });
  expect(await leaveGroup(at.people.ta, idOf(at.same, 0))).toEqual({ lostCopy: false });
  expect(await reviewOf(untouched ?? "")).toBeNull();
  expect(await reviewOf(edited ?? "")).toMatchObject({ comment: "By hand" });
  expect(await reviewOf(remarked ?? "")).toMatchObject({ sourceId: source, lineComments: [{ text: "Here." }] });
  expect(await actionsOn(copyId)).toEqual(["review copied", "copied review removed"]);

  await rejoinGroup(at.people.ta, untouched ?? "");
  expect((await groupsOf(at.people.ta, at.partId)).groupOf.get(untouched ?? "")).toBe(at.key);
  expect(await reviewOf(untouched ?? "")).toBeNull();
  expect(await actionsOn(untouched ?? "")).toEqual(["answer taken out of its group", "answer put back into its group"]);
});

test("when the source is changed, copies that nobody changed follow once somebody says so", async () => {
  const at = await makeClass(4);
  const sourceId = await review(at, idOf(at.same, 0));
  await apply(at);
  const [kept = "", ...dropped] = at.rubricItemIds;
  expect(await countCopies(at.people.ta, sourceId)).toEqual({ sourceId, revision: 1, behind: 0, same: 3 });
  await database().review.update({
    where: { submissionId: idOf(at.same, 1) },
    data: { sourceId: null, comment: "By hand", revision: 2 },
  });
  await database().review.update({
    where: { id: sourceId },
    data: { comment: "Better", revision: 2, rubricItems: { deleteMany: { rubricItemId: { in: dropped } } } },
  });
  expect(await countCopies(at.people.ta, sourceId)).toEqual({ sourceId, revision: 2, behind: 2, same: 0 });
  await expect(reapplyToCopies(at.people.ta, { sourceReviewId: sourceId, revision: 1 })).rejects.toMatchObject({
    code: "CONFLICT",
  });
  expect(await reapplyToCopies(at.people.ta, { sourceReviewId: sourceId, revision: 2 })).toBe(2);
  for (const index of [2, 3]) {
    const copy = await reviewOf(idOf(at.same, index));
    expect(copy).toMatchObject({ comment: "Better", sourceId, revision: 2 });
    expect(copy?.rubricItems.map(({ rubricItemId }) => rubricItemId)).toEqual([kept]);
  }
  expect(await reviewOf(idOf(at.same, 1))).toMatchObject({ comment: "By hand" });
  expect(await reapplyToCopies(at.people.ta, { sourceReviewId: sourceId, revision: 2 })).toBe(0);
});

test("a copy applied to others names the review that a person wrote", async () => {
  const at = await makeClass(3);
  const sourceId = await review(at, idOf(at.same, 0));
  await apply(at, at.people.ta, [idOf(at.same, 1)]);
  await applyToGroup(at.people.ta, {
    ...{ sourceSubmissionId: idOf(at.same, 1), memberIds: idsOf(at.same), expectedKey: at.key },
  });
  expect(await reviewOf(idOf(at.same, 2))).toMatchObject({ sourceId });
});

test("who is limited to a section sees and touches the answers of its students alone", async () => {
  const plain = await makeCourse();
  const at = await makeClass(4);
  const section = await database().section.create({ data: { courseId: at.courseId, name: "Tuesday" } });
  const inSection = { sectionId: section.id };
  const enrolled = (userId: string) => ({ courseId_userId: { courseId: at.courseId, userId } });
  for (const { actor } of at.same.slice(0, 2))
    await database().enrollment.update({ where: enrolled(actor.userId), data: inSection });
  await database().enrollment.update({
    where: enrolled(at.people.ta.userId),
    data: { ...inSection, isLimitedToSection: true },
  });
  const { groups } = await groupsOf(at.people.ta, at.partId);
  expect(groups.flatMap(({ submissionIds }) => submissionIds)).toEqual(idsOf(at.same.slice(0, 2)));

  const sourceId = await review(at, idOf(at.same, 0));
  const plan = await apply(at);
  expect(plan.gets.map(({ submissionId }) => submissionId)).toEqual([idOf(at.same, 1)]);
  // Names of students whom they do not see are not told.
  expect(plan.leftAlone.map(({ reason, name }) => [reason, name])).toEqual([["moved", null], ["moved", null]]); // prettier-ignore
  await apply(at, at.people.instructor);
  await database().review.update({ where: { id: sourceId }, data: { comment: "Better", revision: 2 } });
  expect(await countCopies(at.people.ta, sourceId)).toMatchObject({ behind: 1 });
  expect(await reapplyToCopies(at.people.ta, { sourceReviewId: sourceId, revision: 2 })).toBe(1);
  expect(await reviewOf(idOf(at.same, 3))).toMatchObject({ comment: "Twice, not **half**." });
  await expect(leaveGroup(at.people.ta, idOf(at.same, 3))).rejects.toMatchObject({ code: "NOT_FOUND" });
  await expect(groupsOf(at.people.ta, plain.partId)).rejects.toMatchObject({ code: "NOT_FOUND" });
});

test("two who apply at once make one copy of each, and a single save that comes first stays", async () => {
  const at = await makeClass(8);
  await review(at, idOf(at.same, 0));
  const single = idOf(at.same, 3);
  let release = (): void => undefined;
  const isHeld = new Promise<void>((resolve) => (release = resolve));
  let tellLocked = (): void => undefined;
  const isLocked = new Promise<void>((resolve) => (tellLocked = resolve));
  // Another grader is in the middle of saving one member, as saving does it: with the lock on the answer.
  const saving = database().$transaction(async (tx) => {
    await tx.$queryRaw`SELECT FROM "Submission" WHERE id = ${single}::uuid FOR NO KEY UPDATE`;
    await tx.review.create({
      data: {
        submissionId: single,
        authorId: at.people.instructor.userId,
        state: "finished",
        finishedAt: new Date(),
        comment: "Single",
      },
    });
    tellLocked();
    await isHeld;
  });
  await isLocked;
  const applying = [apply(at), apply(at, at.people.instructor)];
  release();
  const [, ...plans] = await Promise.all([saving, ...applying]);
  expect(plans.map(({ gets }) => gets.length).sort()).toEqual([0, 6]);
  expect(await reviewOf(single)).toMatchObject({ comment: "Single", sourceId: null });
  expect(await database().review.count({ where: { submissionId: { in: idsOf(at.same) } } })).toBe(8);
});

test("the queue can be narrowed to a group, and a group that is gone has no answers", async () => {
  const at = await makeClass(2);
  const order = { course: at.courseSlug, partId: at.partId };
  const desk = await getGradingDesk(at.people.ta, { ...order, filter: { group: at.key } });
  expect([...desk.ring].sort()).toEqual(idsOf(at.same).sort());
  expect(desk.group?.answers).toBe(2);
  const gone = await getGradingDesk(at.people.ta, { ...order, filter: { group: "gone" } });
  expect(gone).toMatchObject({ ring: [], group: null });
  const next = await openNextAnswer(at.people.ta, at.partId, { filter: { group: "gone" }, isBlind: false });
  expect(next.opened).toBeNull();
});

test("who reads a copy is told whose review it was, unless they hide names or do not see that student", async () => {
  const at = await makeClass(2);
  const [source, copy] = [idOf(at.same, 0), idOf(at.same, 1)];
  const sourceId = await review(at, source);
  await review(at, copy, { sourceId });
  const open = async (isBlind: boolean) => (await getAnswerForReview(at.people.ta, copy, { isBlind })).copiedFrom;
  expect(await open(false)).toEqual({ submissionId: source, name: "Student 0" });
  expect(await open(true)).toEqual({ submissionId: source, name: null });
  const section = await database().section.create({ data: { courseId: at.courseId, name: "Friday" } });
  const mine = [at.people.ta.userId, at.same[1]?.actor.userId ?? ""];
  const { courseId } = at;
  await database().enrollment.updateMany({
    where: { courseId, userId: { in: mine } },
    data: { sectionId: section.id },
  });
  await database().enrollment.updateMany({
    where: { courseId, userId: at.people.ta.userId },
    data: { isLimitedToSection: true },
  });
  expect(await open(false)).toBeNull();
});
