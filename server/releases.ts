import { z } from "zod";
import { requireStaff, seenStudents } from "./access";
import type { Actor } from "./actor";
import { areReviewsReleased } from "./areReviewsReleased";
import { recordChange } from "./audit";
import { database } from "./db";
import { AppError, notFound } from "./errors";
import { zonedTime } from "./zonedTime";

/** When students see the reviews of an assignment, and what there is to be seen. */
export interface ReleaseView {
  assignmentId: string;
  slug: string;
  title: string;
  holdsReviews: boolean;
  reviewsReleaseAt: Date | null;
  /** Whether students see finished reviews now. */
  areOut: boolean;
  /** Of the students whom the actor sees. */
  reviews: { finished: number; drafts: number };
  /** Only instructors change it. */
  canChange: boolean;
}

/** @throws AppError NOT_FOUND for who is not staff of the course */
export async function getRelease(actor: Actor, at: { course: string; assignment: string }): Promise<ReleaseView> {
  const access = await requireStaff(actor, { slug: at.course }, "assignment");
  const row = await database().assignment.findUnique({
    where: { courseId_slug: { courseId: access.courseId, slug: at.assignment } },
    select: { id: true, slug: true, title: true, holdsReviews: true, reviewsReleaseAt: true },
  });
  if (row === null) throw notFound("assignment");
  const counted = await database().review.groupBy({
    by: ["state"],
    where: {
      submission: {
        part: { item: { assignmentId: row.id } },
        user: { enrollments: { some: seenStudents(access) } },
      },
    },
    _count: true,
  });
  const count = (state: "draft" | "finished") => counted.find((each) => each.state === state)?._count ?? 0;
  const { id, ...rest } = row;
  return {
    ...rest,
    assignmentId: id,
    areOut: areReviewsReleased(row, new Date()),
    reviews: { finished: count("finished"), drafts: count("draft") },
    canChange: access.role === "instructor",
  };
}

/** By assignment: what the list of assignments says about its reviews. */
export async function listReleases(
  actor: Actor,
  course: string,
): Promise<Map<string, Pick<ReleaseView, "holdsReviews" | "reviewsReleaseAt" | "areOut">>> {
  const access = await requireStaff(actor, { slug: course }, "course");
  const now = new Date();
  const rows = await database().assignment.findMany({
    where: { courseId: access.courseId },
    select: { id: true, holdsReviews: true, reviewsReleaseAt: true },
  });
  return new Map(
    rows.map(({ id, holdsReviews, reviewsReleaseAt }) => [
      id,
      { holdsReviews, reviewsReleaseAt, areOut: areReviewsReleased({ holdsReviews, reviewsReleaseAt }, now) },
    ]),
  );
}

const LocalTimeSchema = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d$/);

const ReleaseSchema = z.discriminatedUnion("kind", [
  /** Each review is seen as soon as it is finished. */
  z.strictObject({ kind: z.literal("when-finished") }),
  /** Nobody sees any until they are released; takes back a release. */
  z.strictObject({ kind: z.literal("hold") }),
  /** All that are finished are seen now, and later ones as they are finished. */
  z.strictObject({ kind: z.literal("now") }),
  /** The same from a moment on, as clocks in the course's zone show it. */
  z.strictObject({ kind: z.literal("at"), at: LocalTimeSchema }),
]);

export interface ReleaseInput {
  course: string;
  assignment: string;
  release: z.input<typeof ReleaseSchema>;
  /** What stood there when the actor chose. */
  seen: { holdsReviews: boolean; reviewsReleaseAt: Date | null };
}

/**
 * Sets when students see the reviews of an assignment.
 *
 * @throws AppError NOT_FOUND, FORBIDDEN for staff who are no instructors, INVALID, or CONFLICT when somebody else has
 *   changed it since `seen`
 */
export async function setRelease(actor: Actor, input: ReleaseInput): Promise<void> {
  const access = await requireStaff(actor, { slug: input.course }, "assignment");
  if (access.role !== "instructor") throw new AppError("FORBIDDEN", "Instructors decide when reviews are released.");
  const parsed = ReleaseSchema.safeParse(input.release);
  if (!parsed.success) throw new AppError("INVALID", "Choose when reviews are seen; a moment needs a date and a time.");
  const now = new Date();
  await database().$transaction(async (tx) => {
    const row = await tx.assignment.findUnique({
      where: { courseId_slug: { courseId: access.courseId, slug: input.assignment } },
      select: {
        ...{ id: true, holdsReviews: true, reviewsReleaseAt: true },
        course: { select: { timeZone: true } },
      },
    });
    if (row === null) throw notFound("assignment");
    const next = toColumns(parsed.data, now, row.course.timeZone);
    const { count } = await tx.assignment.updateMany({
      where: { id: row.id, ...input.seen },
      data: { ...next, revision: { increment: 1 } },
    });
    if (count === 0)
      throw new AppError("CONFLICT", "Somebody else has changed the release meanwhile. Load the page again to see it.");
    await recordChange(tx, actor, {
      courseId: access.courseId,
      action: "review release set",
      subject: { kind: "assignment", id: row.id },
      before: toFacts(row),
      after: toFacts(next),
    });
  });
}

interface Columns {
  holdsReviews: boolean;
  reviewsReleaseAt: Date | null;
}

function toColumns(release: z.infer<typeof ReleaseSchema>, now: Date, timeZone: string): Columns {
  switch (release.kind) {
    case "when-finished":
      return { holdsReviews: false, reviewsReleaseAt: null };
    case "hold":
      return { holdsReviews: true, reviewsReleaseAt: null };
    case "now":
      return { holdsReviews: true, reviewsReleaseAt: now };
    case "at":
      return { holdsReviews: true, reviewsReleaseAt: localMoment(release.at, timeZone) };
  }
}

function localMoment(text: string, timeZone: string): Date {
  const day = new Date(`${text.slice(0, 10)}T00:00:00Z`);
  const moment = Number.isNaN(day.getTime()) ? day : zonedTime(day, text.slice(11), timeZone);
  if (Number.isNaN(moment.getTime())) throw new AppError("INVALID", `${text.replace("T", " ")} is no date and time.`);
  return moment;
}

const toFacts = ({ holdsReviews, reviewsReleaseAt }: Columns) => ({
  holdsReviews,
  reviewsReleaseAt: reviewsReleaseAt?.toISOString() ?? null,
});
