import type { Actor } from "#server/actor";
import { getItem } from "#server/items";
import { answerRegradeRequest, listRegradeRequests, type AnswerInput } from "#server/regradeAnswers";
import { getRegradeRequest } from "#server/regradeRequestView";
import { askForRegrade, listOwnRegrades, withdrawRegradeRequest } from "#server/regradeRequests";
import { type CourseFixture, hoursFromNow, makeCourse, makeGradedSubmission } from "../course";
import { database, useFreshDatabase } from "../database";
import { makeReview } from "../review";

useFreshDatabase();

let at: CourseFixture;
let submissionId: string;
beforeEach(async () => {
  at = await makeCourse({ latePercentPerDay: 0 });
  submissionId = await makeGradedSubmission(at, at.people.student, { score: 1 });
});

const claim = { function: "double", arguments: ["2"], expected: "4", tolerance: null };

async function ask(who: Actor = at.people.student, changes: Partial<Parameters<typeof askForRegrade>[1]> = {}) {
  return (await askForRegrade(who, { submissionId, reason: "Twice two is four.", claim: null, ...changes })).requestId;
}

const answer = (requestId: string, changes: Partial<AnswerInput> = {}): AnswerInput => ({
  ...{ requestId, decision: "granted", answer: "You are right.", makesTest: false, override: null },
  reviewRevision: null,
  ...changes,
});

const ownOf = async () => (await listOwnRegrades(at.people.student, at.itemId))[0];
const assignmentIs = (data: object) => database().assignment.update({ where: { id: at.assignmentId }, data });
const jobsOf = (requestId: string) =>
  database().$queryRaw<object[]>`SELECT priority FROM graphile_worker.jobs WHERE key = ${`claim:${requestId}`}`;

test("a student asks, and finds the request, its state and what is left beside the submission", async () => {
  expect(await ownOf()).toMatchObject({ submissionId, requests: [], offer: { canAsk: true, left: 3, quota: 3 } });
  const id = await ask();
  expect(await ownOf()).toMatchObject({
    requests: [{ id, state: "open", reason: "Twice two is four.", claim: null, answer: null }],
    offer: { canAsk: false, reason: expect.stringContaining("waits") as string },
  });
});

test.each<[keyof CourseFixture["people"], string]>([
  ["otherStudent", "NOT_FOUND"],
  ["ta", "NOT_FOUND"],
  ["dropped", "NOT_FOUND"],
  ["stranger", "NOT_FOUND"],
])("the %s cannot ask about somebody else's submission", async (who, code) => {
  await expect(ask(at.people[who])).rejects.toMatchObject({ code });
});

test("staff do not ask about their own", async () => {
  submissionId = await makeGradedSubmission(at, at.people.ta, { score: 1 });
  await expect(ask(at.people.ta)).rejects.toMatchObject({ code: "FORBIDDEN" });
  expect(await listOwnRegrades(at.people.ta, at.itemId)).toEqual([]);
});

test.each([["   "], ["x".repeat(5_001)]])("a reason must be there and be bounded", async (reason) => {
  await expect(ask(at.people.student, { reason })).rejects.toMatchObject({ code: "INVALID" });
});

test("one is open at a time, also when two arrive at once", async () => {
  const asked = await Promise.allSettled([ask(), ask(), ask()]);
  expect(asked.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected", "rejected"]);
  expect(asked.find((each) => each.status === "rejected")?.reason).toMatchObject({ code: "CONFLICT" });
});

test("the quota is the assignment's, and requests that arrive at once do not pass it together", async () => {
  await assignmentIs({ regradeQuota: 1 });
  const other = await makeGradedSubmission(at, at.people.student, { score: 2 });
  const asked = await Promise.allSettled([ask(), ask(at.people.student, { submissionId: other })]);
  expect(asked.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(asked.find((each) => each.status === "rejected")?.reason).toMatchObject({ code: "FORBIDDEN" });
});

test.each<["granted" | "declined" | "withdrawn", number]>([
  ["granted", 3],
  ["declined", 2],
  ["withdrawn", 3],
])("after one that was %s, %i are left", async (outcome, left) => {
  const id = await ask();
  if (outcome === "withdrawn") await withdrawRegradeRequest(at.people.student, id);
  else await answerRegradeRequest(at.people.ta, answer(id, { decision: outcome }));
  expect(await ownOf()).toMatchObject({ offer: { canAsk: true, left } });
});

test("the days count from the verdict, and again from a review that is seen later", async () => {
  submissionId = await makeGradedSubmission(at, at.people.otherStudent, {
    score: 1,
    submittedAt: hoursFromNow(-8 * 24),
  });
  await expect(ask(at.people.otherStudent)).rejects.toMatchObject({ code: "FORBIDDEN" });
  await makeReview(submissionId, at.people.ta, { finishedAt: hoursFromNow(-24) });
  await assignmentIs({ holdsReviews: true });
  await expect(ask(at.people.otherStudent)).rejects.toMatchObject({ code: "FORBIDDEN" });
  await assignmentIs({ reviewsReleaseAt: hoursFromNow(-1) });
  await expect(ask(at.people.otherStudent)).resolves.toEqual(expect.any(String));
});

test("what nobody has given points for cannot be regraded, nor a run", async () => {
  for (const [status, kind] of [
    ["grader-failed", "submit"],
    ["invalid", "submit"],
    ["partial", "run"],
  ] as const) {
    submissionId = await makeGradedSubmission(at, at.people.student, {
      score: status === "partial" ? 1 : 0,
      status,
      kind,
    });
    await expect(ask()).rejects.toMatchObject({ code: kind === "run" ? "NOT_FOUND" : "FORBIDDEN" });
  }
});

test("a claim is kept with a job behind everything live; what is no claim is refused, with nothing written", async () => {
  await expect(ask(at.people.student, { claim: { ...claim, arguments: ["two"] } })).rejects.toMatchObject({
    code: "INVALID",
  });
  await expect(ask(at.people.student, { claim: 3 })).rejects.toMatchObject({ code: "INVALID" });
  expect(await database().regradeRequest.count({ where: { submissionId } })).toBe(0);
  const id = await ask(at.people.student, { claim });
  expect(await jobsOf(id)).toEqual([{ priority: 1_000 }]);
  expect(await ownOf()).toMatchObject({
    functions: [{ name: "double", obstacle: null }],
    requests: [{ claim: { sentence: "double(2) must be 4", outcome: { state: "waiting" } } }],
  });
});

const outcome = {
  state: "run",
  student: { result: "failed", got: "2", message: "SECRET?" },
  reference: { result: "failed", got: "REFERENCE VALUE", message: "REFERENCE MESSAGE" },
  engine: "test",
};

test("a student learns of the reference whether it agrees, after the answer, and never its value", async () => {
  const id = await ask(at.people.student, { claim });
  await database().regradeRequest.update({ where: { id }, data: { claimOutcome: outcome } });
  const before = await ownOf();
  expect(before?.requests[0]?.claim?.outcome).toMatchObject({ result: "failed", got: "2", doesReferenceAgree: null });
  await answerRegradeRequest(at.people.ta, answer(id, { decision: "declined" }));
  const after = await ownOf();
  expect(after?.requests[0]?.claim?.outcome).toMatchObject({ doesReferenceAgree: false });
  expect(JSON.stringify([before, after])).not.toContain("REFERENCE");
});

test("the name of who answered is not told to the student", async () => {
  const id = await ask();
  await answerRegradeRequest(at.people.ta, answer(id));
  const own = await ownOf();
  expect(own?.requests).toMatchObject([{ state: "granted", answer: "You are right." }]);
  expect(JSON.stringify(own)).not.toContain("Tara");
});

test("staff see everything of a request, hidden tests and the other requests included", async () => {
  const first = await ask();
  await answerRegradeRequest(at.people.ta, answer(first, { decision: "declined", answer: "No." }));
  const id = await ask(at.people.student, { claim });
  await database().regradeRequest.update({ where: { id }, data: { claimOutcome: outcome } });
  expect(await getRegradeRequest(at.people.instructor, id)).toMatchObject({
    ...{ id, state: "open", studentName: "Sam", partPoints: 3, review: null, answer: null, areReviewsHeld: false },
    claim: {
      sentence: "double(2) must be 4",
      judgement: "refuted",
      outcome,
      test: expect.stringContaining("t.close(await student.double(2), 4);") as string,
    },
    submission: { id: submissionId, source: "export const double = (x: number) => 2 * x;", verdict: { score: 1 } },
    others: [{ id: first, state: "declined", answer: "No." }],
  });
});

test("open requests stand first, the oldest on top; filters choose", async () => {
  const answered = await ask();
  await answerRegradeRequest(at.people.ta, answer(answered, { decision: "declined" }));
  const older = await ask();
  submissionId = await makeGradedSubmission(at, at.people.otherStudent, { score: 1 });
  const newer = await ask(at.people.otherStudent);
  const ids = async (filters = {}) =>
    (await listRegradeRequests(at.people.ta, at.courseSlug, filters)).map(({ id }) => id);
  expect(await ids()).toEqual([older, newer, answered]);
  expect(await ids({ state: "declined" })).toEqual([answered]);
  expect(await ids({ assignment: "no-such" })).toEqual([]);
});

test.each(["student", "otherStudent", "dropped", "stranger"] as const)(
  "a %s sees nothing of staff's side",
  async (who) => {
    const id = await ask();
    const actor = at.people[who];
    const no = { code: "NOT_FOUND" };
    await expect(listRegradeRequests(actor, at.courseSlug)).rejects.toMatchObject(no);
    await expect(getRegradeRequest(actor, id)).rejects.toMatchObject(no);
    await expect(answerRegradeRequest(actor, answer(id))).rejects.toMatchObject(no);
  },
);

test("staff of one section neither see nor answer requests of others", async () => {
  const section = await database().section.create({ data: { courseId: at.courseId, name: "Tuesday" } });
  await database().enrollment.update({
    where: { courseId_userId: { courseId: at.courseId, userId: at.people.ta.userId } },
    data: { sectionId: section.id, isLimitedToSection: true },
  });
  const id = await ask();
  expect(await listRegradeRequests(at.people.ta, at.courseSlug)).toEqual([]);
  await expect(getRegradeRequest(at.people.ta, id)).rejects.toMatchObject({ code: "NOT_FOUND" });
  await expect(answerRegradeRequest(at.people.ta, answer(id))).rejects.toMatchObject({ code: "NOT_FOUND" });
});

test("an override given with a grant changes the points, and both stand in the log", async () => {
  const id = await ask();
  await answerRegradeRequest(at.people.ta, answer(id, { override: { points: 3, reason: "The claim holds." } }));
  const { course, assignment, problem } = {
    course: at.courseSlug,
    assignment: at.assignmentSlug,
    problem: at.problemSlug,
  };
  expect(await getItem(at.people.student, { course, assignment, problem })).toMatchObject({
    earned: 10,
    explanation: expect.stringContaining("The claim holds.") as string,
  });
  const events = await database().auditEvent.findMany({ where: { courseId: at.courseId }, orderBy: { at: "asc" } });
  expect(events.map(({ action }) => action).sort()).toEqual(["regrade request granted", "review overridden"]);
});

test("two who answer at once: one does, the other is told who was first, and nothing of theirs is written", async () => {
  const id = await ask();
  const both = await Promise.allSettled([
    answerRegradeRequest(at.people.ta, answer(id, { override: { points: 3, reason: "Yes." } })),
    answerRegradeRequest(at.people.instructor, answer(id, { decision: "declined" })),
  ]);
  expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  const refused = both.find((each) => each.status === "rejected")?.reason as Error;
  expect(refused).toMatchObject({ code: "CONFLICT", message: expect.stringMatching(/^(Tara|Ines) has /) as string });
  const { state } = await database().regradeRequest.findUniqueOrThrow({ where: { id } });
  expect(await database().review.count({ where: { submissionId } })).toBe(state === "granted" ? 1 : 0);
  expect(await database().auditEvent.count({ where: { subjectId: id } })).toBe(1);
});

test("a review that changed meanwhile, or is a draft, is not overridden, and the request stays open", async () => {
  const id = await ask();
  const reviewId = await makeReview(submissionId, at.people.instructor, { override: { points: 2, reason: "Half." } });
  const override = { points: 3, reason: "Yes." };
  await expect(answerRegradeRequest(at.people.ta, answer(id, { override }))).rejects.toMatchObject({
    code: "CONFLICT",
    message: expect.stringContaining("it now sets 2 points") as string,
  });
  await database().review.update({ where: { id: reviewId }, data: { state: "draft" } });
  await expect(answerRegradeRequest(at.people.ta, answer(id, { override, reviewRevision: 1 }))).rejects.toMatchObject({
    code: "CONFLICT",
  });
  expect(await database().regradeRequest.findUnique({ where: { id } })).toMatchObject({ state: "open" });
  await database().review.update({ where: { id: reviewId }, data: { state: "finished" } });
  await answerRegradeRequest(at.people.ta, answer(id, { override, reviewRevision: 1 }));
  expect(await database().review.findUnique({ where: { id: reviewId } })).toMatchObject({
    overridePoints: 3,
    revision: 2,
  });
});

test.each<[string, Partial<AnswerInput>]>([
  ["no words", { answer: " " }],
  ["points the part does not have", { override: { points: 4, reason: "Yes." } }],
  ["points without a reason", { override: { points: 3, reason: "" } }],
  ["points with a refusal", { decision: "declined", override: { points: 3, reason: "Yes." } }],
  ["a test without a claim", { makesTest: true }],
])("an answer with %s is refused and leaves the request open", async (_, changes) => {
  const id = await ask();
  await expect(answerRegradeRequest(at.people.ta, answer(id, changes))).rejects.toMatchObject({ code: "INVALID" });
  expect(await database().regradeRequest.findUnique({ where: { id } })).toMatchObject({ state: "open" });
});

test("what was answered cannot be withdrawn, and nobody withdraws for others", async () => {
  const id = await ask();
  await expect(withdrawRegradeRequest(at.people.otherStudent, id)).rejects.toMatchObject({ code: "NOT_FOUND" });
  await answerRegradeRequest(at.people.ta, answer(id));
  await expect(withdrawRegradeRequest(at.people.student, id)).rejects.toMatchObject({ code: "CONFLICT" });
});

test("answering what was withdrawn says so", async () => {
  const id = await ask();
  const view = getRegradeRequest(at.people.ta, id);
  await view;
  const both = await Promise.allSettled([
    withdrawRegradeRequest(at.people.student, id),
    answerRegradeRequest(at.people.ta, answer(id)),
  ]);
  expect(both.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
});
