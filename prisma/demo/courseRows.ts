import type { Database } from "#server/db";

/** An assignment of a demo course with everything that work is handed in to. */
export type DemoAssignment = Awaited<ReturnType<typeof findAssignments>>[number];
export type DemoPart = DemoAssignment["items"][number]["parts"][number];

export const findAssignments = (tx: Database, courseId: string) =>
  tx.assignment.findMany({
    where: { courseId },
    orderBy: { dueAt: "asc" },
    select: {
      ...{ id: true, slug: true, opensAt: true, dueAt: true, closesAt: true },
      items: {
        orderBy: { position: "asc" },
        select: {
          ...{ versionId: true, problem: { select: { slug: true } }, version: { select: { hash: true } } },
          parts: {
            orderBy: { position: "asc" },
            select: {
              ...{ id: true, key: true, kind: true, points: true },
              rubricItems: { select: { id: true, text: true, points: true } },
            },
          },
        },
      },
    },
  });
