import { type Access, seenStudents } from "../access";
import { database } from "../db";
import { extendedDates } from "../deadlines";
import { type ComputedGradebook, computeGradebook } from "../gradebook";
import { shareOf } from "./assignmentAnalytics";
import { type Standing, standingOf } from "./atRisk";
import { findLastSigns } from "./findLastSigns";
import { type ScoreDistribution, scoreDistribution } from "./scoreDistribution";

/** A whole course in numbers: of the students whom the actor sees. */
export interface CourseAnalytics {
  students: number;
  /** Whether anybody has handed in anything that counts. */
  isBegun: boolean;
  /** Shares of what is due for each student and waits for nobody. */
  scores: ScoreDistribution;
  /** The soonest due first. */
  assignments: { slug: string; title: string; isDue: boolean; scores: ScoreDistribution }[];
  /** Those with most reasons first, then those with the lowest share. */
  atRisk: StudentAtRisk[];
}

export interface StudentAtRisk extends Omit<Standing, "missing" | "late"> {
  userId: string;
  name: string;
  email: string;
  section: string | null;
  /** Titles of assignments. */
  missing: string[];
  late: string[];
}

export async function analyseCourse(access: Access): Promise<CourseAnalytics> {
  const now = new Date();
  const [book, enrollments, dates] = await Promise.all([
    computeGradebook(database(), access, new Date()),
    database().enrollment.findMany({
      where: seenStudents(access),
      select: { userId: true, sectionId: true, createdAt: true },
    }),
    findDates(access.courseId),
  ]);
  const signs = await findLastSigns(
    access.courseId,
    enrollments.map(({ userId }) => userId),
  );
  const enrolled = new Map(enrollments.map((row) => [row.userId, row]));
  const standings = book.students.map((student) => {
    const { sectionId = null, createdAt = now } = enrolled.get(student.userId) ?? {};
    const rows = student.assignments.map(({ cell }, place) => {
      const id = book.assignments[place]?.id ?? "";
      const own = dates.get(id);
      if (own === undefined) throw new Error(`assignment ${id} has no dates`);
      const extensions = own.extensions.filter(
        (each) => each.userId === student.userId || (sectionId !== null && each.sectionId === sectionId),
      );
      const { marks, points, earned } = cell;
      const isLate = marks.includes("late");
      return { points, earned, isLate, isWaiting: marks.includes("waiting"), ...extendedDates(own, extensions) };
    });
    const lastSeenAt = signs.get(student.userId) ?? createdAt;
    return { student, standing: standingOf(rows, { lastSeenAt, dropLowest: book.dropLowest }, now) };
  });
  return {
    students: book.students.length,
    isBegun: book.students.some(({ total }) => total.earned !== null),
    scores: scoreDistribution(standings.map(({ standing }) => standing.share)),
    assignments: book.assignments.map(({ slug, title, dueAt }, place) => ({
      ...{ slug, title, isDue: dueAt < now },
      scores: scoreDistribution(
        book.students.map(({ assignments }) => {
          const cell = assignments[place]?.cell;
          return cell === undefined ? null : shareOf(cell);
        }),
      ),
    })),
    atRisk: standings
      .filter(({ standing }) => standing.reasons.length > 0)
      .sort(
        (a, b) =>
          b.standing.reasons.length - a.standing.reasons.length ||
          (a.standing.share ?? 1) - (b.standing.share ?? 1) ||
          a.student.name.localeCompare(b.student.name),
      )
      .map(({ student, standing }) => toStudentAtRisk(student, standing, book)),
  };
}

async function findDates(courseId: string) {
  const rows = await database().assignment.findMany({
    where: { courseId },
    select: {
      ...{ id: true, opensAt: true, dueAt: true, closesAt: true },
      extensions: { select: { userId: true, sectionId: true, dueAt: true, closesAt: true } },
    },
  });
  return new Map(rows.map((row) => [row.id, row]));
}

function toStudentAtRisk(
  { userId, name, email, section }: ComputedGradebook["students"][number],
  { missing, late, ...standing }: Standing,
  { assignments }: ComputedGradebook,
): StudentAtRisk {
  const titles = (places: readonly number[]): string[] => places.map((place) => assignments[place]?.title ?? "");
  return { userId, name, email, section, ...standing, missing: titles(missing), late: titles(late) };
}
