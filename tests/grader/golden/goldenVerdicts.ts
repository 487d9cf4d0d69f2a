import { readdirSync } from "node:fs";
import { readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { openGrader, type Grader } from "#grader/grader";
import { VerdictSchema, type Verdict } from "#grader/verdict";
import { comparable, verdictDifferences, type VerdictDifference } from "#grader/verdictDifferences";
import { readProblemFolder } from "#problems/folder";
import type { ProblemVersion } from "#problems/schema";
import { z } from "zod";

/**
 * The verdicts of `verdicts/<slug>.json`: what every release of Node and every machine must say of the reference, the
 * starter, each known mistake, and of answers whose numbers and words come from the machine (`answers/<slug>/`).
 */
const directory = path.resolve("tests/grader/golden");
const seed = "golden";

/** The problems that have answers here: between them they use every kind of test. */
export const goldenSlugs: readonly string[] = readdirSync(path.join(directory, "answers")).sort();

export interface GoldenCheck {
  /** Such as "theta-star mistakes/no-root". */
  name: string;
  differences: VerdictDifference[];
}

/** Grades everything again and compares. An answer without a golden verdict, or the other way round, is a difference. */
export async function checkGolden(slugs = goldenSlugs): Promise<GoldenCheck[]> {
  return withGrader(async (grader) => {
    const checks: GoldenCheck[] = [];
    for (const slug of slugs) {
      const golden = await readGolden(slug);
      const verdicts = await gradeAll(grader, slug);
      for (const name of new Set([...golden.keys(), ...verdicts.keys()])) {
        const [before, after] = [golden.get(name), verdicts.get(name)];
        const isPair = before !== undefined && after !== undefined;
        const differences = isPair
          ? verdictDifferences(before, after)
          : [{ field: "", before: before?.status, after: after?.status }];
        checks.push({ name: `${slug} ${name}`, differences });
      }
    }
    return checks;
  });
}

/** Makes today's verdicts the golden ones. */
export async function writeGolden(): Promise<void> {
  await withGrader(async (grader) => {
    for (const slug of goldenSlugs) {
      const verdicts = Object.fromEntries(await gradeAll(grader, slug));
      const lines = Object.entries(verdicts).map(
        ([name, verdict]) => `${JSON.stringify(name)}: ${JSON.stringify(comparable(verdict))}`,
      );
      await writeFile(fileOf(slug), `{\n${lines.join(",\n")}\n}\n`);
    }
  });
}

const fileOf = (slug: string): string => path.join(directory, "verdicts", `${slug}.json`);

const GoldenSchema = z.record(z.string(), z.looseObject({ tests: z.array(z.looseObject({})) }));

async function readGolden(slug: string): Promise<Map<string, Verdict>> {
  const golden = GoldenSchema.parse(JSON.parse(await readFile(fileOf(slug), "utf8")));
  const timings = { totalMs: 0, compileMs: 0, studentMs: 0 };
  return new Map(
    Object.entries(golden).map(([name, { tests, ...verdict }]) => {
      const timed = tests.map((test) => ({ ...test, studentMs: 0 }));
      return [name, VerdictSchema.parse({ ...verdict, tests: timed, timings, engine: "golden" })];
    }),
  );
}

async function withGrader<T>(use: (grader: Grader) => Promise<T>): Promise<T> {
  const grader = await openGrader({ rooms: 2, allowUnsafe: false });
  try {
    return await use(grader);
  } finally {
    await grader.close();
  }
}

/** Two at a time, which is what most machines have processors for. */
async function gradeAll(grader: Grader, slug: string): Promise<Map<string, Verdict>> {
  const version = await readProblemFolder(path.resolve("problems", slug));
  const { problem } = await grader.describe(version);
  const part = problem.parts[0]?.id ?? "";
  const answers = await answersTo(slug, version);
  const verdicts = new Map<string, Verdict>(answers.map(([name]) => [name, undefined as unknown as Verdict]));
  const waiting = answers.values();
  const grade = async (): Promise<void> => {
    for (const [name, source] of waiting)
      verdicts.set(name, await grader.grade({ version, part, answer: { kind: "code", source }, seed, tests: "all" }));
  };
  await Promise.all([grade(), grade()]);
  return verdicts;
}

async function answersTo(slug: string, { files }: ProblemVersion): Promise<[name: string, source: string][]> {
  const own = Object.entries(files).filter(([file]) => /^(reference|starter|mistakes\/.*)\.ts$/.test(file));
  const folder = path.join(directory, "answers", slug);
  const numeric = await Promise.all(
    (await readdir(folder)).map(async (file): Promise<[string, string]> => [
      `answers/${file}`,
      await readFile(path.join(folder, file), "utf8"),
    ]),
  );
  return [...own, ...numeric]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([file, source]) => [file.replace(/\.ts$/, ""), source]);
}
