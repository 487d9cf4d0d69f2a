import type { Actor } from "#server/actor";
import { type CourseDates, type CourseFixture, makeGradedSubmission, makePerson, newClientKey } from "../../course";
import { database } from "../../database";
import { makeQuestionItem, type QuestionItem } from "../../questionItem";

/** The student is the owner of what is asked for. The section's TA is limited to the other section. The stranger is an instructor elsewhere. */
export type Person = keyof CourseFixture["people"] | "sectionTa";

/** Its version is the one of the code part. */
export interface Fixture extends QuestionItem {
  /** The student's, to the code part; not graded yet. */
  submissionId: string;
  /** The student and nobody else is in the first, the section's TA in the second. */
  sectionIds: [string, string];
  people: Record<Person, Actor>;
  /** Of the item with the questions. */
  questionVersionId: string;
}

export type Fixtures = Record<"open" | "notOpen" | "unpublished" | "closed", Fixture>;

export const answer = { kind: "code", source: "export const double = (x: number) => 2 * x;" };

const questions: Parameters<typeof makeQuestionItem>[0] = [
  {
    ...{ kind: "upload", id: "plots", title: "Plots", points: 2, source: "test.1", prompt: "Draw.", explanation: "-" },
    ...{ accepts: ["png"], maxFiles: 2, maxMiB: 1, rubric: [{ id: "drawn", text: "Drawn.", points: 2 }] },
  },
  {
    ...{ kind: "survey", id: "people", title: "People", points: 1, source: "test.1" },
    ...{ prompt: "With whom?", explanation: "-", fields: [{ kind: "people", id: "with", label: "Names" }] },
  },
];

export async function makeFixture(dates: CourseDates): Promise<Fixture> {
  const course = await makeQuestionItem(questions, dates);
  const { courseId, partId } = course;
  const sectionTa = await makePerson("Theo");
  const { id: first } = await database().section.create({ data: { courseId, name: "Tuesday" } });
  const { id: second } = await database().section.create({ data: { courseId, name: "Thursday" } });
  const { versionId } = await database().item.findUniqueOrThrow({ where: { id: course.itemId } });
  await database().assignment.update({
    where: { id: course.assignmentId },
    data: { regradeDays: 7, regradeQuota: 1000 },
  });
  await database().enrollment.update({
    where: { courseId_userId: { courseId, userId: course.people.student.userId } },
    data: { sectionId: first },
  });
  await database().enrollment.create({
    data: { courseId, userId: sectionTa.userId, role: "ta", sectionId: second, isLimitedToSection: true },
  });
  const { id: submissionId } = await database().submission.create({
    data: {
      ...{ partId, versionId, userId: course.people.student.userId, kind: "submit", answer },
      clientKey: newClientKey(),
      gradings: { create: { reason: "live", versionId, seed: "s", isCurrent: true } },
    },
  });
  return {
    ...{ ...course, versionId, questionVersionId: course.versionId, submissionId },
    ...{ sectionIds: [first, second], people: { ...course.people, sectionTa } },
  };
}

export const assignmentOf = (at: Fixture) => ({ course: at.courseSlug, assignment: at.assignmentSlug });
export const itemOf = (at: Fixture) => ({ ...assignmentOf(at), problem: at.problemSlug });
export const partOf = ({ itemId, partId }: Fixture) => ({ itemId, partId });
export const questionOf = ({ partIds }: Fixture, key: "plots" | "people"): string => partIds[key] ?? "";

/** One more graded answer to the code part, of the student unless somebody else is named: nobody has it open or reviewed it. */
export const newAnswer = (at: Fixture, actor: Actor = at.people.student): Promise<string> =>
  makeGradedSubmission(at, actor, { score: 2 });

/** A finished review of a new answer of the student's. */
export async function newReview(at: Fixture, data: object = {}): Promise<{ id: string; submissionId: string }> {
  return database().review.create({
    data: {
      ...{
        submissionId: await newAnswer(at),
        authorId: at.people.ta.userId,
        state: "finished",
        finishedAt: new Date(),
      },
      ...data,
    },
    select: { id: true, submissionId: true },
  });
}

/** An open request of the student about a new answer. */
export async function newRequest(at: Fixture): Promise<string> {
  const requesterId = at.people.student.userId;
  const data = { submissionId: await newAnswer(at), requesterId, reason: "It is right." };
  return (await database().regradeRequest.create({ data })).id;
}

/** A finished comparison in which an answer of the student's is like one of the other student's. */
export async function newPair(at: Fixture): Promise<{ id: string; runId: string }> {
  const [leftId = "", rightId = ""] = [await newAnswer(at), await newAnswer(at, at.people.otherStudent)].sort();
  const similar = { leftId, rightId, similarity: 0.9, longestFragment: 40, fragments: [] };
  const run = await database().similarityRun.create({
    data: {
      ...{ partId: at.partId, requesterId: at.people.ta.userId, state: "done", finishedAt: new Date(), compared: 2 },
      pairs: { create: similar },
    },
    select: { pairs: { select: { id: true, runId: true } } },
  });
  const [pair] = run.pairs;
  if (pair === undefined) throw new Error("the run has a pair");
  return pair;
}
