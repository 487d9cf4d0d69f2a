import { z } from "zod";
import { ProblemSchema } from "#problems/schema";
import { database } from "./db";

/** Something that was changed: its kind in words, and its id. */
export interface AuditSubject {
  kind: string;
  id: string;
}

const submissionColumns = {
  user: { select: { name: true } },
  part: { select: { key: true, item: { select: { assignment: { select: { title: true } } } } } },
  version: { select: { definition: true } },
} as const;

const changeColumns = {
  toVersion: { select: { definition: true } },
  item: { select: { assignment: { select: { title: true } } } },
} as const;

/** Whose and which the subjects of a course's changes are, by id. Kinds that are not known here, and what is gone, have no entry. */
export async function describeSubjects(
  courseId: string,
  subjects: readonly AuditSubject[],
): Promise<Map<string, string>> {
  const idsOf = (wanted: string): string[] =>
    subjects.filter(({ kind, id }) => kind === wanted && z.uuid().safeParse(id).success).map(({ id }) => id);
  const ofCourse = { part: { item: { assignment: { courseId } } } };
  const [reviews, requests, submissions, extensions, assignments, enrollments, sections, changes, students] =
    await Promise.all([
      database().review.findMany({
        where: { id: { in: idsOf("review") }, submission: ofCourse },
        select: { id: true, submission: { select: submissionColumns } },
      }),
      database().regradeRequest.findMany({
        where: { id: { in: idsOf("regrade request") }, submission: ofCourse },
        select: { id: true, submission: { select: submissionColumns } },
      }),
      database().submission.findMany({
        where: { id: { in: idsOf("submission") }, ...ofCourse },
        select: { id: true, ...submissionColumns },
      }),
      database().extension.findMany({
        where: { id: { in: idsOf("extension") }, courseId },
        select: {
          id: true,
          assignment: { select: { title: true } },
          enrollment: { select: { user: { select: { name: true } } } },
          section: { select: { name: true } },
        },
      }),
      database().assignment.findMany({
        where: { id: { in: idsOf("assignment") }, courseId },
        select: { id: true, title: true },
      }),
      database().enrollment.findMany({
        where: { id: { in: idsOf("enrollment") }, courseId },
        select: { id: true, user: { select: { name: true } } },
      }),
      database().section.findMany({
        where: { id: { in: idsOf("section") }, courseId },
        select: { id: true, name: true },
      }),
      database().versionChange.findMany({
        where: { id: { in: idsOf("version change") }, item: { assignment: { courseId } } },
        select: { id: true, ...changeColumns },
      }),
      database().enrollment.findMany({
        where: { courseId, userId: { in: idsOf("student") } },
        select: { userId: true, user: { select: { name: true } } },
      }),
    ]);
  return new Map([
    ...[...reviews, ...requests].map(({ id, submission }) => [id, titleOf(submission)] as const),
    ...sections.map(({ id, name }) => [id, name] as const),
    ...submissions.map(({ id, ...submission }) => [id, titleOf(submission)] as const),
    ...assignments.map(({ id, title }) => [id, title] as const),
    ...enrollments.map(({ id, user }) => [id, user.name] as const),
    ...extensions.map(
      ({ id, assignment, enrollment, section }) =>
        [id, `${enrollment?.user.name ?? section?.name ?? ""}, ${assignment.title}`] as const,
    ),
    ...changes.map(
      ({ id, item, toVersion }) =>
        [id, `“${TitleSchema.parse(toVersion.definition).title}” of ${item.assignment.title}`] as const,
    ),
    ...students.map(({ userId, user }) => [userId, user.name] as const),
  ]);
}

const TitleSchema = z.object({ title: z.string() });

function titleOf({
  user,
  part,
  version,
}: {
  user: { name: string };
  part: { key: string; item: { assignment: { title: string } } };
  version: { definition: unknown };
}): string {
  const problem = ProblemSchema.safeParse(version.definition).data;
  const title = problem?.parts.find(({ id }) => id === part.key)?.title ?? part.key;
  return `${user.name}, “${title}” of ${part.item.assignment.title}`;
}
