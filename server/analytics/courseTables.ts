import type { CourseAnalytics } from "./courseAnalytics";
import { scoreTable } from "./scoreTable";
import { type AnalyticsTable, percent } from "./table";

export type CourseTables = Record<"scores" | "assignments" | "atRisk", AnalyticsTable>;

/** A whole course as tables. */
export const courseTables = ({ scores, assignments, atRisk }: CourseAnalytics): CourseTables => ({
  scores: scoreTable({ id: "course-scores", title: "Scores in the course", what: "Of", nothing: "Nothing due yet" }, [
    { title: "What is due", scores },
  ]),
  assignments: scoreTable(
    { id: "assignment-scores", title: "Scores by assignment", what: "Assignment", nothing: "Nothing handed in" },
    assignments,
  ),
  atRisk: {
    ...{ id: "at-risk", title: "Students to speak to" },
    columns: [
      ...["Name", "E-mail", "Section", "Share of what is due, %", "Assignments missing", "Assignments late"],
      ...["Days without a sign", "Reasons"],
    ],
    rows: atRisk.map(({ name, email, section, share, missing, late, quietDays, reasons }) => [
      ...[name, email, section ?? "", percent(share), missing.length, late.length, quietDays, reasons.join(" ")],
    ]),
  },
});
