import { availableParallelism } from "node:os";
import type { Certificate } from "../problems/certificate";
import { EquivalentMutantsSchema, type ProblemVersion } from "../problems/schema";
import { namesIn } from "./bundleFolder";
import type { Certification } from "./certification";
import { certifyQuestions } from "./certifyQuestions";
import { ProblemFaultError, type Grader } from "./grader";
import { mutantsOf } from "./mutate";
import type { Verdict } from "./verdict";

/**
 * Proves that a problem version tells right from wrong: the reference and every rewrite earn full marks on all seeds,
 * the starter earns none, every mistake is rejected by the tests it names and diagnosed as itself, and every mutant of
 * the reference is rejected or set aside with a reason.
 *
 * @param seeds - how many seeds the reference is tried on; the rewrites are tried on at most three
 * @param mutants - how many mutants are tried at most
 * @throws ProblemFaultError when the folder does not load
 */
export async function certify(
  grader: Grader,
  version: ProblemVersion,
  { seeds, mutants: mostMutants }: { seeds: number; mutants: number },
): Promise<Certification> {
  const { problem, mistakes: knownMistakes } = await grader.describe(version);
  const part = problem.parts.find(({ kind }) => kind === "code");
  if (!part) return certifyQuestions(grader, version, problem);
  const reasons: string[] = [];
  const seedNumbers = Array.from({ length: seeds }, (_, index) => index + 1);
  const gradeSource = async (source: string, seed: number, measureTolerances = false): Promise<Verdict> => {
    const answer = { kind: "code", source };
    const verdict = await grader.grade({
      version,
      part: part.id,
      answer,
      seed: `certificate/${seed}`,
      tests: "all",
      measureTolerances,
    });
    if (verdict.diagnosisFault !== undefined) reasons.push(`the diagnosis fails: ${verdict.diagnosisFault}`);
    return verdict;
  };
  const grade = (file: string, seed: number, measureTolerances = false): Promise<Verdict> =>
    gradeSource(version.files[file] ?? "", seed, measureTolerances);

  const references = await mapSideBySide(seedNumbers, (seed) => grade("reference.ts", seed, true));
  for (const [index, verdict] of references.entries())
    if (verdict.status !== "accepted") reasons.push(`reference.ts, seed ${index + 1}: ${explain(verdict)}`);
  const [first] = references;
  if (!first) throw new Error("a certificate needs at least one seed");
  if (first.maxScore !== part.points)
    reasons.push(`the tests' points add up to ${first.maxScore}, but the part is worth ${part.points}`);

  const starter = await grade("starter.ts", 1);
  const isStarterWorthless = starter.score === 0 && starter.status !== "grader-failed";
  if (!isStarterWorthless) reasons.push(`starter.ts: ${explain(starter)}, but it should earn nothing`);

  const mistakes = await mapSideBySide(knownMistakes, async ({ name, mistake }) => {
    const verdict = await grade(`mistakes/${name}.ts`, 1);
    const passed = mistake.fails.filter(
      (test) => verdict.tests.find((result) => result.name === test)?.status === "passed",
    );
    const rejected = isRejected(verdict) && passed.length === 0;
    const diagnosed = verdict.diagnosis?.mistake === name;
    if (!rejected)
      reasons.push(
        `mistakes/${name}.ts is not rejected by ${passed.map((test) => `"${test}"`).join(", ")}: ${explain(verdict)}`,
      );
    if (!diagnosed) reasons.push(`mistakes/${name}.ts is diagnosed as ${verdict.diagnosis?.mistake ?? "nothing"}`);
    return { name, rejected, diagnosed };
  });

  const rewrites = await mapSideBySide(namesIn(version.files, "rewrites"), async (name) => {
    const verdicts = await mapSideBySide(seedNumbers.slice(0, 3), (seed) => grade(`rewrites/${name}.ts`, seed));
    const refused = verdicts.find((verdict) => verdict.status !== "accepted");
    if (refused) reasons.push(`rewrites/${name}.ts is not accepted: ${explain(refused)}`);
    return refused === undefined;
  });

  const equivalent = readEquivalentMutants(version);
  const tried = await mapSideBySide(
    mutantsOf(version.files["reference.ts"] ?? "", { most: mostMutants }),
    async (mutant) => ({ ...mutant, verdict: await gradeSource(mutant.source, 1) }),
  );
  // A change that leaves no program says nothing about the tests.
  const mutants = tried.filter(({ verdict }) => verdict.status !== "compile-error");
  for (const { name, line, verdict } of mutants) {
    const isCaught = isRejected(verdict);
    if (!isCaught && !equivalent.has(name))
      reasons.push(`no test notices this change of reference.ts, line ${line} — ${name}`);
    if (isCaught && equivalent.has(name))
      reasons.push(`equivalent-mutants.json lists a change that the tests reject — ${name}`);
  }
  const everyMutant = new Set(
    mutantsOf(version.files["reference.ts"] ?? "", { most: Infinity }).map(({ name }) => name),
  );
  for (const name of equivalent)
    if (!everyMutant.has(name))
      reasons.push(`equivalent-mutants.json lists a change that is none of the reference — ${name}`);
  const caught = mutants.filter(({ verdict }) => isRejected(verdict));

  const certificate: Certificate = {
    hash: version.hash,
    engine: grader.engine,
    seeds,
    ok: reasons.length === 0,
    reference: {
      score: first.score,
      maxScore: first.maxScore,
      ok: references.every((verdict) => verdict.status === "accepted"),
    },
    starter: { score: starter.score, ok: isStarterWorthless },
    tests: first.tests.map(({ name, visibility, maxPoints }) => ({
      name,
      visibility,
      points: maxPoints,
      ...widestTolerance(references, name),
    })),
    mistakes,
    mutants: { caught: caught.length, total: mutants.length, equivalent: mutants.length - caught.length },
    rewrites: { accepted: rewrites.filter(Boolean).length, total: rewrites.length },
  };
  const named = caught.filter(({ verdict }) => verdict.diagnosis !== null).length;
  return { certificate, reasons: [...new Set(reasons)], diagnosis: { named, unnamed: caught.length - named } };
}

const isRejected = ({ status }: Verdict): boolean => status !== "accepted" && status !== "grader-failed";

/** @throws ProblemFaultError when the file is not what it should be */
function readEquivalentMutants({ files }: ProblemVersion): Set<string> {
  const text = files["equivalent-mutants.json"];
  if (text === undefined) return new Set();
  try {
    const json: unknown = JSON.parse(text);
    return new Set(EquivalentMutantsSchema.parse(json).map(({ mutant }) => mutant));
  } catch (error) {
    throw new ProblemFaultError(`equivalent-mutants.json: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function widestTolerance(verdicts: readonly Verdict[], test: string): { widestTolerance?: number } {
  const widths = verdicts.flatMap(({ tests }) => tests.find(({ name }) => name === test)?.widestTolerance ?? []);
  return widths.length === 0 ? {} : { widestTolerance: Math.max(...widths) };
}

function explain(verdict: Verdict): string {
  const score = `${verdict.status}, ${verdict.score} of ${verdict.maxScore} points`;
  const failed = verdict.tests
    .filter((test) => test.status !== "passed")
    .map((test) => `"${test.name}" (${test.message ?? test.status})`);
  return [score, verdict.message, ...failed.slice(0, 3)].filter((text) => text !== undefined).join("; ");
}

/** As many at a time as there are processors; results in the order of the items. */
async function mapSideBySide<T, R>(items: readonly T[], map: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  let next = 0;
  const work = async (): Promise<void> => {
    for (let index = next++; index < items.length; index = next++) results[index] = await map(items[index] as T);
  };
  await Promise.all(Array.from({ length: Math.min(availableParallelism(), items.length) }, work));
  return results;
}
