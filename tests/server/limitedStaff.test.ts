import type { Actor } from "#server/actor";
import { groupsOf } from "#server/answerGroups";
import { listGradableParts } from "#server/gradableParts";
import { getGradebook } from "#server/gradebook";
import { getGradingDesk } from "#server/gradingDesk";
import { getGroups } from "#server/groupsScreen";
import { nextAnswer, ringOfAnswers } from "#server/nextAnswer";
import { listRegradeRequests } from "#server/regradeAnswers";
import { getSimilarPair, judgePair } from "#server/similarPairs";
import { getSimilarityRun } from "#server/similarityRuns";
import { getRelease } from "#server/releases";
import { changeRubric, previewRubricChange } from "#server/rubrics";
import { exportSurvey, listSurveys } from "#server/surveys";
import { makeGradedSubmission, newClientKey } from "../course";
import { database, useFreshDatabase } from "../database";
import {
  assignmentOf,
  type Fixture,
  makeFixture,
  newPair,
  newRequest,
  newReview,
  questionOf,
} from "./permissionRows/fixture";

/** What lists hold for staff who are limited to a section: they may ask, and are told of its students alone. */
useFreshDatabase();

let at: Fixture, runId: string, pairId: string;
beforeAll(async () => {
  at = await makeFixture({});
  ({ id: pairId, runId } = await newPair(at));
  await newRequest(at);
  await database().submission.create({
    data: {
      ...{ partId: questionOf(at, "people"), userId: at.people.student.userId, versionId: at.questionVersionId },
      ...{ kind: "submit", answer: { kind: "survey", entries: [] }, clientKey: newClientKey() },
      gradings: {
        create: {
          ...{ reason: "live", versionId: at.questionVersionId, seed: "s", isCurrent: true, state: "done" },
          ...{ finishedAt: new Date(), engine: "0.1.0", status: "accepted", score: 1, maxScore: 1 },
          verdict: { status: "accepted", score: 1, maxScore: 1 },
        },
      },
    },
  });
});

const deskOf = ({ courseSlug, partId }: Fixture) => ({ course: courseSlug, partId });

test.each<[string, (actor: Actor) => Promise<number>]>([
  ["getGradebook", async (actor) => (await getGradebook(actor, at.courseSlug)).students.length],
  ["listGradableParts", async (actor) => sum((await listGradableParts(actor, at.courseSlug)).map((p) => p.answers))],
  ["getGradingDesk", async (actor) => (await getGradingDesk(actor, { ...deskOf(at), filter: {} })).ring.length],
  ["ringOfAnswers", async (actor) => (await ringOfAnswers(actor, at.partId, {})).length],
  ["nextAnswer", async (actor) => ((await nextAnswer(actor, at.partId)) === null ? 0 : 1)],
  ["groupsOf", async (actor) => (await groupsOf(actor, at.partId)).groupOf.size],
  ["getGroups", async (actor) => (await getGroups(actor, { ...deskOf(at), isBlind: false })).answers],
  ["listRegradeRequests", async (actor) => (await listRegradeRequests(actor, at.courseSlug)).length],
  ["getSimilarityRun", async (actor) => (await getSimilarityRun(actor, runId)).pairs.length],
  ["listSurveys", async (actor) => sum((await listSurveys(actor, at.courseSlug)).map(({ answered }) => answered))],
  ["exportSurvey", async (actor) => (await exportSurvey(actor, questionOf(at, "people"))).rows.length],
])("%s holds nothing of students of another section", async (_, count) => {
  const { sectionTa, ta, instructor } = at.people;
  expect(await count(sectionTa)).toBe(0);
  expect(await count(ta)).toBeGreaterThan(0);
  expect(await count(instructor)).toBeGreaterThan(0);
});

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

test("of a pair with one student of the own section the other has no name, and it is not theirs to judge", async () => {
  const { courseId, people, sectionIds } = at;
  await database().enrollment.update({
    where: { courseId_userId: { courseId, userId: people.otherStudent.userId } },
    data: { sectionId: sectionIds[1] },
  });
  const { left, right, mayJudge } = await getSimilarPair(people.sectionTa, pairId);
  expect([left.name, right.name].sort()).toEqual(["Olu", null]);
  expect([left.email, right.email]).toContain(null);
  expect(mayJudge).toBe(false);
  const judgement = { judgement: "copied", reason: "Word for word.", basedOn: null } as const;
  await expect(judgePair(people.sectionTa, pairId, judgement)).rejects.toMatchObject({ code: "FORBIDDEN" });
  expect(await database().similarPair.findUniqueOrThrow({ where: { id: pairId } })).toMatchObject({ judgement: null });
});

test("the release of reviews is counted for the own section alone", async () => {
  const course = await makeFixture({});
  await newReview(course);
  await newReview(course, { state: "draft", finishedAt: null });
  const { sectionTa, ta, instructor } = course.people;
  const reviewsFor = async (actor: Actor) => (await getRelease(actor, assignmentOf(course))).reviews;
  expect(await reviewsFor(sectionTa)).toEqual({ finished: 0, drafts: 0 });
  for (const actor of [ta, instructor]) expect(await reviewsFor(actor)).toEqual({ finished: 1, drafts: 1 });
});

test("a rubric is everybody's, so its change is counted for all, but how far points move is told of the own section alone", async () => {
  const course = await makeFixture({});
  const { sectionTa, ta, otherStudent } = course.people;
  const item = await database().rubricItem.create({
    data: { partId: course.partId, position: 1, text: "Hard to read", points: -0.5 },
  });
  await newReview(course, { rubricItems: { create: { rubricItemId: item.id } } });
  const change = {
    ...{ kind: "edit item" as const, partId: course.partId, itemId: item.id, revision: 1, groupId: null },
    ...{ text: item.text, feedback: "", points: -1.5 },
  };
  const told = { finishedReviews: 1, draftReviews: 0, students: 1 };
  expect(await previewRubricChange(sectionTa, change)).toEqual({ ...told, seenStudents: 0, largest: null });
  const whole = { ...told, seenStudents: 1, largest: { before: 1.5, after: 0.5 } };
  expect(await previewRubricChange(ta, change)).toEqual(whole);

  await database().enrollment.update({
    where: { courseId_userId: { courseId: course.courseId, userId: otherStudent.userId } },
    data: { sectionId: course.sectionIds[1] },
  });
  await database().review.create({
    data: {
      ...{ submissionId: await makeGradedSubmission(course, otherStudent, { score: 1 }), authorId: ta.userId },
      ...{ state: "finished", finishedAt: new Date(), rubricItems: { create: { rubricItemId: item.id } } },
    },
  });
  const both = { finishedReviews: 2, draftReviews: 0, students: 2 };
  const seen = { ...both, seenStudents: 1, largest: { before: 0.5, after: 0 } };
  expect(await changeRubric(sectionTa, change)).toEqual(seen);
  // The log is for instructors, and holds what happened.
  expect(
    await database().auditEvent.findFirst({ where: { courseId: course.courseId, action: "rubric item edited" } }),
  ).toMatchObject({ actorId: sectionTa.userId, after: { studentsWithOtherPoints: 2, largestChange: -1 } });
});
