import { requireAccess, type Role } from "./access";
import type { Actor } from "./actor";
import { database } from "./db";
import { type AssignmentState, latePolicySentence } from "./deadlines";
import { notFound } from "./errors";
import { type ItemProgress, loadAssignments, type PartState } from "./progress";
import { getPublishedVersion } from "./publishedVersion";

export type { AssignmentState } from "./deadlines";
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
  /** One plain sentence. */
  latePolicy: string;
  state: AssignmentState;
  points: number;
  /** Null while nothing that counts was submitted. */
  earned: number | null;
  /** In order. Empty for a student while the assignment has not opened. */
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
}

/** @throws AppError NOT_FOUND also for a course the actor is not in, and for an assignment that is not published */
export async function getAssignment(
  actor: Actor,
  { course, assignment }: { course: string; assignment: string },
): Promise<AssignmentView> {
  const access = await requireAccess(actor, { slug: course }, "course");
  const [found] = await loadAssignments(access, assignment);
  if (found === undefined) throw notFound("assignment");
  const { slug, title, dates, isExtended, state, grade, latePercentPerDay } = found;
  const isReadable = access.isStaff || state !== "not-open";
  return {
    course: await getCourseHeader(access.courseId),
    role: access.role,
    ...{ slug, title, ...dates, isExtended, state, ...grade },
    latePolicy: latePolicySentence(dates, latePercentPerDay),
    items: isReadable ? await Promise.all(found.items.map(toAssignmentItem)) : [],
  };
}

export function getCourseHeader(courseId: string): Promise<CourseHeader> {
  return database().course.findUniqueOrThrow({
    where: { id: courseId },
    select: { slug: true, title: true, term: true, timeZone: true },
  });
}

async function toAssignmentItem({ problemSlug, versionId, grade, parts }: ItemProgress): Promise<AssignmentItem> {
  const { definition } = await getPublishedVersion(versionId);
  return {
    slug: problemSlug,
    title: definition.title,
    summary: definition.summary,
    ...grade,
    parts: parts.map(({ id, state }) => ({ id, state })),
    attempts: parts.reduce((total, part) => total + part.attempts, 0),
  };
}
