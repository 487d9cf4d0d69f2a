import type { Mistake } from "../problems/schema";
import type { Outcome } from "./rooms/messages";
import { decodeValue } from "./rooms/values";
import { ReplayDiverged } from "./kit/failures";
import type { Callee, CallRecord } from "./kit/session";
import type { Suite, TestRun } from "./kit/suite";
import type { Diagnosis } from "./verdict";

export interface KnownMistake {
  name: string;
  mistake: Mistake;
  callee: Callee;
  /** Which of the declared functions it exports. */
  functions: ReadonlySet<string>;
}

/**
 * Names the mistakes behind failed tests. Each test is replayed with a known mistake in the student's place; a mistake
 * explains a function if it gives back the student's values on every recorded call of that function, whether the test
 * failed, passed or was cut short. Calls of other functions are answered from the recording, so two mistakes in two
 * functions are both found. A function that agrees with the reference wherever a test failed is not at fault and gets no
 * name. Where two mistakes explain a function, the one that agrees in the other functions too is the student's; where
 * that does not tell them apart either, the numbers do not say which mistake it was, and neither is named.
 *
 * What is told is the author's feedback and nothing of the test: that a known formula gives the student's own numbers.
 */
export async function diagnose({
  suite,
  runs,
  seed,
  reference,
  mistakes,
}: {
  suite: Suite;
  runs: readonly TestRun[];
  seed: string;
  reference: Callee;
  mistakes: readonly KnownMistake[];
}): Promise<Diagnosis[]> {
  // A call that was too large to remember cannot be compared, and what was not compared is not named.
  if (runs.some((run) => run.records.some((record) => !record.isKept))) return [];
  const failed = runs.filter((run) => run.status === "failed" || run.status === "runtime-error");
  const others = runs.filter((run) => !failed.includes(run));
  const calledIn = (among: readonly TestRun[]) =>
    new Set(among.flatMap((run) => run.records.map((record) => record.name)));
  const calling = (among: readonly TestRun[], name: string) =>
    among.filter((run) => run.records.some((record) => record.name === name));
  const explains = async (
    { functions, callee }: Pick<KnownMistake, "functions" | "callee">,
    name: string,
  ): Promise<boolean> =>
    // Failed tests first: they tell a wrong guess apart soonest.
    functions.has(name) &&
    (await matches({ suite, seed, name, callee, runs: [...calling(failed, name), ...calling(others, name)] }));

  const found = new Map<string, Diagnosis>();
  for (const name of calledIn(failed)) {
    if (await matches({ suite, seed, name, callee: reference, runs: calling(failed, name) })) continue;
    const candidates: { known: KnownMistake; alike: number }[] = [];
    for (const known of mistakes) if (await explains(known, name)) candidates.push({ known, alike: 1 });
    if (candidates.length > 1)
      for (const candidate of candidates)
        for (const other of calledIn(runs))
          if (other !== name && (await explains(candidate.known, other))) candidate.alike++;
    const [best, next] = candidates.sort((one, two) => two.alike - one.alike);
    if (!best || best.alike === next?.alike) continue;
    const { name: mistakeName, mistake } = best.known;
    const functions = [...(found.get(mistakeName)?.functions ?? []), name];
    const { title, kind, feedback } = mistake;
    found.set(mistakeName, { mistake: mistakeName, title, ...(kind && { kind }), feedback, functions });
  }
  return [...found.values()];
}

async function matches({
  suite,
  runs,
  seed,
  name,
  callee,
}: {
  suite: Suite;
  runs: readonly TestRun[];
  seed: string;
  name: string;
  callee: Callee;
}): Promise<boolean> {
  for (const run of runs) if (!(await matchesIn({ suite, run, seed, name, callee }))) return false;
  return true;
}

async function matchesIn({
  suite,
  run,
  seed,
  name,
  callee,
}: {
  suite: Suite;
  run: TestRun;
  seed: string;
  name: string;
  callee: Callee;
}): Promise<boolean> {
  const replay = replayWith(callee, name, run.records);
  try {
    await suite.replay(run.test, replay.callee, seed);
  } catch (error) {
    if (!(error instanceof ReplayDiverged)) throw error;
    return false;
  }
  // A test that ends sooner than it did leaves calls that nobody compared.
  return replay.isComplete();
}

/** Answers calls of `name` by the callee, checked against the recording, and all other calls from the recording. */
function replayWith(
  callee: Callee,
  name: string,
  records: readonly CallRecord[],
): { callee: Callee; isComplete: () => boolean } {
  let next = 0;
  const replayed: Callee = (call, answer) => {
    const record = records[next++];
    if (record?.name !== call.name || record.arguments !== JSON.stringify(call.arguments)) throw new ReplayDiverged();
    // Nothing came back of this call, so there is nothing to compare, and the mistake need not be waited for.
    if (record.outcome.kind === "ended") return record.outcome;
    if (call.name !== name) {
      for (const question of record.questions) answer(question.oracle, question.arguments);
      return record.outcome;
    }
    let questions = 0;
    const outcome = callee(call, (oracle, args) => {
      // A mistake that goes on asking after the student's code stopped could go on for ever.
      if (++questions > record.questions.length) throw new ReplayDiverged();
      return answer(oracle, args);
    });
    if (questions !== record.questions.length || !isSameOutcome(outcome, record.outcome)) throw new ReplayDiverged();
    return record.outcome;
  };
  return { callee: replayed, isComplete: () => next === records.length };
}

/** Equal up to rounding: summation order must not hide a mistake, and nothing else may pass for one. */
function isSameOutcome(a: Outcome, b: Outcome): boolean {
  if (a.kind === "threw" && b.kind === "threw") return a.name === b.name && a.message === b.message;
  if (a.kind !== "returned" || b.kind !== "returned") return false;
  const treatsArgumentsAlike = a.changed.join() === b.changed.join() && a.shared.join() === b.shared.join();
  return treatsArgumentsAlike && isSameValue(decodeValue(a.value), decodeValue(b.value));
}

/** Of a number itself, and of the largest entry beside it: a small entry may be what is left after large ones cancel. */
const tolerance = { own: 1e-9, beside: 1e-12 };

function isSameValue(a: unknown, b: unknown): boolean {
  if (typeof a === "number" && typeof b === "number") return isSameNumber(a, b, 0);
  if (isNumberList(a) && isNumberList(b)) {
    if (a.length !== b.length || a instanceof Float64Array !== b instanceof Float64Array) return false;
    const scale = largest(a, b);
    return Array.prototype.every.call(a, (entry: number, index) => isSameNumber(entry, b[index] ?? NaN, scale));
  }
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((entry, index) => isSameValue(entry, b[index]));
  if (typeof a === "object" && typeof b === "object" && a !== null && b !== null) {
    const keys = Object.keys(a);
    const [left, right] = [a as Record<string, unknown>, b as Record<string, unknown>];
    return (
      keys.length === Object.keys(b).length &&
      keys.every((key) => Object.hasOwn(b, key) && isSameValue(left[key], right[key]))
    );
  }
  return Object.is(a, b);
}

const isNumberList = (value: unknown): value is Float64Array | readonly number[] =>
  value instanceof Float64Array ||
  (Array.isArray(value) && value.length > 0 && value.every((entry) => typeof entry === "number"));

/** The largest finite magnitude in either list. */
function largest(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let scale = 0;
  for (let index = 0; index < a.length; index++)
    for (const entry of [a[index] ?? 0, b[index] ?? 0])
      if (Number.isFinite(entry)) scale = Math.max(scale, Math.abs(entry));
  return scale;
}

function isSameNumber(a: number, b: number, largestBeside: number): boolean {
  if (Number.isNaN(a) || Number.isNaN(b)) return Number.isNaN(a) && Number.isNaN(b);
  // An infinity is only itself; as a scale it would make everything equal.
  if (!Number.isFinite(a) || !Number.isFinite(b)) return a === b;
  const allowed = tolerance.own * Math.max(Math.abs(a), Math.abs(b)) + tolerance.beside * largestBeside;
  return Math.abs(a - b) <= allowed;
}
