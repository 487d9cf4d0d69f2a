import type { Mat } from "../matrices/matrix";

/** A number, or entries in rows: a vector is one column, a transposed vector one row. */
export type Value = number | Mat;

/** One choice of values for all declared symbols. `samplePoint` draws them. */
export interface Point {
  /** Numbers, vectors and matrices by name; counts and indices are among the numbers. */
  readonly values: ReadonlyMap<string, Value>;
  /** Declared functions by name. */
  readonly functions: ReadonlyMap<string, (args: readonly Value[]) => number>;
}
