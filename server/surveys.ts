import { readEntry } from "#problems/kinds/survey/readEntry";
import type { SurveyAnswer, SurveyPart } from "#problems/kinds/survey/part";
import { AnswerSchema } from "#problems/schema";
import { type Access, requireAccess, requireId, requireStaff, seenStudents } from "./access";
import type { Actor } from "./actor";
import { recordChange } from "./audit";
import { database } from "./db";
import { eraseAnswers, eraseTransaction } from "./erasure";
import { AppError, notFound } from "./errors";
import { findPart, getPublishedVersion } from "./publishedVersion";

/** What people of a course said in a survey. Names in it are personal data. */
export interface SurveyExport {
  title: string;
  /** Where it is asked. */
  assignment: string;
  /** The labels of the fields, in order. */
  columns: string[];
  rows: SurveyRow[];
  /** Whether the actor may erase what somebody wrote. */
  canErase: boolean;
}

export interface SurveyRow {
  userId: string;
  name: string;
  email: string;
  submittedAt: Date;
  /** What was written was erased; that the survey was answered still counts. */
  isErased: boolean;
  /** One a column: plain text in lines, empty where a field was not answered. */
  cells: string[];
}

export interface SurveySummary {
  partId: string;
  assignment: string;
  title: string;
  /** Students whom the actor sees and who answered. */
  answered: number;
}

/** @throws AppError NOT_FOUND for who is not staff of the course */
export async function listSurveys(actor: Actor, course: string): Promise<SurveySummary[]> {
  const access = await requireStaff(actor, { slug: course }, "course");
  const parts = await database().part.findMany({
    where: { kind: "survey", retiredAt: null, item: { assignment: { courseId: access.courseId } } },
    orderBy: [{ item: { assignment: { dueAt: "asc" } } }, { item: { position: "asc" } }, { position: "asc" }],
    select: {
      ...{ id: true, key: true },
      item: { select: { versionId: true, assignment: { select: { title: true } } } },
    },
  });
  return Promise.all(
    parts.map(async ({ id: partId, key, item }) => ({
      ...{ partId, assignment: item.assignment.title },
      title: findPart(await getPublishedVersion(item.versionId), key)?.title ?? key,
      answered: (await findLatest(access, partId)).length,
    })),
  );
}

/**
 * The latest complete answer of every student whom the actor sees, by name.
 *
 * @throws AppError NOT_FOUND, also for students, whose peers' answers are none of their business; INVALID when the part
 *   is no survey
 */
export async function exportSurvey(actor: Actor, partId: string): Promise<SurveyExport> {
  const { access, definition, assignment } = await findSurvey(actor, partId);
  const submissions = await findLatest(access, requireId(partId, "survey"));
  const rows = submissions.map(({ answer, createdAt, user }) => ({
    ...{ userId: user.id, name: user.name, email: user.email, submittedAt: createdAt },
    isErased: answer.erased === true,
    cells: definition.fields.map((field) => {
      const read = readEntry(field, answer);
      return read.ok ? read.lines.join("\n") : "";
    }),
  }));
  return {
    ...{ title: definition.title, assignment, canErase: access.role === "instructor" },
    columns: definition.fields.map(({ label }) => label),
    rows: rows.sort((a, b) => a.name.localeCompare(b.name) || (a.email < b.email ? -1 : 1)),
  };
}

/**
 * Takes away for good what one student wrote in a survey: every answer and the draft. That they answered still counts,
 * and a replay or a regrade gives the same points.
 *
 * @throws AppError NOT_FOUND, FORBIDDEN for TAs, INVALID when the part is no survey, CONFLICT while an answer is graded
 */
export async function eraseSurveyAnswers(
  actor: Actor,
  { partId: id, userId: whose }: { partId: string; userId: string },
): Promise<void> {
  const { access } = await findSurvey(actor, id);
  if (access.role !== "instructor")
    throw new AppError("FORBIDDEN", "Only instructors erase what a student wrote. Ask one of them.");
  const [partId, userId] = [requireId(id, "survey"), requireId(whose, "student")];
  const { courseId } = access;
  await eraseTransaction(async (tx) => {
    const student = await tx.enrollment.findFirst({ where: { courseId, userId }, select: { id: true } });
    if (student === null) throw notFound("student");
    const { answers, drafts } = await eraseAnswers(tx, { userId, partIds: [partId] });
    await recordChange(tx, actor, {
      ...{ courseId, action: "survey answers erased", subject: { kind: "part", id: partId } },
      before: { student: userId, answers, drafts },
      after: { student: userId, answers: 0, drafts: 0 },
    });
  });
}

async function findSurvey(
  actor: Actor,
  partId: string,
): Promise<{ access: Access; definition: SurveyPart; assignment: string }> {
  const part = await database().part.findUnique({
    where: { id: requireId(partId, "survey") },
    select: {
      key: true,
      item: { select: { versionId: true, assignment: { select: { courseId: true, title: true } } } },
    },
  });
  if (part === null) throw notFound("survey");
  const { courseId, title: assignment } = part.item.assignment;
  const access = await requireAccess(actor, { id: courseId }, "survey");
  if (!access.isStaff) throw notFound("survey");
  const definition = findPart(await getPublishedVersion(part.item.versionId), part.key);
  if (definition?.kind !== "survey") throw new AppError("INVALID", "This part is not a survey.");
  return { access, definition, assignment };
}

/** The latest answer of each student that was complete. */
async function findLatest(access: Access, partId: string) {
  const submissions = await database().submission.findMany({
    where: {
      ...{ partId, kind: "submit" },
      gradings: { some: { isCurrent: true, status: "accepted" } },
      user: { enrollments: { some: seenStudents(access) } },
    },
    distinct: ["userId"],
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    select: { answer: true, createdAt: true, user: { select: { id: true, name: true, email: true } } },
  });
  return submissions.map(({ answer, ...rest }) => ({ ...rest, answer: toSurveyAnswer(answer) }));
}

function toSurveyAnswer(stored: unknown): SurveyAnswer {
  const answer = AnswerSchema.parse(stored);
  // A part that asked for something else before it became a survey.
  return answer.kind === "survey" ? answer : { kind: "survey", entries: [] };
}
