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
 * explains a function if it gives back the student's values on every recorded call of that function, in passed and
 * failed tests alike. Calls of other functions are answered from the recording, so two mistakes in two functions are
 * both found. A function that agrees with the reference wherever a test failed is not at fault and gets no name.
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
  const failed = runs.filter((run) => run.status === "failed" || run.status === "runtime-error");
  const passed = runs.filter((run) => run.status === "passed");
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
    (await matches({ suite, seed, name, callee, runs: [...calling(failed, name), ...calling(passed, name)] }));

  const found = new Map<string, Diagnosis>();
  for (const name of calledIn(failed)) {
    if (await matches({ suite, seed, name, callee: reference, runs: calling(failed, name) })) continue;
    const candidates: { known: KnownMistake; alike: number }[] = [];
    for (const known of mistakes) if (await explains(known, name)) candidates.push({ known, alike: 1 });
    // Two mistakes may agree in this function: the student's is the one that agrees in the others as well.
    if (candidates.length > 1)
      for (const candidate of candidates)
        for (const other of calledIn(runs))
          if (other !== name && (await explains(candidate.known, other))) candidate.alike++;
    const [best] = candidates.sort((one, two) => two.alike - one.alike);
    if (!best) continue;
    const { name: mistakeName, mistake } = best.known;
    const functions = [...(found.get(mistakeName)?.functions ?? []), name];
    found.set(mistakeName, { mistake: mistakeName, title: mistake.title, feedback: mistake.feedback, functions });
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
  try {
    for (const run of runs) await suite.run(run.test, replayWith(callee, name, run.records), seed);
    return true;
  } catch (error) {
    if (error instanceof ReplayDiverged) return false;
    throw error;
  }
}

/** Answers calls of `name` by the callee, checked against the recording, and all other calls from the recording. */
function replayWith(callee: Callee, name: string, records: readonly CallRecord[]): Callee {
  let next = 0;
  return (call, answer) => {
    const record = records[next++];
    if (record?.name !== call.name || record.arguments !== JSON.stringify(call.arguments)) throw new ReplayDiverged();
    if (call.name !== name) return record.outcome;
    let questions = 0;
    const outcome = callee(call, (oracle, args) => (questions++, answer(oracle, args)));
    if (questions !== record.questions || !isSameOutcome(outcome, record.outcome)) throw new ReplayDiverged();
    return record.outcome;
  };
}

/** Equal up to rounding: summation order must not hide a mistake, and nothing else may pass for one. */
function isSameOutcome(a: Outcome, b: Outcome): boolean {
  if (a.kind === "threw" && b.kind === "threw") return a.name === b.name && a.message === b.message;
  if (a.kind !== "returned" || b.kind !== "returned") return false;
  const treatsArgumentsAlike = a.changed.join() === b.changed.join() && a.shared.join() === b.shared.join();
  return treatsArgumentsAlike && isSameValue(decodeValue(a.value), decodeValue(b.value));
}

const relativeTolerance = 1e-9;

function isSameValue(a: unknown, b: unknown): boolean {
  if (typeof a === "number" && typeof b === "number") return isSameNumber(a, b, Math.max(Math.abs(a), Math.abs(b)));
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

/** The largest finite magnitude in either list: rounding is judged against the vector, since small entries cancel. */
function largest(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let scale = 0;
  for (let index = 0; index < a.length; index++)
    for (const entry of [a[index] ?? 0, b[index] ?? 0])
      if (Number.isFinite(entry)) scale = Math.max(scale, Math.abs(entry));
  return scale;
}

function isSameNumber(a: number, b: number, scale: number): boolean {
  if (Number.isNaN(a) || Number.isNaN(b)) return Number.isNaN(a) && Number.isNaN(b);
  return a === b || Math.abs(a - b) <= relativeTolerance * scale;
}
