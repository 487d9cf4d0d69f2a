import type { Value } from "./point";

/** How an answer that differs from the key is related to it, the same way at every point that was tried. */
export type Relation =
  /** The answer is `factor` times the key; −1 is the sign alone. */
  | { readonly kind: "factor"; readonly factor: number }
  /** The answer is the key plus `constant`. */
  | { readonly kind: "shift"; readonly constant: number }
  /** The answer is one divided by the key. */
  | { readonly kind: "reciprocal" }
  | { readonly kind: "transposed" };

/**
 * The simple relation between two rows of values, if there is one.
 *
 * @param keys - values of the key at every point
 * @param answers - values of the answer at the same points, of the same shapes
 */
export function findRelation(keys: readonly Value[], answers: readonly Value[]): Relation | undefined {
  const key = keys.flatMap(entriesOf);
  const answer = answers.flatMap(entriesOf);
  // Where both are 0 any factor will do.
  const ratios = key
    .map((value, at) => (answer[at] ?? NaN) / value)
    .filter((_, at) => key[at] !== 0 || answer[at] !== 0);
  const factor = constantOf(ratios);
  if (factor !== undefined && factor !== 0) return { kind: "factor", factor };
  const constant = constantOf(key.map((value, at) => (answer[at] ?? NaN) - value));
  if (constant !== undefined) return { kind: "shift", constant };
  if (constantOf(key.map((value, at) => (answer[at] ?? NaN) * value)) === 1) return { kind: "reciprocal" };
  return undefined;
}

/** The entries of a value: a number is its own only one. */
export function entriesOf(value: Value): readonly number[] {
  return typeof value === "number" ? [value] : [...value.data];
}

/** The value that all have, up to rounding, as a short number. */
function constantOf(values: readonly number[]): number | undefined {
  const [first] = values;
  if (first === undefined || !values.every((value) => Math.abs(value - first) <= 1e-8 * Math.abs(first)))
    return undefined;
  return Number(first.toPrecision(8));
}
