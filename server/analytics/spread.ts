import { mean, quantile, vec } from "numerics";

/** How some numbers lie. */
export interface Spread {
  count: number;
  lowest: number;
  lowerQuartile: number;
  median: number;
  upperQuartile: number;
  highest: number;
  mean: number;
}

/** Quartiles as R and NumPy make them by default. Null of no numbers. */
export function spreadOf(values: readonly number[]): Spread | null {
  if (values.length === 0) return null;
  const numbers = vec(values);
  return {
    count: values.length,
    lowest: quantile(numbers, 0),
    lowerQuartile: quantile(numbers, 0.25),
    median: quantile(numbers, 0.5),
    upperQuartile: quantile(numbers, 0.75),
    highest: quantile(numbers, 1),
    mean: mean(numbers),
  };
}
