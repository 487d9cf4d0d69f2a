import { ShapeError } from "../errors/ShapeError";
import type { Mat } from "../matrices/matrix";
import type { Vec } from "../vectors/vec";

/** @throws ShapeError unless the right-hand side b of A·x = b has one entry for each row of A */
export function requireRightSide(operation: string, a: Mat, b: Vec): void {
  if (b.length !== a.rows)
    throw new ShapeError(
      operation,
      "a right-hand side as long as the matrix has rows",
      `[${a.rows}, ${a.cols}] and length ${b.length}`,
    );
}
