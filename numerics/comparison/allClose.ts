import type { Mat } from "../matrices/matrix";
import type { Vec } from "../vectors/vec";

/** How far two numbers may be apart: `atol + rtol·|expected|`. */
export interface Closeness {
  /** Relative to the expected value. Default 1e-9. */
  readonly rtol?: number;
  /** Absolute. Default 1e-12. */
  readonly atol?: number;
}

/**
 * Whether two numbers, vectors or matrices agree up to rounding: same shape, and |actual − expected| ≤ atol +
 * rtol·|expected| in every entry. NaN agrees only with NaN, an infinity only with itself.
 *
 * @param actual - what was computed
 * @param expected - what it should be; the tolerance is relative to this one
 * @example allClose(vec([0.1 + 0.2, 1]), vec([0.3, 1])) // true
 */
export function allClose(
  actual: number | Vec | Mat,
  expected: number | Vec | Mat,
  { rtol = 1e-9, atol = 1e-12 }: Closeness = {},
): boolean {
  const a = withShape(actual);
  const e = withShape(expected);
  if (a.shape !== e.shape || a.entries.length !== e.entries.length) return false;
  return e.entries.every((entry, i) => isClose(a.entries[i] as number, entry, rtol, atol));
}

function isClose(actual: number, expected: number, rtol: number, atol: number): boolean {
  if (actual === expected || (Number.isNaN(actual) && Number.isNaN(expected))) return true;
  // With an infinite expected value the tolerance would be infinite too and accept anything.
  return Number.isFinite(expected) && Math.abs(actual - expected) <= atol + rtol * Math.abs(expected);
}

function withShape(value: number | Vec | Mat): { shape: string; entries: Float64Array } {
  if (typeof value === "number") return { shape: "number", entries: Float64Array.of(value) };
  if (value instanceof Float64Array) return { shape: `[${value.length}]`, entries: value };
  return { shape: `[${value.rows}, ${value.cols}]`, entries: value.data };
}
