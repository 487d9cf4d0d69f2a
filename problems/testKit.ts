import type { CountedRng, Mat, Rng, Vec } from "numerics";
import type { FigureData } from "./figures";

/**
 * The language of `tests.ts`. These are types only: the grader implements them inside the referee room, where the
 * answers are, and `student` reaches into another room that knows nothing but the arguments of one call.
 */

export type Visibility = "public" | "hidden" | "after-due";

/** Anything `close` can compare: numbers, vectors, matrices, and arrays or objects of them. */
export type Numeric = number | Vec | Mat | readonly Numeric[] | { readonly [key: string]: Numeric };

/** Authors may write a plain array where a Vec is expected; the kit converts it by the declared signature. */
type Argument<T> = T extends Vec ? Vec | readonly number[] : T;
type Arguments<A extends unknown[]> = { [I in keyof A]: Argument<A[I]> };

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- `any` is what makes every function type assignable
type AnyFunction = (...args: any[]) => unknown;

/** The student's exports: each call crosses into the student room and resolves to a copy of what came back. */
export type Student<M> = {
  readonly [K in keyof M as M[K] extends AnyFunction ? K : never]: M[K] extends (...args: infer A) => infer R
    ? (...args: Arguments<A>) => Promise<R>
    : never;
};

/** The reference's exports, called in place. */
export type Reference<M> = {
  readonly [K in keyof M as M[K] extends AnyFunction ? K : never]: M[K] extends (...args: infer A) => infer R
    ? (...args: Arguments<A>) => R
    : never;
};

export interface Tolerance {
  /** Relative to the expected value. Default 1e-9. */
  rtol?: number;
  /** Absolute. Default 1e-12. */
  atol?: number;
}

/** A function handed to the student whose calls are counted on the referee's side. */
export type Oracle<F extends AnyFunction> = F & { readonly calls: number };

/** What a test body gets. A check that does not hold ends the test. */
export interface TestContext {
  /** |actual − expected| ≤ atol + rtol·|expected| in every entry; the shape is that of `expected`; NaN only matches NaN. */
  close: (actual: Numeric, expected: Numeric, tolerance?: Tolerance) => void;
  /** Exact equality, entry by entry. */
  equal: (actual: Numeric | string | boolean, expected: Numeric | string | boolean, what?: string) => void;
  /** `message` says what should have held; on a public test the student reads it. */
  ok: (condition: boolean, message: string) => void;
  /** Every call so far left its arguments as they were and returned memory of its own. */
  pure: () => void;
  /** Walks two iterations side by side for k = 1 … steps and reports the first step where they part. */
  trace: (
    steps: number,
    student: (k: number) => Promise<Numeric>,
    reference: (k: number) => Numeric,
    tolerance?: Tolerance,
  ) => Promise<void>;
  /**
   * Attaches a figure of what the student's code did, at most four a test. Attach before you check: a check that fails
   * ends the test. Of a property, the figures of the smallest counterexample are shown. Never a reason to fail.
   */
  figure: (data: FigureData) => void;
  /** A generator seeded by the grading seed, this test's name and the label: never by what ran before. */
  rng: (label: string) => Rng;
  /** A generator whose every normal is mean + sd·c, whose uniforms are all `uniform` and whose integers are all 0 (default c, 0.5). */
  constantRng: (c: number, uniform?: number) => Rng;
  /** A seeded generator that stays on the referee's side, so that its draws are counted truthfully. One round trip per draw. */
  countedRng: (label: string) => CountedRng;
  /** Wraps f so that calls are counted; one call more than `budget` throws inside the student's code. */
  oracle: <F extends AnyFunction>(f: F, options?: { name?: string; budget?: number }) => Oracle<F>;
}

export interface TestOptions {
  points: number;
  /** Default "hidden". */
  visibility?: Visibility;
  /** Wall time of the student's code in this test; default from the part. */
  timeLimitMs?: number;
  /** Shown with a hidden test that failed. Says where to look, never a value. */
  hint?: string;
}

/** A family of random values that knows how to make a failing one simpler. */
export interface Arbitrary<T> {
  generate(rng: Rng): T;
  /** Simpler candidates, simplest first. */
  shrink(value: T): Iterable<T>;
}

export interface Arbitraries {
  /** A finite number in [min, max], default [-10, 10]; shrinks towards 0, 1, −1 and short decimals. */
  number: (range?: { min?: number; max?: number }) => Arbitrary<number>;
  /** Log-uniform in [min, max], default [0.1, 10]; shrinks towards 1. */
  positive: (range?: { min?: number; max?: number }) => Arbitrary<number>;
  /** Whole number in [min, max]; shrinks towards min. */
  integer: (min: number, max: number) => Arbitrary<number>;
  /** Entries from `entry`, default number(); length in [minLength, maxLength], default 1 to 6. `distinct` forbids equal entries. */
  vector: (options?: {
    minLength?: number;
    maxLength?: number;
    entry?: Arbitrary<number>;
    nonZero?: boolean;
  }) => Arbitrary<Vec>;
  matrix: (options?: { rows?: [number, number]; cols?: [number, number]; entry?: Arbitrary<number> }) => Arbitrary<Mat>;
  oneOf: <T>(...values: readonly T[]) => Arbitrary<T>;
}

/** One statistic of a batch whose mean and standard error are known when the code is right. */
export interface Statistic {
  /** In words, such as "variance of the entries". */
  name: string;
  observed: number;
  expected: number;
  standardError: number;
}

export interface StatisticalOptions extends TestOptions {
  /** Largest probability of failing correct code, over all rounds and statistics. Default 1e-7. */
  falseFailureRate?: number;
  /** Rounds at most; the test stops as soon as the evidence is clear. Default 8. */
  maxRounds?: number;
}

type Values<G> = { [K in keyof G]: G[K] extends Arbitrary<infer T> ? T : never };

export interface TestKit<M> {
  student: Student<M>;
  reference: Reference<M>;
  arbitrary: Arbitraries;
  test: (name: string, options: TestOptions, body: (t: TestContext) => Promise<void> | void) => void;
  property: <G extends Record<string, Arbitrary<unknown>>>(
    name: string,
    options: TestOptions & { given: G; runs?: number },
    body: (t: TestContext, given: Values<G>) => Promise<void> | void,
  ) => void;
  /** The body draws one batch with `t.rng(label)` labels of its own round and returns what it measured. */
  statistical: (
    name: string,
    options: StatisticalOptions,
    body: (t: TestContext, round: number) => Promise<Statistic[]> | Statistic[],
  ) => void;
}

export type Tests<M> = (kit: TestKit<M>) => void;
