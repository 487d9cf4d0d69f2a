import { extensionsOf, requireAccess } from "./access";
import type { Actor } from "./actor";
import { database } from "./db";
import { extendedDates } from "./deadlines";
import { notFound } from "./errors";
import { getPublishedVersion } from "./publishedVersion";
import { reviewSeenAt } from "./regradePolicy";

/** Something that happened to a student's work in an assignment since they last looked. */
export type AssignmentChange =
  | { kind: "review"; at: Date; problemSlug: string; problemTitle: string }
  | { kind: "points"; at: Date; from: number | null; to: number | null; problemSlug: string; problemTitle: string }
  | { kind: "regrade"; at: Date; state: "granted" | "declined"; problemSlug: string; problemTitle: string }
  | { kind: "extension"; at: Date; dueAt: Date }
  | { kind: "solutions"; at: Date };

/** What is new to somebody, and as of when: looking at it is noted with that moment. */
export interface ChangesView {
  changes: AssignmentChange[];
  asOf: Date;
}

/**
 * What changed for the actor in an assignment since they last looked at it, the latest first. Nothing for staff.
 *
 * @throws AppError NOT_FOUND
 */
export async function listChangesSinceLook(
  actor: Actor,
  { course, assignment }: { course: string; assignment: string },
): Promise<ChangesView> {
  const access = await requireAccess(actor, { slug: course }, "course");
  const asOf = new Date();
  if (access.isStaff) return { changes: [], asOf };
  const found = await findChanges(actor.userId, access.courseId, asOf, assignment);
  return { changes: [...found.values()].flat(), asOf };
}

/** How much changed in each assignment of a course, by the assignment's slug. The caller has checked that they take it. */
export async function countChangesSinceLook(userId: string, courseId: string): Promise<Map<string, number>> {
  const found = await findChanges(userId, courseId, new Date());
  return new Map([...found].map(([slug, changes]) => [slug, changes.length]));
}

/**
 * Notes that the actor has seen an assignment as it was at a moment: later news stays news.
 *
 * @param seenAt - when the page was made; a moment to come counts as now
 * @throws AppError NOT_FOUND
 */
export async function recordLook(
  actor: Actor,
  { course, assignment, seenAt }: { course: string; assignment: string; seenAt: Date },
): Promise<void> {
  const access = await requireAccess(actor, { slug: course }, "course");
  const row = await database().assignment.findFirst({
    where: {
      courseId: access.courseId,
      slug: assignment,
      ...(access.isStaff ? {} : { publishedAt: { lte: new Date() } }),
    },
    select: { id: true },
  });
  if (row === null) throw notFound("assignment");
  // Pages may arrive in another order than they were made in.
  await database().$executeRaw`
    INSERT INTO "Look" ("assignmentId", "userId", "lookedAt") VALUES (${row.id}::uuid, ${actor.userId}::uuid, least(${seenAt}, now()))
    ON CONFLICT ("assignmentId", "userId") DO UPDATE SET "lookedAt" = greatest("Look"."lookedAt", excluded."lookedAt")`;
}

async function findChanges(
  userId: string,
  courseId: string,
  now: Date,
  slug?: string,
): Promise<Map<string, AssignmentChange[]>> {
  const [assignments, submissions, notices] = await Promise.all([
    findAssignments(userId, courseId, now, slug),
    findSubmissions(userId, courseId, now, slug),
    findNotices(userId, courseId, now, slug),
  ]);
  const changes = assignments.map(async (assignment): Promise<[string, AssignmentChange[]]> => {
    const since = assignment.looks[0]?.lookedAt ?? assignment.publishedAt ?? new Date(0);
    const isNew = (at: Date | null | undefined): at is Date =>
      at !== null && at !== undefined && at > since && at <= now;
    const own = submissions.filter(({ part }) => part.item.assignmentId === assignment.id);
    const moved = notices.filter(({ versionChange }) => versionChange.item.assignmentId === assignment.id);
    const ofWork = await Promise.all(own.map((submission) => changesOfWork(submission, assignment, isNew, now)));
    const ofPoints = await Promise.all(moved.map((notice) => changesOfPoints(notice, isNew)));
    const found = [...ofWork.flat(), ...ofPoints.flat(), ...changesOfDates(assignment, isNew)];
    return [assignment.slug, found.sort((a, b) => b.at.getTime() - a.at.getTime())];
  });
  return new Map(await Promise.all(changes));
}

type IsNew = (at: Date | null | undefined) => at is Date;

async function changesOfWork(
  { review, regradeRequests, part: { item } }: SubmissionRow,
  assignment: AssignmentRow,
  isNew: IsNew,
  now: Date,
): Promise<AssignmentChange[]> {
  const reviewAt = review === null ? null : reviewSeenAt({ reviewAt: review.finishedAt, ...assignment }, now);
  const answered = regradeRequests.filter(({ answeredAt }) => isNew(answeredAt));
  if (!isNew(reviewAt) && answered.length === 0) return [];
  const problem = await problemOf(item);
  return [
    ...(isNew(reviewAt) ? [{ kind: "review" as const, at: reviewAt, ...problem }] : []),
    ...answered.flatMap(({ answeredAt, state }) =>
      answeredAt === null || state === "open" ? [] : [{ kind: "regrade" as const, at: answeredAt, state, ...problem }],
    ),
  ];
}

async function changesOfPoints(
  { earnedBefore: from, earnedAfter: to, versionChange: { decidedAt, item } }: NoticeRow,
  isNew: IsNew,
): Promise<AssignmentChange[]> {
  return isNew(decidedAt) ? [{ kind: "points", at: decidedAt, from, to, ...(await problemOf(item)) }] : [];
}

const problemOf = async ({ versionId, problem }: { versionId: string; problem: { slug: string } }) => ({
  problemSlug: problem.slug,
  problemTitle: (await getPublishedVersion(versionId)).definition.title,
});

function changesOfDates(assignment: AssignmentRow, isNew: IsNew): AssignmentChange[] {
  const { extensions, solutionsReleaseAt } = assignment;
  const { closesAt } = extendedDates(assignment, extensions);
  // References are shown from their release on, to people whose own time is up.
  const solutionsAt =
    solutionsReleaseAt === null ? null : new Date(Math.max(Number(solutionsReleaseAt), Number(closesAt)));
  return [
    ...extensions
      .filter(({ createdAt }) => isNew(createdAt))
      .map(({ createdAt: at, dueAt }) => ({ kind: "extension" as const, at, dueAt })),
    ...(isNew(solutionsAt) ? [{ kind: "solutions" as const, at: solutionsAt }] : []),
  ];
}

function findAssignments(userId: string, courseId: string, now: Date, slug: string | undefined) {
  return database().assignment.findMany({
    where: { courseId, publishedAt: { lte: now }, ...(slug === undefined ? {} : { slug }) },
    select: {
      ...{ id: true, slug: true, publishedAt: true, opensAt: true, dueAt: true, closesAt: true },
      ...{ solutionsReleaseAt: true, holdsReviews: true, reviewsReleaseAt: true },
      looks: { where: { userId }, select: { lookedAt: true } },
      extensions: { where: extensionsOf(userId).where, select: { dueAt: true, closesAt: true, createdAt: true } },
    },
  });
}

/** Submissions about which a person said something. */
function findSubmissions(userId: string, courseId: string, now: Date, slug: string | undefined) {
  const answered = { requesterId: userId, state: { not: "open" } } as const;
  return database().submission.findMany({
    where: {
      ...{ userId, kind: "submit" },
      part: { item: { assignment: { courseId, publishedAt: { lte: now }, ...(slug === undefined ? {} : { slug }) } } },
      OR: [{ review: { state: "finished" } }, { regradeRequests: { some: answered } }],
    },
    select: {
      review: { where: { state: "finished" }, select: { finishedAt: true } },
      regradeRequests: { where: answered, select: { answeredAt: true, state: true } },
      part: { select: { item: { select: itemColumns } } },
    },
  });
}

const itemColumns = { assignmentId: true, versionId: true, problem: { select: { slug: true } } } as const;

/** What the student was told when a new version of a problem moved their points. */
function findNotices(userId: string, courseId: string, now: Date, slug: string | undefined) {
  const assignment = { courseId, publishedAt: { lte: now }, ...(slug === undefined ? {} : { slug }) };
  return database().pointsNotice.findMany({
    where: { userId, versionChange: { item: { assignment } } },
    select: {
      ...{ earnedBefore: true, earnedAfter: true },
      versionChange: { select: { decidedAt: true, item: { select: itemColumns } } },
    },
  });
}

type AssignmentRow = Awaited<ReturnType<typeof findAssignments>>[number];
type NoticeRow = Awaited<ReturnType<typeof findNotices>>[number];
type SubmissionRow = Awaited<ReturnType<typeof findSubmissions>>[number];
