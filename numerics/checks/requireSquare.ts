import { ShapeError } from "../errors/ShapeError";
import type { Mat } from "../matrices/matrix";
import { requireMatrix } from "./requireMatrix";

/** @throws ShapeError unless there are as many rows as columns */
export function requireSquare(operation: string, a: Mat): void {
  requireMatrix(operation, a);
  if (a.rows !== a.cols) throw new ShapeError(operation, "a square matrix", `[${a.rows}, ${a.cols}]`);
}
