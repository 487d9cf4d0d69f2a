import { requireMatrix } from "../checks/requireMatrix";
import { ShapeError } from "../errors/ShapeError";
import type { Mat } from "../matrices/matrix";
import type { MlpParams } from "./mlpParams";

/** @throws ShapeError unless the layers fit to each other */
export function requireMlp(operation: string, { W, b }: MlpParams): void {
  if (W.length === 0 || W.length !== b.length)
    throw new ShapeError(
      operation,
      "at least one layer, with a matrix and a vector each",
      `${W.length} matrices and ${b.length} vectors`,
    );
  W.forEach((weights, layer) => {
    requireMatrix(operation, weights);
    if (b[layer]?.length !== weights.rows)
      throw new ShapeError(operation, `${weights.rows} biases in layer ${layer}`, String(b[layer]?.length));
    const before = layer === 0 ? weights.cols : W[layer - 1]?.rows;
    if (before !== weights.cols)
      throw new ShapeError(operation, `${before} columns in the matrix of layer ${layer}`, String(weights.cols));
  });
}

/** @throws ShapeError unless every row of x is an input of the network */
export function requireInputs(operation: string, { W }: MlpParams, x: Mat): void {
  requireMatrix(operation, x);
  if (x.cols !== W[0]?.cols) throw new ShapeError(operation, `${W[0]?.cols} columns of inputs`, String(x.cols));
}
