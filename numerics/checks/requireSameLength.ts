import { ShapeError } from "../errors/ShapeError";
import type { Vec } from "../vectors/vec";

/** @throws ShapeError if the lengths differ */
export function requireSameLength(operation: string, a: Vec, b: Vec): void {
  if (a.length !== b.length)
    throw new ShapeError(operation, "two vectors of the same length", `lengths ${a.length} and ${b.length}`);
}
