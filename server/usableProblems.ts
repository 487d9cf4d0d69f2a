import { ProblemSchema } from "#problems/schema";
import { database, type Database } from "./db";

/** A problem that an instructor may put into an assignment. */
export interface UsableProblem {
  id: string;
  slug: string;
  title: string;
  summary: string;
  /** Sum of the points of its parts. */
  points: number;
  /** Whose it is: null for the catalogue, else the title of the course that wrote it. */
  from: string | null;
  newest: { id: string; number: number };
}

/**
 * The published problems an instructor may use in assignments: the catalogue, and those of every course where they are an
 * instructor. By title; the caller has checked that they are one.
 *
 * @param slugs - only these
 */
export async function findUsableProblems(
  userId: string,
  slugs?: readonly string[],
  tx: Database = database(),
): Promise<UsableProblem[]> {
  const asInstructor = { userId, role: "instructor" as const, droppedAt: null };
  const rows = await tx.problem.findMany({
    where: {
      OR: [{ courseId: null }, { course: { enrollments: { some: asInstructor } } }],
      versions: { some: {} },
      ...(slugs === undefined ? {} : { slug: { in: [...slugs] } }),
    },
    select: {
      ...{ id: true, slug: true, course: { select: { title: true, term: true } } },
      versions: { orderBy: { number: "desc" }, take: 1, select: { id: true, number: true, definition: true } },
    },
  });
  return rows
    .flatMap(({ id, slug, course, versions: [version] }): UsableProblem[] => {
      const definition = ProblemSchema.safeParse(version?.definition).data;
      if (version === undefined || definition === undefined) return [];
      const { title, summary, parts } = definition;
      const points = parts.reduce((sum, part) => sum + part.points, 0);
      const from = course === null ? null : `${course.title}, ${course.term}`;
      return [{ ...{ id, slug, title, summary, points, from }, newest: { id: version.id, number: version.number } }];
    })
    .sort((a, b) => a.title.localeCompare(b.title, "en"));
}
