import type { Certificate } from "../problems/certificate";
import { EquivalentMutantsSchema, type ProblemVersion } from "../problems/schema";
import { namesIn } from "./bundleFolder";
import { type Certification, certificationSteps, type CertifyOptions, type MeasuredTest } from "./certification";
import { certifyQuestions } from "./certifyQuestions";
import { compile, CompilerLimitError } from "./compiler";
import { ProblemFaultError, type Grader } from "./grader";
import { Trial } from "./trial";
import type { Verdict } from "./verdict";

/**
 * Proves that a problem version tells right from wrong: the reference and every rewrite earn full marks on all seeds,
 * the starter earns none, every mistake is rejected by the tests it names and diagnosed as itself, and every mutant of
 * the reference is rejected or set aside with a reason.
 *
 * @throws ProblemFaultError when the folder does not load
 */
export async function certify(
  grader: Pick<Grader, "engine" | "describe" | "grade">,
  version: ProblemVersion,
  options: CertifyOptions,
): Promise<Certification> {
  const { seeds, onNews = () => undefined } = options;
  const { problem, definition, tests: outlines, mistakes: knownMistakes } = await grader.describe(version);
  options.signal?.throwIfAborted();
  const part = problem.parts.find(({ kind }) => kind === "code");
  const described = { kind: "described" as const, problem, definition, tests: outlines };
  if (!part) {
    onNews({ ...described, steps: ["reference", "mistakes"] });
    return certifyQuestions(grader, version, problem, options);
  }
  onNews({ ...described, steps: certificationSteps });
  const trial = new Trial(options);
  const { reasons } = trial;
  const seedNumbers = Array.from({ length: seeds }, (_, index) => index + 1);
  const gradeSource = async (source: string, seed: number, measureTolerances = false): Promise<Verdict> => {
    const answer = { kind: "code", source };
    const verdict = await grader.grade({
      ...{ version, part: part.id, answer, seed: `certificate/${seed}`, tests: "all", measureTolerances },
      signal: options.signal,
    });
    if (verdict.diagnosisFault !== undefined) reasons.push(`the diagnosis fails: ${verdict.diagnosisFault}`);
    return verdict;
  };
  const grade = (file: string, seed: number, measureTolerances = false): Promise<Verdict> =>
    gradeSource(version.files[file] ?? "", seed, measureTolerances);

  const references = await trial.step(
    "reference",
    async () => {
      const verdicts = await trial.map(seedNumbers, (seed) => grade("reference.ts", seed, true));
      const broken = verdicts.find(({ status }) => status === "grader-failed");
      if (broken !== undefined) throw faultOfTests(broken);
      for (const [index, verdict] of verdicts.entries())
        if (verdict.status !== "accepted") reasons.push(`reference.ts, seed ${index + 1}: ${explain(verdict)}`);
      const maxScore = verdicts[0]?.maxScore;
      if (maxScore !== part.points)
        reasons.push(`the tests' points add up to ${maxScore ?? 0}, but the part is worth ${part.points}`);
      return verdicts;
    },
    (verdicts) => `${verdicts[0]?.score ?? 0} of ${part.points} points on ${seeds} seeds`,
  );
  const [first] = references;
  if (!first) throw new Error("a certificate needs at least one seed");
  const measured = measure(references, first);
  onNews({ kind: "tests", tests: measured });

  const starter = await trial.step(
    "starter",
    async () => {
      const [verdict] = await trial.map([1], (seed) => grade("starter.ts", seed));
      if (verdict === undefined) throw new Error("the starter was not tried");
      const ok = verdict.score === 0 && verdict.status !== "grader-failed";
      if (!ok) reasons.push(`starter.ts: ${explain(verdict)}, but it should earn nothing`);
      return { score: verdict.score, ok };
    },
    ({ score }) => `${score} of ${part.points} points`,
  );

  const mistakes = await trial.step(
    "mistakes",
    () =>
      trial.map(knownMistakes, async ({ name, mistake }) => {
        const verdict = await grade(`mistakes/${name}.ts`, 1);
        const absent = mistake.fails.filter((test) => !outlines.some((outline) => outline.name === test));
        if (absent.length > 0)
          reasons.push(
            `mistakes/${name}.ts names a test that there is not: ${absent.map((test) => `"${test}"`).join(", ")}`,
          );
        const passed = mistake.fails.filter(
          (test) => verdict.tests.find((result) => result.name === test)?.status === "passed",
        );
        const rejected = isRejected(verdict) && passed.length === 0;
        const diagnosed = verdict.diagnosis?.mistake === name;
        if (!rejected)
          reasons.push(
            `mistakes/${name}.ts is not rejected${passed.length === 0 ? "" : ` by ${passed.map((test) => `"${test}"`).join(", ")}`}: ${explain(verdict)}`,
          );
        if (!diagnosed) reasons.push(`mistakes/${name}.ts is diagnosed as ${verdict.diagnosis?.mistake ?? "nothing"}`);
        return { name, rejected, diagnosed };
      }),
    (tried) => {
      const [rejected, diagnosed] = [tried.filter((one) => one.rejected), tried.filter((one) => one.diagnosed)];
      return `${rejected.length} of ${tried.length} rejected, ${diagnosed.length} named`;
    },
  );

  const rewrites = await trial.step(
    "rewrites",
    () =>
      trial.map(namesIn(version.files, "rewrites"), async (name) => {
        const verdicts: Verdict[] = [];
        for (const seed of seedNumbers.slice(0, 3)) verdicts.push(await grade(`rewrites/${name}.ts`, seed));
        const refused = verdicts.find((verdict) => verdict.status !== "accepted");
        if (refused) reasons.push(`rewrites/${name}.ts is not accepted: ${explain(refused)}`);
        return refused === undefined;
      }),
    (accepted) => `${accepted.filter(Boolean).length} of ${accepted.length} accepted`,
  );

  await trial.step("tolerances", () => Promise.resolve(measured), describeTolerances);

  const mutants = await trial.step(
    "mutants",
    () => tryMutants(trial, version, options, (source) => gradeSource(source, 1)),
    ({ caught, total }) => `${caught} of ${total} caught${caught === total ? "" : `, ${total - caught} not`}`,
  );

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
    starter,
    tests: measured.map(({ name, visibility, points, widestTolerance }) => ({
      ...{ name, visibility, points },
      ...(widestTolerance === null ? {} : { widestTolerance }),
    })),
    mistakes,
    mutants: { caught: mutants.caught, total: mutants.total, equivalent: mutants.total - mutants.caught },
    rewrites: { accepted: rewrites.filter(Boolean).length, total: rewrites.length },
  };
  const { named, caught } = mutants;
  return { certificate, reasons: [...new Set(reasons)], diagnosis: { named, unnamed: caught - named } };
}

/** Grades every mutant of the reference, and looks at what equivalent-mutants.json says of those that pass. */
async function tryMutants(
  trial: Trial,
  version: ProblemVersion,
  { mutants: most, onNews = () => undefined }: CertifyOptions,
  gradeSource: (source: string) => Promise<Verdict>,
): Promise<{ caught: number; named: number; total: number }> {
  const { reasons } = trial;
  const equivalent = readEquivalentMutants(version);
  const { mutants, names } = await mutantsOfReference(version, most);
  const tried = await trial.map(mutants, async (mutant) => {
    const verdict = await gradeSource(mutant.source);
    // A change that leaves no program says nothing about the tests.
    const isProgram = verdict.status !== "compile-error";
    const isCaught = isRejected(verdict);
    if (isProgram && !isCaught && !equivalent.has(mutant.name))
      onNews({
        kind: "survivor",
        survivor: { file: "reference.ts", line: mutant.line, change: mutant.name },
      });
    return { name: mutant.name, line: mutant.line, isProgram, isCaught, isNamed: verdict.diagnosis !== null };
  });
  const counted = tried.filter(({ isProgram }) => isProgram);
  for (const { name, line, isCaught } of counted) {
    if (!isCaught && !equivalent.has(name))
      reasons.push(`no test notices this change of reference.ts, line ${line} — ${name}`);
    if (isCaught && equivalent.has(name))
      reasons.push(`equivalent-mutants.json lists a change that the tests reject — ${name}`);
  }
  const every = new Set(names);
  for (const name of equivalent)
    if (!every.has(name))
      reasons.push(`equivalent-mutants.json lists a change that is none of the reference — ${name}`);
  const caught = counted.filter(({ isCaught }) => isCaught);
  return { caught: caught.length, named: caught.filter(({ isNamed }) => isNamed).length, total: counted.length };
}

/** @throws ProblemFaultError when the reference is no text that can be changed in small ways */
async function mutantsOfReference({ files }: ProblemVersion, most: number) {
  const fault = (detail: string): ProblemFaultError => {
    const message = `reference.ts cannot be changed in small ways: ${detail}`;
    return new ProblemFaultError(message, [{ file: "reference.ts", field: null, message }]);
  };
  try {
    const reply = await compile({ kind: "mutate", source: files["reference.ts"] ?? "", most });
    if (reply.kind === "mutated") return reply;
    if (reply.kind === "refused") throw fault(reply.failures[0]?.text ?? "it cannot be read");
    throw new Error(`the compiler said "${reply.kind}"`);
  } catch (error) {
    throw error instanceof CompilerLimitError ? fault(error.message) : error;
  }
}

/** The tests broke down over the reference itself, so nothing else that they say is of any use. */
function faultOfTests({ problemFault = "" }: Verdict): ProblemFaultError {
  // What follows the first line tells where our own program was.
  const [line = ""] = problemFault.split(/\n| at /);
  return new ProblemFaultError(`tests.ts: ${line}`, [{ file: "tests.ts", field: null, message: line }]);
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
    const message = error instanceof Error ? error.message : String(error);
    const file = "equivalent-mutants.json";
    throw new ProblemFaultError(`${file}: ${message}`, [{ file, field: null, message }]);
  }
}

function measure(references: readonly Verdict[], first: Verdict): MeasuredTest[] {
  return first.tests.map(({ name, visibility, maxPoints }) => {
    const results = references.flatMap(({ tests }) => tests.filter((test) => test.name === name));
    const widths = results.flatMap(({ widestTolerance }) => widestTolerance ?? []);
    return {
      ...{ name, visibility, points: maxPoints },
      milliseconds: results.reduce((most, { studentMs }) => Math.max(most, studentMs), 0),
      widestTolerance: widths.length === 0 ? null : Math.max(...widths),
    };
  });
}

/** A little more than what holds without an author's word: 1e-9 relative and 1e-12 absolute. */
export const usualTolerance = 2e-9;

function describeTolerances(tests: readonly MeasuredTest[]): string {
  const wide = tests.filter(({ widestTolerance }) => (widestTolerance ?? 0) > usualTolerance);
  const widest = Math.max(0, ...wide.map(({ widestTolerance }) => widestTolerance ?? 0));
  if (wide.length === 0) return "No test allows more than rounding.";
  const subject = wide.length === 1 ? "1 test allows" : `${wide.length} tests allow`;
  return `${subject} more than rounding, at most ${widest.toExponential(1)}`;
}

function explain(verdict: Verdict): string {
  const score = `${verdict.status}, ${verdict.score} of ${verdict.maxScore} points`;
  const failed = verdict.tests
    .filter((test) => test.status !== "passed")
    .map((test) => `"${test.name}" (${test.message ?? test.status})`);
  return [score, verdict.message, ...failed.slice(0, 3)].filter((text) => text !== undefined).join("; ");
}
