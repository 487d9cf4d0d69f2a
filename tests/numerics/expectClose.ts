/**
 * Fails unless |actual − expected| ≤ allowed, or both are the same infinity or NaN. `allowed` is absolute, so that each
 * test states the bound its algorithm promises.
 */
export function expectClose(actual: number, expected: number, allowed: number): void {
  if (Object.is(actual, expected)) return;
  const error = Math.abs(actual - expected);
  // NaN must fail: rewriting this as error > allowed would accept it.
  if (!(error <= allowed))
    throw new Error(`${actual} is ${error} away from ${expected}; at most ${allowed} is allowed`);
}

/** `expectClose` with a bound relative to the expected value. */
export function expectRelative(actual: number, expected: number, relative: number): void {
  expectClose(actual, expected, relative * Math.abs(expected));
}

/** Half the distance from 1 to the next double: the largest relative error of one rounding. */
export const rounding = 2 ** -53;
