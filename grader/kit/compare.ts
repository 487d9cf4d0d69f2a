import type { Tolerance } from "../../problems/testKit";
import type { Difference } from "../verdict";
import { isMat, showNumber } from "./shown";

const defaults = { rtol: 1e-9, atol: 1e-12 };

export type Comparison =
  { kind: "same" } | { kind: "shape"; message: string } | { kind: "entry"; difference: Difference };

/**
 * Whether every entry satisfies |actual − expected| ≤ atol + rtol·|expected|. The shape is that of `expected`; NaN
 * matches only NaN, and an infinity only itself.
 *
 * @returns the first entry that is off, in the order a person reads
 */
export function compare(actual: unknown, expected: unknown, tolerance: Tolerance = {}): Comparison {
  return compareAt(actual, expected, { ...defaults, ...tolerance }, []);
}

function compareAt(
  actual: unknown,
  expected: unknown,
  tolerance: Required<Tolerance>,
  index: (number | string)[],
): Comparison {
  if (typeof expected === "number") {
    if (typeof actual !== "number") return shapeProblem(index, "a number", actual);
    const allowed = tolerance.atol + tolerance.rtol * Math.abs(expected);
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
      };
    const { cols } = expected;
    return compareList(
      actual.data,
      expected.data,
      (entry) => [...index, Math.floor(entry / cols), entry % cols],
      tolerance,
    );
  }
  if (isList(expected)) {
    if (!isList(actual)) return shapeProblem(index, `${expected.length} entries`, actual);
    if (actual.length !== expected.length)
      return {
        kind: "shape",
        message: `${at(index)}expected ${countText(expected.length)}, got ${countText(actual.length)}`,
      };
    return compareList(actual, expected, (entry) => [...index, entry], tolerance);
  }
  if (typeof expected === "object" && expected !== null) {
    if (typeof actual !== "object" || actual === null || isList(actual))
      return shapeProblem(index, `an object with ${Object.keys(expected).join(", ")}`, actual);
    for (const [key, value] of Object.entries(expected)) {
      if (!Object.hasOwn(actual, key)) return { kind: "shape", message: `${at(index)}the field "${key}" is missing` };
      const found = compareAt((actual as Record<string, unknown>)[key], value, tolerance, [...index, key]);
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
  tolerance: Required<Tolerance>,
): Comparison {
  for (let entry = 0; entry < expected.length; entry++) {
    const found = compareAt(actual[entry], expected[entry], tolerance, place(entry));
    if (found.kind !== "same") return found;
  }
  return { kind: "same" };
}

const isList = (value: unknown): value is readonly unknown[] | Float64Array =>
  Array.isArray(value) || value instanceof Float64Array;

const countText = (count: number): string => (count === 1 ? "1 entry" : `${count} entries`);

const at = (index: readonly (number | string)[]): string => (index.length === 0 ? "" : `at [${index.join(", ")}] `);

function shapeProblem(index: readonly (number | string)[], wanted: string, actual: unknown): Comparison {
  return { kind: "shape", message: `${at(index)}expected ${wanted}, got ${describe(actual)}` };
}

export function describe(value: unknown): string {
  if (value === undefined || value === null) return String(value);
  if (value instanceof Float64Array) return `a Vec of ${countText(value.length)}`;
  if (isMat(value)) return `a ${value.rows} × ${value.cols} matrix`;
  if (Array.isArray(value)) return `an array of ${countText(value.length)}`;
  if (typeof value === "number") return Number.isNaN(value) ? "NaN" : "a number";
  return typeof value === "object" ? "an object" : `a ${typeof value}`;
}
