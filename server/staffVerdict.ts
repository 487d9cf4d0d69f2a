import type { Verdict } from "#grader/verdict";
import { type StudentVerdict, toOpenTest, toStudentDiagnosis } from "./studentVerdict";

/** A verdict as staff see it, in the form in which students' verdicts are shown: every test in full. */
export function toStaffVerdict(verdict: Verdict): StudentVerdict {
  const { status, score, maxScore, tests, diagnosis, furtherDiagnoses, message, places, isolation } = verdict;
  return {
    ...{ status, score, maxScore, places, isolation },
    tests: tests.map(toOpenTest),
    diagnosis: diagnosis === null ? null : toStudentDiagnosis(diagnosis),
    furtherDiagnoses: furtherDiagnoses.map(toStudentDiagnosis),
    ...(message === undefined ? {} : { message }),
  };
}
