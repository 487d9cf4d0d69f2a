import { answerAfter, followedPart } from "../problems/kinds/following";
import type { QuestionAnswer } from "../problems/kinds/kinds";
import { examplesOf } from "../problems/kinds/kinds";
import type { Problem, ProblemVersion, Question } from "../problems/schema";
import type { Certification, CertifyOptions } from "./certification";
import type { Grader } from "./grader";
import { Trial } from "./trial";
import type { Verdict } from "./verdict";

/**
 * Proves that a problem of questions tells right from wrong: every answer that its author calls right earns all points of
 * its part, and every listed wrong answer earns less and is recognised as the mistake it is listed under. Where a part
 * follows another, what follows from each wrong answer listed there earns what its author says.
 */
export async function certifyQuestions(
  grader: Pick<Grader, "engine" | "grade">,
  version: ProblemVersion,
  { parts }: Problem,
  options: CertifyOptions,
): Promise<Certification> {
  const trial = new Trial(options);
  const { reasons } = trial;
  const { signal, onNews = () => undefined } = options;
  const questions = parts.filter((part) => part.kind !== "code");
  const grade = (part: string, answer: QuestionAnswer, earlier?: Record<string, QuestionAnswer>): Promise<Verdict> => {
    signal?.throwIfAborted();
    return grader.grade({ version, part, answer, seed: "certificate/1", tests: "all", earlier, signal });
  };

  const right = await trial.step(
    "reference",
    async () => {
      const found = [];
      for (const part of questions) found.push(await tryRight(part));
      return found;
    },
    (found) => `${sum(found, "accepted")} of ${sum(found, "forms")} right answers accepted`,
  );
  const tests = right.flatMap((found) => found.tests);
  onNews({
    kind: "tests",
    tests: tests.map((test) => ({ ...test, milliseconds: null, widestTolerance: null })),
  });
  const mistakes = await trial.step(
    "mistakes",
    async () => {
      const found = [];
      for (const part of questions) found.push(...(await tryWrong(part)));
      return found;
    },
    (found) =>
      `${found.filter(({ rejected, diagnosed }) => rejected && diagnosed).length} of ${found.length} recognised`,
  );

  const named = mistakes.filter(({ diagnosed }) => diagnosed).length;
  return {
    certificate: {
      hash: version.hash,
      engine: grader.engine,
      seeds: 1,
      ok: reasons.length === 0,
      reference: {
        score: sum(right, "score"),
        maxScore: sum(right, "maxScore"),
        ok: sum(right, "accepted") === sum(right, "forms"),
      },
      starter: { score: 0, ok: true },
      tests,
      mistakes,
      mutants: { caught: 0, total: 0, equivalent: 0 },
      rewrites: { accepted: sum(right, "accepted"), total: sum(right, "forms") },
    },
    reasons,
    diagnosis: { named, unnamed: mistakes.length - named },
  };

  async function tryRight(part: Question): Promise<RightAnswers> {
    const found: RightAnswers = { tests: [], score: 0, maxScore: 0, accepted: 0, forms: 0 };
    for (const [index, answer] of examplesOf(part).right.entries()) {
      const verdict = await grade(part.id, answer);
      const isFull = verdict.status === "accepted" && verdict.score === verdict.maxScore;
      if (index === 0) {
        const { score, maxScore } = verdict;
        const tests = verdict.tests.map(({ name, visibility, maxPoints }) => ({
          name: `${part.id}: ${name}`,
          visibility,
          points: maxPoints,
        }));
        Object.assign(found, { score, maxScore, tests });
      }
      found.forms++;
      if (isFull) found.accepted++;
      else reasons.push(`${part.id}: a right answer is not accepted: ${JSON.stringify(answer)} (${explain(verdict)})`);
    }
    for (const { answer, earlier, worth } of followingAnswers(parts, part)) {
      const verdict = await grade(part.id, answer, earlier);
      if (verdict.score < worth)
        reasons.push(
          `${part.id}: what follows from a wrong earlier answer is not accepted: ${JSON.stringify(answer)} (${explain(verdict)})`,
        );
    }
    return found;
  }

  async function tryWrong(part: Question): Promise<Certification["certificate"]["mistakes"]> {
    const { wrong } = examplesOf(part);
    const mistakes = [];
    for (const name of new Set(wrong.map(({ mistake }) => mistake))) {
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
    return mistakes;
  }
}

interface RightAnswers {
  tests: Certification["certificate"]["tests"];
  score: number;
  maxScore: number;
  accepted: number;
  /** How many right answers were tried. */
  forms: number;
}

const sum = (found: readonly RightAnswers[], field: Exclude<keyof RightAnswers, "tests">): number =>
  found.reduce((total, one) => total + one[field], 0);

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
