import { requireAccess, type Role } from "./access";
import type { Actor } from "./actor";
import { database } from "./db";
import { type AssignmentState, countingSentences, latePolicySentence, type TimedClock } from "./deadlines";
import { notFound } from "./errors";
import { type AssignmentProgress, type ItemProgress, loadAssignments, type PartState } from "./progress";
import { getPublishedVersion } from "./publishedVersion";

export type { AssignmentState, TimedClock } from "./deadlines";
export type { PartState } from "./progress";

export interface AssignmentView {
  course: CourseHeader;
  role: Role;
  slug: string;
  title: string;
  /** This person's own dates: extensions are in them. */
  opensAt: Date;
  dueAt: Date;
  closesAt: Date;
  isExtended: boolean;
  /** How lateness and several answers count, in plain sentences. */
  latePolicy: string;
  state: AssignmentState;
  /** Null where there is no time limit, and for staff. */
  clock: TimedClock | null;
  points: number;
  /** Null while nothing that counts was submitted. */
  earned: number | null;
  /** How the points of the problems became its own, in plain words. */
  explanation: string;
  /** In order. Empty for a student while the assignment has not opened, or its time has not begun to run for them. */
  items: AssignmentItem[];
}

export interface CourseHeader {
  slug: string;
  title: string;
  term: string;
  /** IANA name. */
  timeZone: string;
}

export interface AssignmentItem {
  /** The problem's, for the address. */
  slug: string;
  title: string;
  summary: string;
  points: number;
  earned: number | null;
  /** Where the points come from, in plain words. */
  explanation: string;
  parts: { id: string; state: PartState }[];
  /** Submissions that count. */
  attempts: number;
  /** Its share of the points is among the lowest, which do not count. */
  isLeftOut: boolean;
}

/** @throws AppError NOT_FOUND also for a course the actor is not in, and for an assignment that is not published */
export async function getAssignment(
  actor: Actor,
  { course, assignment }: { course: string; assignment: string },
): Promise<AssignmentView> {
  const access = await requireAccess(actor, { slug: course }, "course");
  const [found] = await loadAssignments(access, assignment);
  if (found === undefined) throw notFound("assignment");
  const { slug, title, dates, isExtended, state, clock, grade } = found;
  const isReadable = access.isStaff || (state !== "not-open" && clock?.state !== "not-begun");
  return {
    course: await getCourseHeader(access.courseId),
    role: access.role,
    ...{ slug, title, ...dates, isExtended, state, clock },
    ...{ points: grade.points, earned: grade.earned, explanation: grade.explanation },
    latePolicy: policyInWords(found),
    items: isReadable
      ? await Promise.all(found.items.map((item, place) => toAssignmentItem(item, grade.dropped.includes(place))))
      : [],
  };
}

/** The late policy and what else decides how points are counted, as students read it. */
export const policyInWords = ({
  dates,
  policy,
  dropLowest,
}: Pick<AssignmentProgress, "dates" | "policy" | "dropLowest">) =>
  [latePolicySentence(dates, policy), ...countingSentences({ counts: policy.counts, dropLowest })].join(" ");

export function getCourseHeader(courseId: string): Promise<CourseHeader> {
  return database().course.findUniqueOrThrow({
    where: { id: courseId },
    select: { slug: true, title: true, term: true, timeZone: true },
  });
}

async function toAssignmentItem(
  { problemSlug, versionId, grade, parts }: ItemProgress,
  isLeftOut: boolean,
): Promise<AssignmentItem> {
  const { definition } = await getPublishedVersion(versionId);
  return {
    slug: problemSlug,
    title: definition.title,
    summary: definition.summary,
    ...grade,
    parts: parts.map(({ id, state }) => ({ id, state })),
    attempts: parts.reduce((total, part) => total + part.attempts, 0),
    isLeftOut,
  };
}
