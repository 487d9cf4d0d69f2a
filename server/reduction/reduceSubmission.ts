import type { TestResult, Verdict } from "#grader/verdict";
import { hashFiles } from "#problems/folderText";
import type { CodePart, ProblemVersion } from "#problems/schema";
import { failedTests, obstacleOf } from "../failureGroups";
import { behaviourWithoutWords } from "./behaviourWithoutWords";
import { reduceApart } from "./reduceApart";
import type { Tried } from "./reducerMessages";
import { tellsWho } from "./tellsWho";

/** What a worker needs to run programs: rooms. */
export interface ProgramGrader {
  /** Throws for faults of this machine only. */
  grade(request: {
    version: ProblemVersion;
    part: string;
    answer: unknown;
    seed: string;
    tests: "all";
    signal: AbortSignal;
  }): Promise<Verdict>;
}

/** A submission whose program is to become a mistake. */
export interface ReducedSubmission {
  version: ProblemVersion;
  part: CodePart;
  source: string;
  /** Of its grading. */
  seed: string;
  student: { id: string; name: string; email: string };
}

export type ReductionResult =
  /** `isRecognised`: with the small program among the known mistakes, the student's own is named as it: the numbers agree in every call. */
  | { ok: true; source: string; isRecognised: boolean }
  /** Why there is no small program, for an instructor. */
  | { ok: false; reason: string };

const mostTries = 400;
/** Then no more smaller programs are tried: the smallest by then is taken. */
const lateAfterMs = 4 * 60_000;
/** What has not ended by then never will. */
const limitMs = 8 * 60_000;

/**
 * Makes a student's wrong program as small as it can be while it stays wrong in the same way and tells nothing of the
 * student. Programs run in rooms alone.
 *
 * @param options.onTry - hears of each program that was run; `share` is how far it is, 0 to 1
 * @throws the signal's reason; anything else is a fault of this machine
 */
export async function reduceSubmission(
  grader: ProgramGrader,
  submission: ReducedSubmission,
  { signal: ends, onTry }: { signal: AbortSignal; onTry: (tries: number, share: number) => void },
): Promise<ReductionResult> {
  const late = AbortSignal.timeout(limitMs);
  const trial = new Trial(grader, submission, AbortSignal.any([ends, late]), onTry);
  try {
    return await reduce(trial, submission);
  } catch (error) {
    if (ends.aborted || !late.aborted) throw error;
    return { ok: false, reason: "It takes too long: this program needs seconds each time it is run." };
  }
}

async function reduce(
  trial: Trial,
  { version: { files }, part, source, student }: ReducedSubmission,
): Promise<ReductionResult> {
  const verdict = await trial.begin();
  if (verdict.status === "accepted")
    return { ok: false, reason: "Run again, the program is accepted: there is nothing wrong to keep." };
  const obstacle = obstacleOf(verdict);
  if (obstacle !== null) return { ok: false, reason: obstacle };
  if (!(await trial.tryOut(source)).isSame)
    return { ok: false, reason: "The program does not behave the same each time it is run." };
  const isRecognised = await trial.beginRecognising(failedTests(verdict));

  const known = [files["reference.ts"] ?? "", files["starter.ts"] ?? ""];
  const reduced = await reduceApart(
    { source, signatures: part.signatures, known, mostTries },
    { tryOut: (program) => trial.tryOut(program), signal: trial.signal },
  );
  if (!reduced.ok) return reduced;
  const telling = tellsWho(reduced.source, student, known);
  if (telling !== undefined)
    return { ok: false, reason: `The small program still holds “${telling}”, which tells whose it was.` };
  return { ...reduced, isRecognised };
}

/** Runs programs in rooms, and compares what they do with what the student's does. */
class Trial {
  readonly signal: AbortSignal;
  readonly #grader: ProgramGrader;
  readonly #submission: ReducedSubmission;
  readonly #onTry: (tries: number, share: number) => void;
  readonly #startedAt = performance.now();
  /** Two seeds: what is the same under one alone may be so by chance. */
  readonly #seeds: readonly string[];
  #wanted: readonly string[] = [];
  /** Says what would be said of the program if it were a mistake. Absent while that does not matter. */
  #mistake: string | undefined;
  #longestMs = 0;
  #tries = 0;

  constructor(
    grader: ProgramGrader,
    submission: ReducedSubmission,
    signal: AbortSignal,
    onTry: (tries: number, share: number) => void,
  ) {
    this.signal = signal;
    this.#grader = grader;
    this.#submission = submission;
    this.#onTry = onTry;
    this.#seeds = [submission.seed, `${submission.seed}, another`];
  }

  /** @returns the verdict on the student's own program under the seed of its grading */
  async begin(): Promise<Verdict> {
    const verdicts: Verdict[] = [];
    for (const seed of this.#seeds) verdicts.push(await this.#grade(this.#submission.source, seed));
    const [verdict] = verdicts;
    if (verdict === undefined) throw new Error("there is a seed");
    this.#wanted = verdicts.map(behaviourWithoutWords);
    // A change that makes it much slower is none that is wanted. The first run also opened the rooms.
    this.#longestMs = Math.max(4_000, 3 * (performance.now() - this.#startedAt));
    return verdict;
  }

  async tryOut(source: string): Promise<Tried> {
    const isSame = (await this.#behavesTheSame(source)) && (await this.#isRecognised(source));
    this.#tries++;
    const share = (performance.now() - this.#startedAt) / lateAfterMs;
    this.#onTry(this.#tries, Math.min(0.99, Math.max(this.#tries / mostTries, share)));
    return { isSame, isLate: share > 1 };
  }

  /**
   * From now on a program is the same only if the student's own one would be named as it, were it a known mistake: the
   * numbers agree in every call then, not only where a test failed first.
   *
   * @returns false when that cannot be asked, because not even the student's own program would be
   */
  async beginRecognising(failed: readonly TestResult[]): Promise<boolean> {
    const fails = JSON.stringify(failed.map(({ name }) => name));
    this.#mistake = `export const mistake = { title: "Small", feedback: "Small.", fails: ${fails} };`;
    if (!(await this.#isRecognised(this.#submission.source))) this.#mistake = undefined;
    return this.#mistake !== undefined;
  }

  async #isRecognised(source: string): Promise<boolean> {
    if (this.#mistake === undefined) return true;
    const { version, source: own, seed } = this.#submission;
    const name = "made-smaller";
    const files = { ...version.files, [`mistakes/${name}.ts`]: `${source}\n${this.#mistake}\n` };
    const { diagnosis, furtherDiagnoses } = await this.#grade(own, seed, {
      version: { ...version, files, hash: hashFiles(files) },
    });
    return [diagnosis, ...furtherDiagnoses].some((found) => found?.mistake === name);
  }

  async #behavesTheSame(source: string): Promise<boolean> {
    for (const [index, seed] of this.#seeds.entries()) {
      const tooLong = AbortSignal.timeout(Math.ceil(this.#longestMs));
      const signal = AbortSignal.any([this.signal, tooLong]);
      try {
        const verdict = await this.#grade(source, seed, { signal });
        if (tooLong.aborted || behaviourWithoutWords(verdict) !== this.#wanted[index]) return false;
      } catch (error) {
        if (this.signal.aborted || !tooLong.aborted) throw error;
        return false;
      }
    }
    return true;
  }

  async #grade(
    source: string,
    seed: string,
    {
      version = this.#submission.version,
      signal = this.signal,
    }: { version?: ProblemVersion; signal?: AbortSignal } = {},
  ): Promise<Verdict> {
    signal.throwIfAborted();
    const { id: part } = this.#submission.part;
    const request = { version, part, answer: { kind: "code", source }, seed, tests: "all" as const, signal };
    const verdict = await this.#grader.grade(request);
    this.signal.throwIfAborted();
    return verdict;
  }
}
