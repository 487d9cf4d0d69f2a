import { listReviewsOfStudent } from "#server/reviewsOfStudent";
import { keepAsFeedback, rerunEdited } from "#server/suggestedEdits";
import { type CourseFixture, hoursFromNow, makeCourse, makeGradedSubmission, newClientKey } from "../course";
import { database, useFreshDatabase } from "../database";
import { makeReview } from "../review";

useFreshDatabase();

let at: CourseFixture;
let submissionId: string;
beforeEach(async () => {
  at = await makeCourse();
  submissionId = await makeGradedSubmission(at, at.people.student, { score: 1 });
});

const ofStudent = () => listReviewsOfStudent(at.people.student, at.itemId);

async function applyRubricItem(reviewId: string, text: string, points: number, position: number): Promise<void> {
  await database().rubricItem.create({
    data: {
      ...{ partId: at.partId, position, text, points, feedback: "See *there*." },
      applied: { create: { reviewId } },
    },
  });
}

test("a student reads rubric, comments, lines and points of a finished review, and no name of a grader", async () => {
  const reviewId = await makeReview(submissionId, at.people.ta, {
    comment: "Good **work**. <script>alert(1)</script>",
    override: { points: 2, reason: "Nearly." },
  });
  await applyRubricItem(reviewId, "Second", -0.5, 2);
  await applyRubricItem(reviewId, "First", 1, 1);
  await database().lineComment.create({
    data: { reviewId, authorId: at.people.ta.userId, firstLine: 1, lastLine: 1, text: "Why `2`?" },
  });
  const [review] = await ofStudent();
  expect(review).toMatchObject({
    submissionId,
    rubric: [
      { text: "First", points: 1 },
      { text: "Second", points: -0.5 },
    ],
    lineComments: [{ firstLine: 1 }],
    override: { points: 2, reason: "Nearly." },
    isShared: false,
    edits: [],
  });
  expect(review?.commentHtml).toContain("<strong>work</strong>");
  expect(review?.commentHtml).not.toContain("<script");
  expect(review?.rubric[0]?.feedbackHtml).toContain("<em>there</em>");
  expect(review?.lineComments[0]?.html).toContain("<code>2</code>");
  expect(JSON.stringify(review)).not.toContain("Tara");
});

test("drafts are not seen", async () => {
  await makeReview(submissionId, at.people.ta, { state: "draft" });
  expect(await ofStudent()).toEqual([]);
});

test.each<[string, { holdsReviews: boolean; reviewsReleaseAt: Date | null }, number]>([
  ["that are not held", { holdsReviews: false, reviewsReleaseAt: null }, 1],
  ["that are held", { holdsReviews: true, reviewsReleaseAt: null }, 0],
  ["with a release to come", { holdsReviews: true, reviewsReleaseAt: hoursFromNow(1) }, 0],
  ["that are released", { holdsReviews: true, reviewsReleaseAt: hoursFromNow(-1) }, 1],
])("of reviews %s a student sees what they may", async (_, release, count) => {
  await makeReview(submissionId, at.people.ta);
  await database().assignment.update({ where: { id: at.assignmentId }, data: release });
  expect(await ofStudent()).toHaveLength(count);
});

test("nobody sees a review through these of somebody else's answer", async () => {
  await makeReview(submissionId, at.people.ta);
  expect(await listReviewsOfStudent(at.people.otherStudent, at.itemId)).toEqual([]);
  for (const who of ["dropped", "stranger"] as const)
    await expect(listReviewsOfStudent(at.people[who], at.itemId)).rejects.toMatchObject({ code: "NOT_FOUND" });
});

test("both the copy of a review and the one it was copied from say that they were given together", async () => {
  const source = await makeReview(submissionId, at.people.ta);
  const other = await makeGradedSubmission(at, at.people.otherStudent, { score: 1 });
  const copy = await makeReview(other, at.people.ta);
  await database().review.update({ where: { id: copy }, data: { sourceId: source } });
  expect(await ofStudent()).toMatchObject([{ isShared: true }]);
  expect(await listReviewsOfStudent(at.people.otherStudent, at.itemId)).toMatchObject([{ isShared: true }]);
});

const source = "export const double = (x: number) => x + x;";
const rerun = (changes: object = {}) =>
  rerunEdited(at.people.ta, { submissionId, source, clientKey: newClientKey(), ...changes });

/** As a worker would. */
async function gradeEdited(id: string): Promise<void> {
  const verdict = await database().grading.findFirstOrThrow({
    where: { submissionId },
    select: { verdict: true, score: true, maxScore: true, status: true },
  });
  const { verdict: stored, ...columns } = verdict;
  await database().grading.updateMany({
    where: { submissionId: id },
    data: { ...columns, verdict: stored ?? {}, state: "done", attempt: 1, finishedAt: new Date(), engine: "e" },
  });
}

test("a changed copy is the grader's own submission, queued for the version and the seed of the original", async () => {
  const clientKey = newClientKey();
  const { submissionId: id } = await rerun({ clientKey });
  expect(await rerun({ clientKey })).toEqual({ submissionId: id });
  expect(
    await database().submission.findUnique({
      where: { id },
      select: { userId: true, partId: true, answer: true, gradings: true },
    }),
  ).toMatchObject({
    ...{ userId: at.people.ta.userId, partId: at.partId, answer: { kind: "code", source } },
    gradings: [{ versionId: at.versionId, seed: "s", isCurrent: true, state: "queued" }],
  });
});

test("a kept change is read with the review, with its verdict as students see verdicts", async () => {
  const { submissionId: editedSubmissionId } = await rerun();
  await gradeEdited(editedSubmissionId);
  const kept = await keepAsFeedback(at.people.ta, { submissionId, editedSubmissionId });
  expect(await database().review.findUnique({ where: { id: kept.reviewId } })).toMatchObject({
    state: "draft",
    revision: 1,
  });
  expect(await ofStudent()).toEqual([]);
  await database().review.update({ where: { id: kept.reviewId }, data: { state: "finished", finishedAt: new Date() } });
  expect(await ofStudent()).toMatchObject([
    {
      source: "export const double = (x: number) => 2 * x;",
      edits: [{ source, verdict: { status: "partial", score: 1 } }],
    },
  ]);
  expect(
    await database().auditEvent.count({ where: { action: "suggested edit kept", subjectId: kept.reviewId } }),
  ).toBe(1);
  await expect(keepAsFeedback(at.people.ta, { submissionId, editedSubmissionId })).rejects.toMatchObject({
    code: "CONFLICT",
  });
});

test("an edit of somebody else, or of another part, is not kept", async () => {
  const { submissionId: editedSubmissionId } = await rerun();
  await expect(keepAsFeedback(at.people.instructor, { submissionId, editedSubmissionId })).rejects.toMatchObject({
    code: "NOT_FOUND",
  });
  await expect(
    keepAsFeedback(at.people.student, { submissionId, editedSubmissionId: submissionId }),
  ).rejects.toMatchObject({ code: "NOT_FOUND" });
  const elsewhere = await makeCourse();
  const other = await makeGradedSubmission(elsewhere, at.people.ta, { score: 1 });
  await expect(keepAsFeedback(at.people.ta, { submissionId, editedSubmissionId: other })).rejects.toMatchObject({
    code: "INVALID",
  });
});

test.each(["student", "otherStudent", "dropped", "stranger"] as const)("a %s runs no changed copies", async (who) => {
  await expect(rerunEdited(at.people[who], { submissionId, source, clientKey: newClientKey() })).rejects.toMatchObject({
    code: "NOT_FOUND",
  });
});

test("a copy that is too long is refused", async () => {
  await expect(rerun({ source: "x".repeat(65_537) })).rejects.toMatchObject({ code: "TOO_LARGE" });
});

test("what the rubric quotes of the answer is filled in, as text", async () => {
  const reviewId = await makeReview(submissionId, at.people.ta);
  await database().rubricItem.create({
    data: {
      ...{ partId: at.partId, position: 1, text: "You wrote {{answer}}", points: 1 },
      feedback: "The tests gave {{score}}: *good*.",
      applied: { create: { reviewId } },
    },
  });
  const [review] = await ofStudent();
  expect(review?.rubric[0]?.text).toBe("You wrote export const double = (x: number) => 2 * x;");
  expect(review?.rubric[0]?.feedbackHtml).toContain("The tests gave 1 of 3: <em>good</em>.");
});
