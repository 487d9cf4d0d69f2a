import type { AssignmentAnalytics, PartAnalytics } from "./assignmentAnalytics";
import type { Discrimination } from "./discrimination";
import type { MistakeHistory } from "./mistakes";
import { scoreTable } from "./scoreTable";
import { type AnalyticsTable, percentOf, rounded } from "./table";
import { attemptBins } from "./tries";

type TableName =
  "scores" | "parts" | "attempts" | "time" | "tests" | "mistakes" | "discrimination" | "testDiscrimination";

export type AssignmentTables = Record<TableName, AnalyticsTable>;

/** An assignment as tables. */
export function assignmentTables(analytics: AssignmentAnalytics): AssignmentTables {
  const { title, scores, parts, tests } = analytics;
  const titleOf = new Map(parts.map((part) => [part.id, part.title]));
  const partOf = (partId: string | null): string => (partId === null ? "All parts" : (titleOf.get(partId) ?? ""));
  return {
    scores: scoreTable({ id: "scores", title: "Scores", what: "Assignment", nothing: "Nothing handed in" }, [
      { title, scores },
    ]),
    parts: scoreTable(
      { id: "part-scores", title: "Scores by part", what: "Part", nothing: "Nothing handed in" },
      parts,
    ),
    attempts: attemptTable(parts.filter(isTried)),
    time: timeTable(parts.filter(isTried)),
    tests: {
      ...{ id: "tests", title: "Failing tests" },
      columns: [
        ...["Part", "Test", "Students see it", "First submissions", "Failed at first", "Failed at first, %"],
        ...["Newest submissions", "Fail now", "Fail now, %"],
      ],
      rows: tests.map(({ partId, name, isPublic, first, newest }) => [
        ...[partOf(partId), name, isPublic ? "yes" : "no"],
        ...[first.students, first.failed, percentOf(first.failed, first.students)],
        ...[newest.students, newest.failed, percentOf(newest.failed, newest.students)],
      ]),
    },
    mistakes: mistakeTable(analytics, partOf),
    discrimination: {
      ...{ id: "discrimination", title: "Discrimination of parts" },
      columns: ["Part", ...discriminationColumns],
      rows: parts.map((part) => [part.title, ...discriminationCells(part.discrimination)]),
    },
    testDiscrimination: {
      ...{ id: "test-discrimination", title: "Discrimination of tests" },
      columns: ["Part", "Test", ...discriminationColumns],
      rows: tests.map(({ partId, name, discrimination }) => [
        ...[partOf(partId), name, ...discriminationCells(discrimination)],
      ]),
    },
  };
}

/** Somebody's submission to it was decided by tests. */
export const isTried = ({ attempts }: PartAnalytics): boolean => attempts.students > 0;

const attemptTable = (parts: readonly PartAnalytics[]): AnalyticsTable => ({
  ...{ id: "attempts", title: "Attempts" },
  columns: [
    ...["Part", "Students", "Accepted", "Median attempts until accepted"],
    ...attemptBins.map(({ label }) => `Accepted after ${label}`),
    ...attemptBins.map(({ label }) => `Not accepted, ${label} so far`),
  ],
  rows: parts.map(({ title, attempts: { students, accepted, notAccepted, untilAccepted } }) => [
    ...[title, students, untilAccepted?.count ?? 0, untilAccepted?.median ?? null, ...accepted, ...notAccepted],
  ]),
});

const timeTable = (parts: readonly PartAnalytics[]): AnalyticsTable => ({
  ...{ id: "time", title: "Time to first success" },
  columns: [
    ...["Part", "Students", "Accepted", "Accepted at once", "Shortest, minutes", "Lower quartile, minutes"],
    ...["Median, minutes", "Upper quartile, minutes", "Longest, minutes"],
  ],
  rows: parts.map(({ title, time: { students, succeeded, atOnce, minutes } }) => [
    ...[title, students, succeeded, atOnce],
    ...[minutes?.lowest, minutes?.lowerQuartile, minutes?.median, minutes?.upperQuartile, minutes?.highest].map(
      (value) => (value === undefined ? null : rounded(value, 1)),
    ),
  ]),
});

function mistakeTable({ mistakes }: AssignmentAnalytics, partOf: (partId: string | null) => string): AnalyticsTable {
  const { periods = [], unit = "day", named = [], unnamed = [], unnamedInAll = null } = mistakes ?? {};
  const histories = [...named, ...unnamed, ...(unnamedInAll === null ? [] : [unnamedInAll])];
  const from = unit === "day" ? "on" : "in the week of";
  const nameOf = ({ title, mistake }: MistakeHistory): string => title ?? mistake ?? "Nothing named";
  return {
    ...{ id: "mistakes", title: "Known mistakes" },
    columns: ["Part", "Mistake", "Students", "Answers", ...periods.map((period) => `Students ${from} ${period}`)],
    rows: histories.map((history) => [
      ...[partOf(history.partId), nameOf(history), history.students, history.answers, ...history.studentsIn],
    ]),
  };
}

const discriminationColumns = ["Students", "Correlation", "95 % from", "95 % to"];

function discriminationCells(discrimination: Discrimination): (number | null)[] {
  const { students } = discrimination;
  if (discrimination.kind !== "known") return [students, null, null, null];
  const [low, high] = discrimination.interval;
  return [students, ...[discrimination.correlation, low, high].map((value) => rounded(value, 2))];
}
