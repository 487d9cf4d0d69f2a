import { requireStaff } from "./access";
import type { Actor } from "./actor";
import { analyseAssignment, type AssignmentAnalytics } from "./analytics/assignmentAnalytics";
import { assignmentTables } from "./analytics/assignmentTables";
import { analyseCourse, type CourseAnalytics } from "./analytics/courseAnalytics";
import { courseTables } from "./analytics/courseTables";
import { toCsv } from "./csv";
import { notFound } from "./errors";

/**
 * A course in numbers: scores by assignment, and whom to speak to.
 *
 * @throws AppError NOT_FOUND for who is not staff of it
 */
export async function getCourseAnalytics(actor: Actor, course: string): Promise<CourseAnalytics> {
  return analyseCourse(await requireStaff(actor, { slug: course }, "course"));
}

/**
 * An assignment in numbers: scores, attempts, times, tests, mistakes and discrimination.
 *
 * @throws AppError NOT_FOUND for who is not staff of the course, or when it has no such assignment that students know of
 */
export async function getAssignmentAnalytics(
  actor: Actor,
  { course, assignment }: { course: string; assignment: string },
): Promise<AssignmentAnalytics> {
  return analyseAssignment(await requireStaff(actor, { slug: course }, "course"), assignment);
}

/**
 * One table of the analytics as a file for spreadsheets.
 *
 * @param order.assignment - slug; null for a table of the whole course
 * @param order.table - id of the table
 * @throws AppError NOT_FOUND for who is not staff of the course, and for what is not there
 */
export async function exportAnalytics(
  actor: Actor,
  { course, assignment, table: id }: { course: string; assignment: string | null; table: string },
): Promise<{ fileName: string; csv: string }> {
  const access = await requireStaff(actor, { slug: course }, "course");
  const tables =
    assignment === null
      ? courseTables(await analyseCourse(access))
      : assignmentTables(await analyseAssignment(access, assignment));
  const table = Object.values(tables).find((each) => each.id === id);
  if (table === undefined) throw notFound("table");
  const fileName = `${[course, ...(assignment === null ? [] : [assignment]), id].join("-")}.csv`;
  return { fileName, csv: toCsv([table.columns, ...table.rows]) };
}
