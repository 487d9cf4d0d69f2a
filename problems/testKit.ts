import type { CountedRng, Mat, RecordedFabric, Rng, Vec } from "numerics";
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

/**
 * The student's exports: each call crosses into the student room and resolves to a copy of what came back. A crossing
 * costs a fraction of a millisecond, which dozens of small calls feel. The calls that a test makes before it waits for any
 * cross together: `Promise.all([student.f(a), student.g(a)])` is one crossing, and so is `student.f.many([[a, 1], [a, 2]])`,
 * which resolves to the list of results. It means the same as one call after the other: the first call that throws ends
 * them all and the test, every call is recorded for purity and diagnosis, and the test's time limit holds for all of them.
 * A function or counted generator among the arguments still crosses once for each of its calls.
 */
export type Student<M> = {
  readonly [K in keyof M as M[K] extends AnyFunction ? K : never]: M[K] extends (...args: infer A) => infer R
    ? StudentFunction<Arguments<A>, R>
    : never;
};

export interface StudentFunction<A extends unknown[], R> {
  (...args: A): Promise<R>;
  many(calls: readonly A[]): Promise<R[]>;
}

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

/** A generator that hands out a list. */
export interface ScriptedRng extends Rng {
  /** How many numbers were not drawn. */
  readonly left: number;
}

/** A function handed to the student whose calls are counted on the referee's side. */
export type Oracle<F extends AnyFunction> = F & { readonly calls: number };

export interface FabricOptions {
  /** Whether `from` may send to `to`. By default every node may send to every other one. */
  isLink?: (from: number, to: number) => boolean;
  /**
   * What the receiver gets of a payload; by default the payload. The log keeps what was sent. A network that changes its
   * messages tells who computes with what arrived from who reads the arguments that belong to others. Halving keeps every
   * bit, and does not mind whether the student's code divides before or after it sends.
   */
  arrives?: (payload: Vec, from: number, to: number) => Vec;
  /** One message more than this throws inside the student's code and fails the test. Default 1000. */
  budget?: number;
}

/** What a test body gets. A check that does not hold ends the test. */
export interface TestContext {
  /**
   * |actual − expected| ≤ atol + rtol·|expected| in every entry; the shape is that of `expected`; NaN only matches NaN.
   *
   * Without a tolerance, an `expected` that a call of `reference` returned (itself, or a field or entry of it) may allow
   * more than the default: the call is repeated eight times with arguments moved by a few rounding errors, and each
   * entry may differ by fifty times as much as it moved there, at most by 1e-6 of the largest entry. `npm run
   * problems -- verify` shows how wide that gets. Calls with functions among their arguments are not repeated.
   */
  close: (actual: Numeric, expected: Numeric, tolerance?: Tolerance) => void;
  /** Answers of calls that cross together, each beside what it should be, compared in their order. */
  eachClose: (
    pairs: readonly (readonly [answer: Promise<Numeric>, expected: Numeric])[],
    tolerance?: Tolerance,
  ) => Promise<void>;
  /** Exact equality, entry by entry. */
  equal: (actual: Numeric | string | boolean, expected: Numeric | string | boolean, what?: string) => void;
  /**
   * The call that returned `result` is the one that the checks from here on are about. Needed where several calls crossed
   * together and what is checked is no result: a length, or a condition.
   */
  about: (result: unknown) => void;
  /** `message` says what should have held; on a public test the student reads it. */
  ok: (condition: boolean, message: string) => void;
  /** Every call so far left its arguments as they were and returned memory of its own. */
  pure: () => void;
  /**
   * Walks two iterations side by side for k = 1 … steps. A failure tells the first step where they part, and both states
   * there.
   */
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
  /**
   * Hands out these draws in order: `uniform()` and `int(n)` give the next number itself, `normal(mean, sd)` gives
   * mean + sd·number. One draw more than there are throws inside the student's code and fails the test; `left` counts
   * what was not drawn. One round trip per draw.
   */
  scriptedRng: (draws: readonly number[]) => ScriptedRng;
  /** A seeded generator that stays on the referee's side, so that its draws are counted truthfully. One round trip per draw. */
  countedRng: (label: string) => CountedRng;
  /**
   * A network of nodes 0 to `nodes` − 1 for the student's `net: Fabric`. It stays on the referee's side and records every
   * message: `log`, `rounds` and `waiting` are the test's to read, the student gets `send`, `recv` and `tick`. What it
   * refuses, such as a link that does not exist, throws inside the student's code and fails the test. One round trip per
   * call.
   */
  fabric: (nodes: number, options?: FabricOptions) => RecordedFabric;
  /** Wraps f so that calls are counted; one call more than `budget` throws inside the student's code. */
  oracle: <F extends AnyFunction>(f: F, options?: { name?: string; budget?: number }) => Oracle<F>;
  /**
   * The function that a maker of the engine makes of these numbers: `t.localFunction(movedCourseObjective, [1, -2])`. It is
   * made anew beside the student's code for each call, where no call of it crosses, so hundreds of thousands are cheap. Of
   * each function made, the calls after the first `budget` throw inside the student's code; they are not counted here, and
   * code that catches the exception is none the wiser. Called by the test it has no budget.
   */
  localFunction: <N extends number[], F extends AnyFunction>(
    make: (...numbers: N) => F,
    numbers: N,
    options?: { name?: string; budget?: number },
  ) => F;
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

/** A value and the simpler ones that may be tried in its place, simplest first; every way down ends. */
export interface Sample<T> {
  readonly value: T;
  simpler(): Iterable<Sample<T>>;
}

/** A family of random values that knows how to make a failing one simpler, and which of its values are worth a try. */
export interface Arbitrary<T> {
  readonly generate: (rng: Rng) => Sample<T>;
  /** Values that are tried on purpose (see `property`), the most telling first. */
  readonly edges: readonly ((rng: Rng) => Sample<T>)[];
  /** f of every value. What is simpler is decided before f. */
  readonly map: <U>(f: (value: T) => U) => Arbitrary<U>;
  /** A value of f(first value). When the first becomes simpler, the second is drawn anew from the same seed. */
  readonly chain: <U>(f: (value: T) => Arbitrary<U>) => Arbitrary<U>;
  /** Only accepted values. One in a few should be: a hundred refusals in a row are a fault of the problem. */
  readonly filter: (accepts: (value: T) => boolean) => Arbitrary<T>;
}

type Range = [smallest: number, largest: number];

/** One value for each arbitrary. */
export type Drawn<G> =
  G extends Arbitrary<infer T> ? T : { [K in keyof G]: G[K] extends Arbitrary<infer T> ? T : never };

export interface Arbitraries {
  /**
   * A finite number in [min, max], default [-10, 10]. Shrinks to the fewest decimals, then towards 0; positive before
   * negative. Edges: 0, 1, −1, −0, min, max, 1e-9 and −1e-9, as far as they are in the range.
   */
  number: (range?: { min?: number; max?: number }) => Arbitrary<number>;
  /** Log-uniform in [min, max], default [0.1, 10]; shrinks towards 1. Edges: 1, min, max. */
  positive: (range?: { min?: number; max?: number }) => Arbitrary<number>;
  /** Whole number in [min, max]; shrinks towards min. Edges: min, max, 0, 1, −1. */
  integer: (min: number, max: number) => Arbitrary<number>;
  /**
   * Entries from `entry`, default number(); length in [minLength, maxLength], default 1 to 6. `nonZero` forbids entries
   * that are 0, `distinct` equal ones. Shrinks to fewer and simpler entries. Edges: the zero vector, one entry, all
   * entries equal, edges of `entry` only, zero but for one entry, the greatest length.
   */
  vector: (options?: {
    minLength?: number;
    maxLength?: number;
    entry?: Arbitrary<number>;
    nonZero?: boolean;
    distinct?: boolean;
  }) => Arbitrary<Vec>;
  /**
   * Sizes from 1 to 4 by default. Shrinks to fewer rows and columns and simpler entries. Edges: those of a vector, one
   * row, one column, equal rows (rank one), the identity, a square.
   */
  matrix: (options?: { rows?: Range; cols?: Range; entry?: Arbitrary<number> }) => Arbitrary<Mat>;
  /** As many rows as columns, 1 to 4 by default. A symmetric one stays so while it shrinks. */
  squareMatrix: (options?: { size?: Range; entry?: Arbitrary<number>; symmetric?: boolean }) => Arbitrary<Mat>;
  /**
   * Vectors and matrices whose shapes agree, as a record: `shaped({ A: ["m", "n"], x: ["n"] })` draws a matrix A of
   * [m, n] and a vector x of [n]. Sizes are 1 to 4 unless `sizes` says otherwise; one that shrinks does so everywhere.
   */
  shaped: <const S extends Readonly<Record<string, readonly [string] | readonly [string, string]>>>(
    members: S,
    options?: { sizes?: Record<string, Range>; entry?: Arbitrary<number> },
  ) => Arbitrary<{ -readonly [K in keyof S]: S[K] extends readonly [string, string] ? Mat : Vec }>;
  /** An array of items; length in [minLength, maxLength], default 0 to 5. `distinct` compares by ===. */
  list: <T>(
    item: Arbitrary<T>,
    options?: { minLength?: number; maxLength?: number; distinct?: boolean },
  ) => Arbitrary<T[]>;
  record: <G extends Readonly<Record<string, Arbitrary<unknown>>>>(fields: G) => Arbitrary<Drawn<G>>;
  tuple: <T extends readonly unknown[]>(...items: { [I in keyof T]: Arbitrary<T[I]> }) => Arbitrary<T>;
  /** One of these; shrinks towards the first. */
  oneOf: <T>(...values: readonly T[]) => Arbitrary<T>;
}

/**
 * One statistic of a batch whose mean, standard error and skewness are known when the code is right. Beyond these it
 * should be nearly normal, as a mean of many independent terms is: tails that are heavier still make correct code fail
 * more often than declared.
 */
export interface Statistic {
  /** In words, such as "variance of the entries". The same name in another round is more evidence on the same thing. */
  name: string;
  observed: number;
  expected: number;
  standardError: number;
  /** Third standardised moment of `observed`, default 0. √(8/n) for a mean of squares of n normals. */
  skewness?: number;
}

export interface StatisticalOptions extends TestOptions {
  /** Largest probability of failing correct code, over all rounds and statistics: at most 0.01, default 1e-7. */
  falseFailureRate?: number;
  /** Rounds at most; the test stops as soon as the evidence is clear. Default 8. */
  maxRounds?: number;
}

export interface TestKit<M> {
  student: Student<M>;
  reference: Reference<M>;
  arbitrary: Arbitraries;
  test: (name: string, options: TestOptions, body: (t: TestContext) => Promise<void> | void) => void;
  /**
   * Holds for all values of `given` (arbitraries by name, or one arbitrary of a record). Of the runs, 60 by default,
   * every third tries edges on purpose, the second run first: one argument after the other takes its next edge, the
   * others take one of theirs every other time. What fails is shrunk, by at most 500 attempts, to an input of which
   * nothing simpler fails; a repetition draws the same numbers from `t.rng` each time.
   */
  property: <G extends Readonly<Record<string, Arbitrary<unknown>>> | Arbitrary<Readonly<Record<string, unknown>>>>(
    name: string,
    options: TestOptions & { given: G; runs?: number },
    body: (t: TestContext, given: Drawn<G>) => Promise<void> | void,
  ) => void;
  /** The body draws one batch with `t.rng(label)` labels of its own round and returns what it measured. */
  statistical: (
    name: string,
    options: StatisticalOptions,
    body: (t: TestContext, round: number) => Promise<Statistic[]> | Statistic[],
  ) => void;
}

export type Tests<M> = (kit: TestKit<M>) => void;
