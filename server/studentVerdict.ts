import type {
  Diagnosis,
  Failure,
  Figure,
  SourcePlace,
  TestResult,
  TestStatus,
  Verdict,
  VerdictStatus,
  Visibility,
} from "#grader/verdict";
import type { MistakeKind } from "#problems/schema";
import { renderMarkdown } from "./statement";

export type {
  Axis,
  Contours,
  Difference,
  Failure,
  Figure,
  FigureRole,
  Grid,
  Plot,
  PlotSeries,
  Shown,
  ShownNumber,
  SourcePlace,
  TestStatus,
  VerdictStatus,
  Visibility,
} from "#grader/verdict";

/** One test as its student may see it. Of a hidden one: name, passed or failed, points, the author's hint and published figures. */
export interface StudentTest {
  name: string;
  visibility: Visibility;
  status: TestStatus;
  points: number;
  maxPoints: number;
  message?: string;
  hint?: string;
  failure?: Failure;
  output?: string;
  figures?: Figure[];
  studentMs?: number;
}

export interface StudentDiagnosis {
  mistake: string;
  title: string;
  kind?: MistakeKind;
  functions: string[];
  /** Markdown, as the author wrote it. */
  feedback: string;
  /** The same, rendered and safe to show. */
  feedbackHtml: string;
}

/** A verdict without what a student must not learn: hidden tests' details, the seed and the engine. */
export interface StudentVerdict {
  status: VerdictStatus;
  score: number;
  maxScore: number;
  tests: StudentTest[];
  diagnosis: StudentDiagnosis | null;
  furtherDiagnoses: StudentDiagnosis[];
  /** Why no test ran. */
  message?: string;
  places: SourcePlace[];
  /** "not-isolated" only ever appears on a developer's machine without a sandbox. */
  isolation: Verdict["isolation"];
}

/** @param options.isAfterDue - this student's own time is up, so "after-due" tests open like public ones */
export function toStudentVerdict(verdict: Verdict, options: { isAfterDue: boolean }): StudentVerdict {
  const isOpen = (test: TestResult): boolean => visibleKinds(options).includes(test.visibility);
  const isOurFault = verdict.status === "grader-failed";
  const isExplained =
    verdict.message !== undefined || verdict.tests.some((test) => isOpen(test) && test.status === verdict.status);
  return {
    status: shownStatus({ ...verdict, isExplained }),
    score: verdict.score,
    maxScore: verdict.maxScore,
    tests: isOurFault ? [] : verdict.tests.map((test) => (isOpen(test) ? toOpenTest(test) : toHiddenTest(test))),
    diagnosis: verdict.diagnosis === null ? null : toStudentDiagnosis(verdict.diagnosis),
    furtherDiagnoses: verdict.furtherDiagnoses.map(toStudentDiagnosis),
    ...(verdict.message === undefined ? {} : { message: isOurFault ? ourFault : verdict.message }),
    places: verdict.places,
    isolation: verdict.isolation,
  };
}

/** Which tests a student sees in full. */
export const visibleKinds = ({ isAfterDue }: { isAfterDue: boolean }): Visibility[] =>
  isAfterDue ? ["public", "after-due"] : ["public"];

/**
 * The status a student sees. How a hidden test failed is not told, so a limit or an error that only hidden tests met is
 * shown as what it means for the points.
 *
 * @param isExplained - the student sees the limit or the error elsewhere: in an open test or in the message
 */
export function shownStatus({
  status,
  score,
  isExplained,
}: Pick<Verdict, "status" | "score"> & { isExplained: boolean }): VerdictStatus {
  switch (status) {
    case "time-limit":
    case "memory-limit":
    case "output-limit":
    case "runtime-error":
      if (isExplained) return status;
      return score > 0 ? "partial" : "wrong-answer";
    case "accepted":
    case "partial":
    case "wrong-answer":
    case "compile-error":
    case "invalid":
    case "grader-failed":
      return status;
  }
}

// What went wrong with us may name files and values of the problem's author.
const ourFault = "The grader failed. This is our fault and costs no points; the people who run it know.";

/** All that may be shown of a test. Of public ones to students, of all of them to staff. */
export function toOpenTest({
  name,
  visibility,
  status,
  points,
  maxPoints,
  message,
  hint,
  failure,
  output,
  figures,
  studentMs,
}: TestResult): StudentTest {
  return {
    ...{ name, visibility, status, points, maxPoints, studentMs },
    ...(message === undefined ? {} : { message }),
    ...(hint === undefined ? {} : { hint }),
    ...(failure === undefined ? {} : { failure }),
    ...(output === undefined ? {} : { output }),
    ...(figures === undefined ? {} : { figures }),
  };
}

function toHiddenTest({ name, visibility, status, points, maxPoints, hint, figures }: TestResult): StudentTest {
  const hasPassed = status === "passed";
  // As the hint does, a figure that its author published says more than the one bit.
  const published = figures?.filter((figure) => figure.isPublic) ?? [];
  return {
    ...{ name, visibility, status: hasPassed ? "passed" : "failed", points, maxPoints },
    ...(hint === undefined || hasPassed ? {} : { hint }),
    ...(published.length === 0 ? {} : { figures: published }),
  };
}

export function toStudentDiagnosis({ mistake, title, kind, functions, feedback }: Diagnosis): StudentDiagnosis {
  return { mistake, title, ...(kind && { kind }), functions, feedback, feedbackHtml: renderMarkdown(feedback).html };
}
