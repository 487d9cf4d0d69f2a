import { NumericsError } from "./NumericsError";

/**
 * Sizes that do not fit together, such as adding vectors of different lengths.
 *
 * @example new ShapeError("add", "two vectors of the same length", "lengths 2 and 3").message // "add: needs two vectors of the same length, got lengths 2 and 3"
 */
export class ShapeError extends NumericsError {
  override readonly name = "ShapeError";
}
