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
import { exportSurvey, listSurveys } from "#server/surveys";
import { newClientKey } from "../course";
import { database, useFreshDatabase } from "../database";
import { type Fixture, makeFixture, newPair, newRequest, questionOf } from "./permissionRows/fixture";

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
