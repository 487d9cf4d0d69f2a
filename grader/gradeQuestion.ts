import { checkFollowing, type EarlierAnswer } from "../problems/kinds/following";
import { checkAnswer, type Question, type QuestionAnswer } from "../problems/kinds/kinds";
import type { Checked, CheckedRow, RecognisedMistake } from "../problems/kinds/kind";
import type { Diagnosis, TestResult, Verdict } from "./verdict";

/**
 * The verdict on an answer without code: its kind's check, which is ours and runs in the judge. What an author or a
 * student wrote is data, of bounded size, to it.
 *
 * @param earlier - what the student said to the part that this one follows: an answer that uses a wrong one rightly is
 *   worth what the author says
 */
export function gradeQuestion(
  part: Question,
  answer: QuestionAnswer,
  seed: string,
  earlier?: EarlierAnswer,
): Pick<Verdict, "status"> & Partial<Verdict> {
  const alone = checkAnswer(part, answer, { seed });
  const followed = earlier && checkFollowing(part, answer, earlier, { seed });
  const checked = followed !== undefined && pointsOf(followed) > pointsOf(alone) ? followed : alone;
  switch (checked.status) {
    case "invalid":
      return { status: "invalid", message: checked.message };
    case "handed-in":
      return { status: "accepted", maxScore: 0, message: checked.message };
    case "checked": {
      const tests = checked.rows.map(toTestResult);
      const [diagnosis = null, ...furtherDiagnoses] = checked.mistakes.map(toDiagnosis);
      const score = tests.reduce((sum, { points }) => sum + points, 0);
      const isRight = tests.length > 0 && tests.every(({ status }) => status === "passed");
      const status = isRight ? "accepted" : score > 0 ? "partial" : "wrong-answer";
      return { status, score, tests, diagnosis, furtherDiagnoses };
    }
  }
}

const pointsOf = (checked: Checked): number =>
  checked.status === "checked" ? checked.rows.reduce((sum, { points }) => sum + points, 0) : 0;

const toTestResult = ({ name, points, maxPoints, message }: CheckedRow): TestResult => ({
  name,
  visibility: "public",
  status: points >= maxPoints ? "passed" : "failed",
  points,
  maxPoints,
  ...(message === undefined ? {} : { message }),
  studentMs: 0,
});

const toDiagnosis = ({ id, title, kind, feedback }: RecognisedMistake): Diagnosis => ({
  mistake: id,
  title,
  ...(kind === undefined ? {} : { kind }),
  feedback,
  functions: [],
});
