import type { NumberAnswer } from "./readNumber";

/**
 * How close a number must be.
 *
 * - exact: nothing but rounding may differ, 1e-12 of the value; for whole numbers and fractions.
 * - relative: |a − b| ≤ `rtol`·|b|.
 * - digits: right when rounded to so many significant digits, with half a unit of the last digit to spare for whoever cut
 *   instead of rounding.
 * - absolute: |a − b| ≤ `atol`.
 *
 * Where the key is 0, relative and digits ask for 0 itself.
 */
export type NumberTolerance =
  | { readonly kind: "exact" }
  | { readonly kind: "relative"; readonly rtol: number }
  | { readonly kind: "digits"; readonly digits: number }
  | { readonly kind: "absolute"; readonly atol: number };

/**
 * Whether a typed number, vector or matrix is the key, entry by entry.
 *
 * @param inAnyOrder - entries are a set: order and repetitions do not matter
 */
export function numbersAgree(
  key: Pick<NumberAnswer, "shape" | "entries">,
  answer: Pick<NumberAnswer, "shape" | "entries">,
  tolerance: NumberTolerance,
  inAnyOrder = false,
): boolean {
  const isClose = (wanted: number, given: number): boolean => numberAgrees(wanted, given, tolerance);
  if (inAnyOrder)
    return (
      key.entries.every((wanted) => answer.entries.some((given) => isClose(wanted, given))) &&
      answer.entries.every((given) => key.entries.some((wanted) => isClose(wanted, given)))
    );
  const sameShape =
    key.shape.length === answer.shape.length && key.shape.every((size, at) => size === answer.shape[at]);
  return sameShape && key.entries.every((wanted, at) => isClose(wanted, answer.entries[at] ?? NaN));
}

function numberAgrees(wanted: number, given: number, tolerance: NumberTolerance): boolean {
  const error = Math.abs(given - wanted);
  switch (tolerance.kind) {
    case "exact":
      return error <= 1e-12 * Math.abs(wanted);
    case "relative":
      return error <= tolerance.rtol * Math.abs(wanted);
    case "digits":
      return error <= lastPlace(wanted, tolerance.digits) * (1 + 1e-9);
    case "absolute":
      return error <= tolerance.atol * (1 + 1e-12);
  }
}

/** The unit of the last of so many significant digits: 0.001 for three digits of 0.123. */
function lastPlace(value: number, digits: number): number {
  if (value === 0) return 0;
  const exponent = Number(value.toExponential().split("e")[1]);
  return Math.pow(10, exponent - digits + 1);
}
