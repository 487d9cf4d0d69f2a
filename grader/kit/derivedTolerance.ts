import { seededRng, type Rng } from "numerics";
import type { Tolerance } from "../../problems/testKit";
import { compare } from "./compare";
import { valueFor, type Origin } from "./referenceCalls";
import { isMat } from "./shown";

/**
 * How far a correct answer may be from the reference because of rounding. The reference is run again on arguments that
 * differ by a few rounding errors each; where its result moves, any other order of the same operations moves it too.
 */

const runs = 8;
/** Four times the spacing of doubles: less may vanish in the first operation. */
const noise = 2 ** -50;
/** Rounding errors of a long computation, measured in those of its arguments. */
const multiple = 50;
/** Of the largest entry. Where the reference jumps (a tie, a sign), no tolerance would do. */
const cap = 1e-6;

/** The allowed error of each number in a value: the value's own shape, with numbers in the places of its numbers. */
export type Allowance = unknown;

/**
 * What a tolerance allows, widened for results of the reference by how they move under rounding.
 *
 * @param origin - where `expected` came from; without it nothing is widened
 * @param seed - decides the perturbations, so the same comparison is always equally strict
 */
export function allowanceFor(
  expected: unknown,
  tolerance: Required<Tolerance>,
  origin: Origin | undefined,
  seed: string,
): Allowance {
  const variants = origin ? perturbedResults(expected, origin, seed) : [];
  return mapNumbers(expected, variants, (value, moved, scale) => {
    const spread = Math.max(0, ...moved.map((other) => Math.abs(other - value)));
    const derived = Math.min(multiple * spread, cap * scale);
    return Math.max(tolerance.atol + tolerance.rtol * Math.abs(value), Number.isFinite(derived) ? derived : 0);
  });
}

/** The largest allowed error, relative to the largest entry beside it; absolute where that is below 1. */
export function widest(expected: unknown, allowance: Allowance): number {
  let largest = 0;
  mapNumbers(expected, [allowance], (_value, [allowed = 0], scale) => {
    largest = Math.max(largest, allowed / Math.max(scale, 1));
    return 0;
  });
  return Math.min(largest, Number.MAX_VALUE);
}

/** None if the call does not give the expected value again: then it is not the call that made it, or it has a memory. */
function perturbedResults(expected: unknown, origin: Origin, seed: string): unknown[] {
  const again = valueFor(origin, origin.made.freshArguments());
  if (compare(again, expected, { rtol: 0, atol: 0 }).kind !== "same") return [];
  const rng = seededRng(`${seed}/rounding`);
  return Array.from({ length: runs }, () =>
    valueFor(
      origin,
      origin.made.freshArguments().map((each) => perturb(each, rng)),
    ),
  );
}

/** Whole numbers on their own are counts and indices, so they stay; those in vectors and matrices are data. */
function perturb(value: unknown, rng: Rng): unknown {
  const near = (x: number): number => x * (1 + noise * (2 * rng.uniform() - 1));
  if (typeof value === "number") return Number.isInteger(value) ? value : near(value);
  if (value instanceof Float64Array) return value.map(near);
  if (isMat(value)) return { ...value, data: value.data.map(near) };
  if (Array.isArray(value)) return value.map((item: unknown) => perturb(item, rng));
  if (typeof value !== "object" || value === null || "normal" in value) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, perturb(item, rng)]));
}

/** f of each number, the finite numbers at the same place in `others`, and the largest finite size in its list. */
function mapNumbers(
  value: unknown,
  others: readonly unknown[],
  f: (value: number, others: readonly number[], scale: number) => number,
): unknown {
  if (typeof value === "number")
    return f(value, others.filter(isFiniteNumber), Number.isFinite(value) ? Math.abs(value) : 0);
  if (isMat(value)) {
    const data = others.map((other) => (isMat(other) ? other.data : undefined));
    return { rows: value.rows, cols: value.cols, data: mapNumbers(value.data, data, f) };
  }
  if (isNumberList(value)) {
    const scale = Array.prototype.reduce.call<
      ArrayLike<number>,
      [(largest: number, x: number) => number, number],
      number
    >(value, (largest, x) => (Number.isFinite(x) ? Math.max(largest, Math.abs(x)) : largest), 0);
    return Float64Array.from(value, (entry, index) =>
      f(entry, others.map((other) => at(other, index)).filter(isFiniteNumber), scale),
    );
  }
  if (Array.isArray(value))
    return value.map((item: unknown, index) =>
      mapNumbers(
        item,
        others.map((other) => at(other, index)),
        f,
      ),
    );
  if (typeof value !== "object" || value === null) return undefined;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key,
      mapNumbers(
        item,
        others.map((other) => at(other, key)),
        f,
      ),
    ]),
  );
}

const isFiniteNumber = (value: unknown): value is number => typeof value === "number" && Number.isFinite(value);

const isNumberList = (value: unknown): value is Float64Array | readonly number[] =>
  value instanceof Float64Array || (Array.isArray(value) && value.every((entry) => typeof entry === "number"));

const at = (value: unknown, key: string | number): unknown =>
  typeof value === "object" && value !== null ? (Reflect.get(value, key) as unknown) : undefined;
