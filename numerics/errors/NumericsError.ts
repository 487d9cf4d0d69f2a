/**
 * What the engine throws when it is called with something it cannot work on. The message says which operation was
 * called, what it needs and what it got.
 */
export abstract class NumericsError extends Error {
  /** Name of the function that was called, such as "matmul". */
  readonly operation: string;
  /** What that function needs, in words. */
  readonly needed: string;
  /** What it was given instead. */
  readonly got: string;

  constructor(operation: string, needed: string, got: string) {
    super(`${operation}: needs ${needed}, got ${got}`);
    this.operation = operation;
    this.needed = needed;
    this.got = got;
  }
}
