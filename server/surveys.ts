import { readEntry } from "#problems/kinds/survey/readEntry";
import { AnswerSchema } from "#problems/schema";
import { requireId, requireStaff, seenStudents } from "./access";
import type { Actor } from "./actor";
import { database } from "./db";
import { AppError, notFound } from "./errors";
import { findPart, getPublishedVersion } from "./publishedVersion";

/** What people of a course said in a survey. Names in it are personal data. */
export interface SurveyExport {
  title: string;
  /** The labels of the fields, in order. */
  columns: string[];
  rows: SurveyRow[];
}

export interface SurveyRow {
  name: string;
  email: string;
  submittedAt: Date;
  /** One a column: plain text in lines, empty where a field was not answered. */
  cells: string[];
}

/**
 * The latest complete answer of everybody who takes the course and whom the actor sees, by name.
 *
 * @throws AppError NOT_FOUND, also for students, whose peers' answers are none of their business; INVALID when the part
 *   is no survey
 */
export async function exportSurvey(
  actor: Actor,
  { itemId, partId }: { itemId: string; partId: string },
): Promise<SurveyExport> {
  const part = await database().part.findFirst({
    where: { id: requireId(partId, "survey"), itemId: requireId(itemId, "survey") },
    select: { id: true, key: true, item: { select: { versionId: true, assignment: { select: { courseId: true } } } } },
  });
  if (part === null) throw notFound("survey");
  const { courseId } = part.item.assignment;
  const access = await requireStaff(actor, { id: courseId }, "survey");

  const definition = findPart(await getPublishedVersion(part.item.versionId), part.key);
  if (definition?.kind !== "survey") throw new AppError("INVALID", "This part is not a survey.");
  const submissions = await database().submission.findMany({
    where: {
      ...{ partId: part.id, kind: "submit" },
      gradings: { some: { isCurrent: true, status: "accepted" } },
      user: { enrollments: { some: seenStudents(access) } },
    },
    distinct: ["userId"],
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    select: { answer: true, createdAt: true, user: { select: { name: true, email: true } } },
  });
  const rows = submissions.map(({ answer: stored, createdAt, user }) => {
    const answer = AnswerSchema.parse(stored);
    const cells = definition.fields.map((field) => {
      const read = answer.kind === "survey" ? readEntry(field, answer) : null;
      return read?.ok === true ? read.lines.join("\n") : "";
    });
    return { name: user.name, email: user.email, submittedAt: createdAt, cells };
  });
  return {
    title: definition.title,
    columns: definition.fields.map(({ label }) => label),
    rows: rows.sort((a, b) => a.name.localeCompare(b.name) || (a.email < b.email ? -1 : 1)),
  };
}
