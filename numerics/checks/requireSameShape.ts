import { ShapeError } from "../errors/ShapeError";
import type { Mat } from "../matrices/matrix";
import { requireMatrix } from "./requireMatrix";

/** @throws ShapeError if rows or columns differ */
export function requireSameShape(operation: string, a: Mat, b: Mat): void {
  requireMatrix(operation, a);
  requireMatrix(operation, b);
  if (a.rows !== b.rows || a.cols !== b.cols)
    throw new ShapeError(
      operation,
      "two matrices of the same shape",
      `[${a.rows}, ${a.cols}] and [${b.rows}, ${b.cols}]`,
    );
}
