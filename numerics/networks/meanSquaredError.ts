import { requireEntries } from "../checks/requireEntries";
import { requireSameShape } from "../checks/requireSameShape";
import type { Mat } from "../matrices/matrix";
import { scaleMat } from "../matrices/scaleMat";
import { subtractMat } from "../matrices/subtractMat";
import { dot } from "../vectors/dot";
import type { LossGradient } from "./lossGradient";

/**
 * The mean squared error: the mean of (output − target)² over all entries, and its gradient 2(output − target)/entries.
 * With one output, that is the mean over the examples.
 *
 * @param outputs - [n, outputs], at least one entry
 * @param targets - [n, outputs]
 * @throws DomainError if there are no entries
 * @throws ShapeError if the shapes differ
 * @example meanSquaredError(matrix(2, 1, [1, 5]), matrix(2, 1, [1, 2])) // { loss: 4.5, gradient: { rows: 2, cols: 1, data: [0, 3] } }
 */
export function meanSquaredError(outputs: Mat, targets: Mat): LossGradient {
  requireSameShape("meanSquaredError", outputs, targets);
  requireEntries("meanSquaredError", outputs.data);
  const residuals = subtractMat(outputs, targets);
  const entries = residuals.data.length;
  return { loss: dot(residuals.data, residuals.data) / entries, gradient: scaleMat(residuals, 2 / entries) };
}
