import { constantRng, countedRng, scriptedRng, seededRng, type CountedRng, type Rng } from "numerics";
import type { Numeric, Oracle, ScriptedRng, TestContext, Tolerance } from "../../problems/testKit";
import { compare, type Comparison, defaultTolerance } from "./compare";
import { allowanceFor, widest } from "./derivedTolerance";
import { handOutFabric } from "./fabric";
import { CheckFailed, StudentThrew } from "./failures";
import { localFunction } from "./localFunction";
import type { Session } from "./session";
import { numberText, show } from "./shown";

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- `any` is what makes every function type assignable
type AnyFunction = (...args: any[]) => unknown;

/** Makes the context of one repetition of a test; `label` keeps the streams of repetitions apart. */
export interface MakeContext {
  (label: string): TestContext;
  /** The repetition made last is a counterexample: its figures are shown unless a simpler one follows. */
  keepFigures: () => void;
}

/** What a test body gets as `t`. Streams depend on `seed` and their label alone, never on what ran before. */
export function createContext({ session, seed }: { session: Session; seed: string }): TestContext {
  const close = (actual: Numeric, expected: Numeric, tolerance?: Tolerance): void => {
    let comparison = compare(actual, expected, tolerance);
    // Running the reference again costs time, so it waits until the answer depends on it.
    if (comparison.kind === "entry" || session.isMeasured) {
      const origin = tolerance === undefined ? session.referenceCalls.find(expected) : undefined;
      const allowance = allowanceFor(expected, { ...defaultTolerance, ...tolerance }, origin, seed);
      if (comparison.kind === "entry") comparison = compare(actual, expected, tolerance, allowance);
      if (session.isMeasured)
        session.widestTolerance = Math.max(session.widestTolerance ?? 0, widest(expected, allowance));
    }
    const behind = session.callBehind(actual, pathOf(comparison));
    if (comparison.kind === "same") return;
    const shown = { expected: show(expected), got: show(actual), ...behind };
    if (comparison.kind === "shape") throw new CheckFailed({ message: sentence(comparison.message), ...shown });
    const { difference } = comparison;
    throw new CheckFailed({
      message: differenceText(difference.index, difference.expected, difference.got),
      ...shown,
      firstDifference: difference,
    });
  };

  const oracle = <F extends AnyFunction>(f: F, options: { name?: string; budget?: number } = {}): Oracle<F> => {
    let calls = 0;
    const { budget = Infinity, name = f.name === "" ? "the function" : f.name } = options;
    const counted = (...args: unknown[]): unknown => {
      calls++;
      if (calls > budget)
        throw new CheckFailed({
          message: `${name} may be called at most ${budget} times here; your code called it more often.`,
        });
      return f(...args);
    };
    return Object.defineProperty(counted, "calls", { get: () => calls }) as unknown as Oracle<F>;
  };

  // Not enumerable, so that the student receives the three functions and not the counts.
  const hideDraws = (rng: CountedRng): CountedRng => Object.defineProperty(rng, "draws", { enumerable: false });

  const rng = (label: string) => seededRng(`${seed}/${label}`);

  return {
    close,
    async eachClose(pairs, tolerance) {
      const answers = await Promise.all(pairs.map(([answer]) => answer));
      for (const [index, [, expected]] of pairs.entries()) close(answers[index] as Numeric, expected, tolerance);
    },
    oracle,
    fabric: handOutFabric,
    localFunction,
    countedRng: (label) => hideDraws(countedRng(rng(label))),
    rng,
    constantRng: (c, uniform) => constantRng(c, uniform),
    scriptedRng: handOut,
    equal(actual, expected, what) {
      if (typeof expected === "string" || typeof expected === "boolean") {
        const behind = session.callBehind(actual, []);
        if (actual !== expected)
          throw new CheckFailed({
            message: `${what ?? "The answer"} should be ${String(expected)}, got ${show(actual).text}.`,
            expected: show(expected),
            got: show(actual),
            ...behind,
          });
        return;
      }
      const comparison = compare(actual, expected, { rtol: 0, atol: 0 });
      const behind = session.callBehind(actual, pathOf(comparison));
      if (comparison.kind === "same") return;
      const shown = { expected: show(expected), got: show(actual), ...behind };
      const message =
        what === undefined ? undefined : `${what}: expected ${shown.expected.text}, got ${shown.got.text}.`;
      if (comparison.kind === "shape")
        throw new CheckFailed({ message: message ?? sentence(comparison.message), ...shown });
      const { difference } = comparison;
      throw new CheckFailed({
        message: message ?? differenceText(difference.index, difference.expected, difference.got),
        ...shown,
        firstDifference: difference,
      });
    },
    about(result) {
      session.about(result);
    },
    ok(condition, message) {
      if (!condition) throw new CheckFailed({ message: sentence(message) });
    },
    figure(data) {
      session.attachFigure(data);
    },
    pure() {
      if (session.impurity !== undefined) throw new CheckFailed(session.impurity);
    },
    async trace(steps, student, reference, tolerance) {
      let agreed: Numeric | undefined;
      for (let step = 1; step <= steps; step++) {
        const expected = reference(step);
        const parting = { expected: show(expected), step, ...(agreed === undefined ? {} : { agreed: show(agreed) }) };
        try {
          close(await student(step), expected, tolerance);
        } catch (error) {
          if (error instanceof StudentThrew) throw new StudentThrew(error.outcome, { ...error.failure, ...parting });
          if (!(error instanceof CheckFailed)) throw error;
          throw new CheckFailed({ ...error.failure, ...parting, message: divergenceText(step, error) });
        }
        agreed = expected;
      }
    },
  };
}

const pathOf = (comparison: Comparison): readonly (number | string)[] =>
  comparison.kind === "same" ? [] : comparison.kind === "shape" ? comparison.index : comparison.difference.index;

/** Both states where they are short enough to read in a sentence, otherwise the first entry that differs. */
function divergenceText(step: number, { message, failure: { expected, got } }: CheckFailed): string {
  const isShort = expected !== undefined && got !== undefined && expected.text.length + got.text.length <= 120;
  const states = isShort ? `yours is ${got.text}, the reference's ${expected.text}.` : undefined;
  if (step === 1)
    return `Your iterates leave the reference at step 1${states === undefined ? `. ${message}` : `: ${states}`}`;
  const before = `Your iterates agree with the reference up to step ${step - 1}`;
  return states === undefined
    ? `${before} and leave it at step ${step}. ${message}`
    : `${before}; at step ${step} ${states}`;
}

/** The generator stays here, so that the student's code can neither read ahead nor lose count. */
function handOut(draws: readonly number[]): ScriptedRng {
  const script = scriptedRng(draws);
  let taken = 0;
  const next = (draw: () => number): number => {
    if (taken >= draws.length) {
      const count = draws.length === 1 ? "1 random number" : `${draws.length} random numbers`;
      throw new CheckFailed({ message: `The generator has only ${count} to give here; your code drew one more.` });
    }
    taken++;
    return draw();
  };
  const rng: Rng = {
    uniform: () => next(() => script.uniform()),
    normal: (mean, sd) => next(() => script.normal(mean, sd)),
    int: (n) => next(() => script.int(n)),
  };
  // Not enumerable, so that the student receives the three functions alone.
  return Object.defineProperty(rng, "left", { get: () => draws.length - taken }) as ScriptedRng;
}

function differenceText(index: readonly (number | string)[], expected: number | string, got: number | string): string {
  const place = index.length === 0 ? "" : `Entry [${index.join(", ")}]: `;
  const text = (value: number | string) => (typeof value === "number" ? numberText(value) : value);
  return `${place}${place === "" ? "Expected" : "expected"} ${text(expected)}, got ${text(got)}.`;
}

const sentence = (text: string): string => {
  const capital = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.?]$/.test(capital) ? capital : `${capital}.`;
};
