import type { Tolerance } from "../../problems/testKit";
import type { Difference } from "../verdict";
import { isMat, showNumber } from "./shown";

/** What holds where an author gives no tolerance, unless the reference's own rounding asks for more. */
export const defaultTolerance: Required<Tolerance> = { rtol: 1e-9, atol: 1e-12 };

export type Comparison =
  | { kind: "same" }
  | { kind: "shape"; message: string; index: Difference["index"] }
  | { kind: "entry"; difference: Difference };

/**
 * Whether every entry satisfies |actual − expected| ≤ atol + rtol·|expected|. The shape is that of `expected`; NaN
 * matches only NaN, and an infinity only itself.
 *
 * @param allowance - the allowed errors instead of a tolerance: numbers in the places of the numbers of `expected`
 * @returns the first entry that is off, in the order a person reads
 */
export function compare(
  actual: unknown,
  expected: unknown,
  tolerance: Tolerance = {},
  allowance?: unknown,
): Comparison {
  return compareAt(actual, expected, { ...defaultTolerance, ...tolerance, allowance }, []);
}

type Strictness = Required<Tolerance> & { allowance: unknown };

const within = (strictness: Strictness, key: string | number): Strictness =>
  typeof strictness.allowance === "object" && strictness.allowance !== null
    ? { ...strictness, allowance: Reflect.get(strictness.allowance, key) as unknown }
    : strictness;

function compareAt(actual: unknown, expected: unknown, strictness: Strictness, index: (number | string)[]): Comparison {
  if (typeof expected === "number") {
    if (typeof actual !== "number") return shapeProblem(index, "a number", actual);
    const { atol, rtol, allowance } = strictness;
    const allowed = typeof allowance === "number" ? allowance : atol + rtol * Math.abs(expected);
    const error = Math.abs(actual - expected);
    // `error <= allowed` is false for NaN, so a NaN can only pass by the first clause. Infinity − Infinity is NaN too.
    const isClose = Object.is(actual, expected) || error <= (Number.isFinite(expected) ? allowed : -1);
    if (isClose) return { kind: "same" };
    const difference = {
      index,
      expected: showNumber(expected),
      got: showNumber(actual),
      error: showNumber(error),
      allowed: showNumber(allowed),
    };
    return { kind: "entry", difference };
  }
  if (isMat(expected)) {
    if (!isMat(actual)) return shapeProblem(index, `a ${expected.rows} × ${expected.cols} matrix`, actual);
    if (actual.rows !== expected.rows || actual.cols !== expected.cols)
      return {
        kind: "shape",
        message: `${at(index)}expected a ${expected.rows} × ${expected.cols} matrix, got ${actual.rows} × ${actual.cols}`,
        index,
      };
    const { cols } = expected;
    return compareList(
      actual.data,
      expected.data,
      (entry) => [...index, Math.floor(entry / cols), entry % cols],
      within(strictness, "data"),
    );
  }
  if (isList(expected)) {
    if (!isList(actual)) return shapeProblem(index, `${expected.length} entries`, actual);
    if (actual.length !== expected.length)
      return {
        kind: "shape",
        message: `${at(index)}expected ${countText(expected.length)}, got ${countText(actual.length)}`,
        index,
      };
    return compareList(actual, expected, (entry) => [...index, entry], strictness);
  }
  if (typeof expected === "object" && expected !== null) {
    if (typeof actual !== "object" || actual === null || isList(actual))
      return shapeProblem(index, `an object with ${Object.keys(expected).join(", ")}`, actual);
    for (const [key, value] of Object.entries(expected)) {
      if (!Object.hasOwn(actual, key))
        return { kind: "shape", message: `${at(index)}the field "${key}" is missing`, index };
      const found = compareAt((actual as Record<string, unknown>)[key], value, within(strictness, key), [
        ...index,
        key,
      ]);
      if (found.kind !== "same") return found;
    }
    return { kind: "same" };
  }
  return Object.is(actual, expected) ? { kind: "same" } : shapeProblem(index, String(expected), actual);
}

function compareList(
  actual: ArrayLike<unknown>,
  expected: ArrayLike<unknown>,
  place: (entry: number) => (number | string)[],
  strictness: Strictness,
): Comparison {
  for (let entry = 0; entry < expected.length; entry++) {
    const found = compareAt(actual[entry], expected[entry], within(strictness, entry), place(entry));
    if (found.kind !== "same") return found;
  }
  return { kind: "same" };
}

const isList = (value: unknown): value is readonly unknown[] | Float64Array =>
  Array.isArray(value) || value instanceof Float64Array;

const countText = (count: number): string => (count === 1 ? "1 entry" : `${count} entries`);

const at = (index: readonly (number | string)[]): string => (index.length === 0 ? "" : `at [${index.join(", ")}] `);

function shapeProblem(index: (number | string)[], wanted: string, actual: unknown): Comparison {
  return { kind: "shape", message: `${at(index)}expected ${wanted}, got ${describe(actual)}`, index };
}

export function describe(value: unknown): string {
  if (value === undefined || value === null) return String(value);
  if (value instanceof Float64Array) return `a Vec of ${countText(value.length)}`;
  if (isMat(value)) return `a ${value.rows} × ${value.cols} matrix`;
  if (Array.isArray(value)) return `an array of ${countText(value.length)}`;
  if (typeof value === "number") return Number.isNaN(value) ? "NaN" : "a number";
  return typeof value === "object" ? "an object" : `a ${typeof value}`;
}
