import { ShapeError } from "../errors/ShapeError";
import type { Mat } from "../matrices/matrix";

/** Matrices may be written by hand as `{ rows, cols, data }`. @throws ShapeError if the number of entries is not rows·cols */
export function requireMatrix(operation: string, a: Mat): void {
  if (a.data.length !== a.rows * a.cols)
    throw new ShapeError(
      operation,
      `${a.rows * a.cols} entries in a [${a.rows}, ${a.cols}] matrix`,
      String(a.data.length),
    );
}
