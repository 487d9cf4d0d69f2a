import { VerdictSchema } from "#grader/verdict";
import { areReviewsReleased } from "./areReviewsReleased";
import { database } from "./db";
import { toStudentVerdict } from "./studentVerdict";
import { isTimeUp } from "./submissions";

interface Whose {
  courseId: string;
  userId: string;
}

type Records = () => Promise<Iterable<unknown>> | AsyncIterable<unknown>;

/** Everything that a course keeps about one person, by what it is. Lists are read when they are asked for. */
export function courseRecords(whose: Whose): Record<string, Records> {
  return {
    enrollment: () => listEnrollment(whose),
    drafts: () => listDrafts(whose),
    submissions: () => eachSubmission(whose),
    reviews: () => listReviews(whose),
    "regrade-requests": () => listRequests(whose),
    extensions: () => listExtensions(whose),
    "timed-assignments": () => listStarts(whose),
    files: () => uploadsOf(whose),
    log: () => listEvents(whose),
  };
}

/** The files of a person in a course, without what is in them. */
export const uploadsOf = ({ courseId, userId: ownerId }: Whose) =>
  database().upload.findMany({
    where: { courseId, ownerId },
    orderBy: { id: "asc" },
    select: {
      ...{ id: true, fileName: true, contentType: true, sizeBytes: true, sha256: true },
      ...{ createdAt: true, submissionId: true, part: { select: partColumns } },
    },
  });

const partColumns = {
  key: true,
  item: { select: { problem: { select: { slug: true } }, assignment: { select: { slug: true } } } },
} as const;

const ofCourse = (courseId: string) => ({ part: { item: { assignment: { courseId } } } });

const listEnrollment = ({ courseId, userId }: Whose) =>
  database().enrollment.findMany({
    where: { courseId, userId },
    select: {
      ...{ role: true, isLimitedToSection: true, timeFactor: true, createdAt: true, droppedAt: true },
      ...{ section: { select: { name: true } }, course: { select: { slug: true, title: true, term: true } } },
    },
  });

const listDrafts = ({ courseId, userId }: Whose) =>
  database().draft.findMany({
    where: { userId, ...ofCourse(courseId) },
    orderBy: { id: "asc" },
    select: { text: true, savedAt: true, part: { select: partColumns } },
  });

const atOnce = 50;

/** One after the other: a term's answers and verdicts do not fit into memory together. */
async function* eachSubmission({ courseId, userId }: Whose): AsyncGenerator {
  const isOver = new Map<string, Promise<boolean>>();
  for (let after = "00000000-0000-0000-0000-000000000000"; ;) {
    const rows = await database().submission.findMany({
      where: { userId, ...ofCourse(courseId), id: { gt: after } },
      orderBy: { id: "asc" },
      take: atOnce,
      select: {
        ...{ id: true, kind: true, createdAt: true, answer: true, earlier: true, erasedAt: true },
        part: {
          select: {
            key: true,
            item: { select: { problem: { select: { slug: true } }, assignment: { select: { id: true, slug: true } } } },
          },
        },
        gradings: { where: { isCurrent: true }, select: { state: true, finishedAt: true, verdict: true } },
      },
    });
    for (const { part, gradings, ...row } of rows) {
      const { assignment, problem } = part.item;
      const [grading] = gradings;
      if (!isOver.has(assignment.id)) isOver.set(assignment.id, isTimeUp(assignment.id, userId));
      const isAfterDue = (await isOver.get(assignment.id)) ?? false;
      const stored = grading?.verdict ?? null;
      yield {
        ...{ ...row, assignment: assignment.slug, problem: problem.slug, part: part.key },
        ...{ state: grading?.state, finishedAt: grading?.finishedAt },
        verdict: stored === null ? null : toStudentVerdict(VerdictSchema.parse(stored), { isAfterDue }),
      };
    }
    const last = rows.at(-1);
    if (last === undefined || rows.length < atOnce) return;
    after = last.id;
  }
}

/** What the student reads of reviews: finished ones, once they are released. Graders have no names there. */
async function listReviews({ courseId, userId }: Whose): Promise<unknown[]> {
  const rows = await database().review.findMany({
    where: { state: "finished", submission: { userId, kind: "submit", ...ofCourse(courseId) } },
    orderBy: { id: "asc" },
    select: {
      ...{ submissionId: true, finishedAt: true, comment: true, overridePoints: true, overrideReason: true },
      rubricItems: { select: { rubricItem: { select: { text: true, feedback: true, points: true } } } },
      lineComments: { select: { firstLine: true, lastLine: true, text: true } },
      regionComments: {
        select: { uploadId: true, page: true, x: true, y: true, width: true, height: true, text: true },
      },
      suggestedEdits: { select: { submission: { select: { answer: true } } } },
      submission: {
        select: {
          part: {
            select: { item: { select: { assignment: { select: { holdsReviews: true, reviewsReleaseAt: true } } } } },
          },
        },
      },
    },
  });
  const now = new Date();
  return rows
    .filter(({ submission }) => areReviewsReleased(submission.part.item.assignment, now))
    .map(({ submission: _, ...review }) => review);
}

const listRequests = ({ courseId, userId }: Whose) =>
  database().regradeRequest.findMany({
    where: { requesterId: userId, submission: ofCourse(courseId) },
    orderBy: { id: "asc" },
    select: {
      ...{ id: true, submissionId: true, reason: true, claim: true, state: true, createdAt: true },
      ...{ answer: true, answeredAt: true },
    },
  });

const listExtensions = ({ courseId, userId }: Whose) =>
  database().extension.findMany({
    where: { courseId, userId },
    orderBy: { id: "asc" },
    select: {
      ...{ dueAt: true, closesAt: true, reason: true, createdAt: true },
      assignment: { select: { slug: true } },
    },
  });

const listStarts = ({ courseId, userId }: Whose) =>
  database().timedStart.findMany({
    where: { userId, assignment: { courseId } },
    select: { startedAt: true, assignment: { select: { slug: true } } },
  });

/** Changes that staff made of this person's place, dates and requests. What graders did while grading is not told. */
async function listEvents({ courseId, userId }: Whose): Promise<unknown[]> {
  const [enrollments, extensions, requests] = await Promise.all([
    database().enrollment.findMany({ where: { courseId, userId }, select: { id: true } }),
    database().extension.findMany({ where: { courseId, userId }, select: { id: true } }),
    database().regradeRequest.findMany({
      where: { requesterId: userId, submission: ofCourse(courseId) },
      select: { id: true },
    }),
  ]);
  return database().auditEvent.findMany({
    where: { courseId, subjectId: { in: [...enrollments, ...extensions, ...requests].map(({ id }) => id) } },
    orderBy: { id: "asc" },
    select: { at: true, action: true, subjectKind: true, before: true, after: true },
  });
}
