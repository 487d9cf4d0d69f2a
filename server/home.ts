import type { Actor } from "./actor";
import type { Role } from "./access";
import { countChangesSinceLook } from "./changesSinceLook";
import { database } from "./db";
import type { AssignmentState, TimedClock } from "./deadlines";
import { type AssignmentProgress, loadAssignments } from "./progress";

/** What a person finds when they arrive: their courses, and what is due. */
export interface HomeView {
  courses: HomeCourse[];
}

export interface HomeCourse {
  slug: string;
  title: string;
  term: string;
  /** IANA name. */
  timeZone: string;
  role: Role;
  /** So many assignments with the lowest share are left out of the course's total. */
  dropLowest: number;
  /** Soonest due first. */
  assignments: HomeAssignment[];
}

export interface HomeAssignment {
  slug: string;
  title: string;
  /** This person's own dates: extensions are in them. */
  opensAt: Date;
  dueAt: Date;
  closesAt: Date;
  isExtended: boolean;
  points: number;
  /** Null while nothing that counts was submitted. */
  earned: number | null;
  itemCount: number;
  state: AssignmentState;
  /** Null where there is no time limit, and for staff. */
  clock: TimedClock | null;
  progress: "untouched" | "in-progress" | "full";
  /** What happened to this person's work since they last looked at it. */
  changes: number;
}

/** The courses somebody is in now. Archived ones and those they dropped are left out. */
export async function getHome(actor: Actor): Promise<HomeView> {
  const enrollments = await database().enrollment.findMany({
    where: { userId: actor.userId, droppedAt: null, course: { archivedAt: null }, user: { disabledAt: null } },
    orderBy: [{ course: { startsOn: "desc" } }, { course: { slug: "asc" } }],
    select: {
      courseId: true,
      role: true,
      course: { select: { slug: true, title: true, term: true, timeZone: true, dropLowest: true } },
    },
  });
  const courses = enrollments.map(async ({ courseId, role, course }): Promise<HomeCourse> => {
    const assignments = await loadAssignments({ courseId, userId: actor.userId, isStaff: role !== "student" });
    const changes =
      role === "student" ? await countChangesSinceLook(actor.userId, courseId) : new Map<string, number>();
    return {
      ...course,
      role,
      assignments: assignments.map((each) => toHomeAssignment(each, changes.get(each.slug) ?? 0)),
    };
  });
  return { courses: await Promise.all(courses) };
}

function toHomeAssignment(
  { slug, title, dates, isExtended, grade: { points, earned }, items, state, clock }: AssignmentProgress,
  changes: number,
): HomeAssignment {
  const progress = progressOf(items);
  return {
    slug,
    title,
    ...dates,
    isExtended,
    points,
    earned,
    itemCount: items.length,
    state,
    clock,
    progress,
    changes,
  };
}

function progressOf(items: AssignmentProgress["items"]): HomeAssignment["progress"] {
  const parts = items.flatMap((item) => item.parts);
  if (parts.length > 0 && parts.every((part) => part.state === "full")) return "full";
  return parts.some((part) => part.state !== "untouched" || part.hasDraft) ? "in-progress" : "untouched";
}
