import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { z } from "zod";
import { type Verdict, VerdictSchema } from "#grader/verdict";
import type { Answer } from "#problems/schema";

/**
 * Verdicts of the real grader on the demo's answers, kept as a file: filling a database takes seconds then, and needs no
 * sandbox. `npm run demo:verdicts` writes it.
 */
export const verdictFile = "prisma/demo/verdicts.json";
export const demoSeed = "demo/1";

/** What all verdicts of a problem have in common stands once. */
const VerdictFileSchema = z.strictObject({
  engine: z.string(),
  /** Verdicts by problem, part and answer. They hold for the problem version with this hash alone. */
  problems: z.record(
    z.string(),
    z.strictObject({
      hash: z.string(),
      parts: z.record(z.string(), z.record(z.string(), z.record(z.string(), z.unknown()))),
    }),
  ),
});
export type VerdictFile = z.infer<typeof VerdictFileSchema>;

export const readVerdictFile = async (): Promise<VerdictFile> =>
  VerdictFileSchema.parse(JSON.parse(await readFile(verdictFile, "utf8")));

export interface GradedSubject {
  slug: string;
  hash: string;
  part: string;
  answer: Answer;
}

/** The verdict on an answer to this very version, or undefined when the grader was not asked about it. */
export function findVerdict(file: VerdictFile, { slug, hash, part, answer }: GradedSubject): Verdict | undefined {
  const problem = file.problems[slug];
  if (problem?.hash !== hash) return undefined;
  const kept = problem.parts[part]?.[keyOf(answer)];
  if (kept === undefined) return undefined;
  return VerdictSchema.parse({ ...kept, problem: slug, part, version: hash, engine: file.engine, ...common });
}

/** How the verdict is kept. The times are left out: they say how busy the author's machine was. */
export function keepVerdict(file: VerdictFile, { slug, hash, part, answer }: GradedSubject, verdict: Verdict): void {
  const problem = (file.problems[slug] ??= { hash, parts: {} });
  const { problem: _, part: __, version: ___, engine: ____, seed, isolation, timings: _____, ...kept } = verdict;
  if (seed !== common.seed || isolation !== common.isolation)
    throw new Error(`${slug}: the demo's verdicts are of sealed rooms with the seed ${common.seed}`);
  (problem.parts[part] ??= {})[keyOf(answer)] = withoutTimes(kept);
}

const withoutTimes = ({ tests, ...kept }: Pick<Verdict, "tests">): Record<string, unknown> => ({
  ...kept,
  tests: tests.map((test) => ({ ...test, studentMs: 0 })),
});

const common = {
  seed: demoSeed,
  isolation: "sealed" as const,
  timings: { totalMs: 0, compileMs: 0, studentMs: 0 },
};

const keyOf = (answer: Answer): string =>
  createHash("sha256").update(JSON.stringify(answer)).digest("hex").slice(0, 12);
