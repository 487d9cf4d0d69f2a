import { exportAnalytics, getAssignmentAnalytics, getCourseAnalytics } from "#server/analytics";
import { assignmentOf } from "./fixture";
import { ok, type Row, staff } from "./row";

/** A course in numbers. Who is limited to a section gets the numbers of its students: tests/server/analytics.test.ts. */
export const analyticsRows: Row[] = [
  ["getCourseAnalytics", "a course", "open", (actor, at) => getCourseAnalytics(actor, at.courseSlug), ok(...staff)],
  [
    "getAssignmentAnalytics",
    "an assignment",
    "open",
    (actor, at) => getAssignmentAnalytics(actor, assignmentOf(at)),
    ok(...staff),
  ],
  [
    "getAssignmentAnalytics",
    "one that students do not know of",
    "unpublished",
    (actor, at) => getAssignmentAnalytics(actor, assignmentOf(at)),
    {},
  ],
  [
    "exportAnalytics",
    "a table of names",
    "open",
    (actor, at) => exportAnalytics(actor, { course: at.courseSlug, assignment: null, table: "at-risk" }),
    ok(...staff),
  ],
];
