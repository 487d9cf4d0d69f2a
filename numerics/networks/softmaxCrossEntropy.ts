import { requireEntries } from "../checks/requireEntries";
import { requireMatrix } from "../checks/requireMatrix";
import { requireWhole } from "../checks/requireWhole";
import { ShapeError } from "../errors/ShapeError";
import { matrix, type Mat } from "../matrices/matrix";
import type { LossGradient } from "./lossGradient";
import { logSumExp } from "./logSumExp";
import { softmax } from "./softmax";

/**
 * Softmax cross-entropy: the mean over the examples of −log softmax(scores)[label], and its gradient
 * (softmax − one-hot)/n. Computed with log-sum-exp, so that large scores give a large loss and not infinity.
 *
 * @param scores - [n, classes], one example a row, n ≥ 1
 * @param labels - [n] whole numbers from 0 to classes − 1
 * @throws DomainError if there are no examples or a label is not a class
 * @throws ShapeError if there is not one label for each row
 * @example softmaxCrossEntropy(matrix(1, 2, [1000, 0]), [1]) // { loss: 1000, gradient: { rows: 1, cols: 2, data: [1, -1] } }
 */
export function softmaxCrossEntropy(scores: Mat, labels: ArrayLike<number>): LossGradient {
  requireMatrix("softmaxCrossEntropy", scores);
  requireEntries("softmaxCrossEntropy", scores.data);
  const { rows, cols } = scores;
  if (labels.length !== rows) throw new ShapeError("softmaxCrossEntropy", `${rows} labels`, String(labels.length));
  const gradient = matrix(rows, cols);
  let loss = 0;
  for (let i = 0; i < rows; i++) {
    const label = labels[i] as number;
    requireWhole("softmaxCrossEntropy", "label", label, 0, cols - 1);
    const row = scores.data.subarray(i * cols, (i + 1) * cols);
    const wanted = row[label] as number;
    // Shifted first: the difference of two large numbers would be rounding.
    loss += logSumExp(row.map((score) => score - wanted)) / rows;
    const probabilities = softmax(row);
    for (let j = 0; j < cols; j++)
      gradient.data[i * cols + j] = ((probabilities[j] as number) - (j === label ? 1 : 0)) / rows;
  }
  return { loss, gradient };
}
