import { answerAfter, followedPart } from "../problems/kinds/following";
import type { QuestionAnswer } from "../problems/kinds/kinds";
import { examplesOf } from "../problems/kinds/kinds";
import type { Problem, ProblemVersion, Question } from "../problems/schema";
import type { Certification } from "./certification";
import type { Grader } from "./grader";
import type { Verdict } from "./verdict";

/**
 * Proves that a problem of questions tells right from wrong: every answer that its author calls right earns all points of
 * its part, and every listed wrong answer earns less and is recognised as the mistake it is listed under. Where a part
 * follows another, what follows from each wrong answer listed there earns what its author says.
 */
export async function certifyQuestions(
  grader: Grader,
  version: ProblemVersion,
  { parts }: Problem,
): Promise<Certification> {
  const reasons: string[] = [];
  const grade = (part: string, answer: QuestionAnswer, earlier?: Record<string, QuestionAnswer>): Promise<Verdict> =>
    grader.grade({ version, part, answer, seed: "certificate/1", tests: "all", earlier });
  const tests: Certification["certificate"]["tests"] = [];
  const mistakes: Certification["certificate"]["mistakes"] = [];
  let accepted = 0;
  let forms = 0;
  let score = 0;
  let maxScore = 0;

  for (const part of parts) {
    if (part.kind === "code") continue;
    const { right, wrong } = examplesOf(part);
    for (const [index, answer] of right.entries()) {
      const verdict = await grade(part.id, answer);
      const isFull = verdict.status === "accepted" && verdict.score === verdict.maxScore;
      if (index === 0) {
        tests.push(
          ...verdict.tests.map(({ name, visibility, maxPoints }) => ({
            name: `${part.id}: ${name}`,
            visibility,
            points: maxPoints,
          })),
        );
        score += verdict.score;
        maxScore += verdict.maxScore;
      }
      forms++;
      if (isFull) accepted++;
      else reasons.push(`${part.id}: a right answer is not accepted: ${JSON.stringify(answer)} (${explain(verdict)})`);
    }
    for (const { answer, earlier, worth } of followingAnswers(parts, part)) {
      const verdict = await grade(part.id, answer, earlier);
      if (verdict.score < worth)
        reasons.push(
          `${part.id}: what follows from a wrong earlier answer is not accepted: ${JSON.stringify(answer)} (${explain(verdict)})`,
        );
    }
    const listed = new Set(wrong.map(({ mistake }) => mistake));
    for (const name of listed) {
      let rejected = true;
      let diagnosed = true;
      for (const { answer } of wrong.filter(({ mistake }) => mistake === name)) {
        const verdict = await grade(part.id, answer);
        const found = verdict.diagnosis?.mistake ?? "nothing";
        if (verdict.status !== "wrong-answer" && verdict.status !== "partial") {
          rejected = false;
          reasons.push(`${part.id}: ${name} is not rejected: ${JSON.stringify(answer)} (${explain(verdict)})`);
        }
        if (found !== name) {
          diagnosed = false;
          reasons.push(`${part.id}: ${name} is recognised as ${found}: ${JSON.stringify(answer)}`);
        }
      }
      mistakes.push({ name: `${part.id}/${name}`, rejected, diagnosed });
    }
  }

  const ok = reasons.length === 0;
  const named = mistakes.filter(({ diagnosed }) => diagnosed).length;
  return {
    certificate: {
      hash: version.hash,
      engine: grader.engine,
      seeds: 1,
      ok,
      reference: { score, maxScore, ok: accepted === forms },
      starter: { score: 0, ok: true },
      tests,
      mistakes,
      mutants: { caught: 0, total: 0, equivalent: 0 },
      rewrites: { accepted, total: forms },
    },
    reasons,
    diagnosis: { named, unnamed: mistakes.length - named },
  };
}

/** For a part that follows another: what follows from each wrong answer that is listed there. */
function followingAnswers(parts: Problem["parts"], part: Question) {
  const followed = parts.find(({ id }) => id === followedPart(part));
  if (followed === undefined || followed.kind === "code") return [];
  const share = part.kind === "number" || part.kind === "symbolic" ? (part.follows?.share ?? 0) : 0;
  return examplesOf(followed).wrong.flatMap(({ answer: said }) => {
    const answer = answerAfter(part, { part: followed, answer: said });
    return answer === undefined ? [] : [{ answer, earlier: { [followed.id]: said }, worth: share * part.points }];
  });
}

const explain = ({ status, score, maxScore, message }: Verdict): string =>
  `${status}, ${score} of ${maxScore} points${message === undefined ? "" : `; ${message}`}`;
