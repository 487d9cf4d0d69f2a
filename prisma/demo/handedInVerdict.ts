import { type Verdict, VerdictSchema } from "#grader/verdict";
import { checkAnswer } from "#problems/kinds/kinds";
import type { Answer, Part } from "#problems/schema";
import { demoSeed } from "./verdictFile";

interface Subject {
  slug: string;
  hash: string;
  engine: string;
  parts: readonly Part[];
}

/**
 * What grading says about a text that a person has to read. The kind's own check is asked, which needs no sandbox.
 *
 * @throws Error when the check finds anything else to say: the demo's texts are all readable
 */
export function handedInVerdict({ slug, hash, engine, parts }: Subject, key: string, answer: Answer): Verdict {
  const part = parts.find(({ id }) => id === key);
  const checked =
    part !== undefined && part.kind !== "code" && answer.kind !== "code"
      ? checkAnswer(part, answer, { seed: demoSeed })
      : undefined;
  if (checked?.status !== "handed-in") throw new Error(`${slug}/${key}: this text is not one for a person to read`);
  return VerdictSchema.parse({
    ...{ status: "accepted", score: 0, maxScore: 0, tests: [], diagnosis: null, message: checked.message },
    ...{ problem: slug, part: key, version: hash, engine, seed: demoSeed, isolation: "sealed" },
    timings: { totalMs: 0, compileMs: 0, studentMs: 0 },
  });
}
