import type { Mistake } from "allclose";
import { matrix, type Mat, type MlpParams, type Rng, type Vec } from "numerics";

type Scheme = "zero" | "random" | "he";
type LossGrad = (net: MlpParams, X: Mat, y: Vec) => { loss: number; gW: Mat[]; gb: Vec[] };

export const mistake = {
  title: "All examples in every step",
  kind: "randomness",
  feedback:
    "Your `run` hands all of `X` to `lossGrad` in every step. " +
    "That is gradient descent on the whole data set. Here a step sees `o.batch` examples, drawn by `rng.int`.",
  fails: [
    "Three steps on a random net",
    "Each batch is drawn anew, rows with their labels",
    "One call of lossGrad a step, and no draws but the batches",
  ],
} satisfies Mistake;

export function init(dims: number[], scheme: Scheme, rng: Rng, scale = 0.01): { W: Mat[]; b: Vec[] } {
  const outputs = dims.slice(1);
  const W = outputs.map((rows, layer) => {
    const inputs = dims[layer] ?? 0;
    const weights = matrix(rows, inputs);
    if (scheme === "zero") return weights;
    const deviation = scheme === "he" ? Math.sqrt(2 / inputs) : scale;
    for (let entry = 0; entry < weights.data.length; entry++) weights.data[entry] = rng.normal(0, deviation);
    return weights;
  });
  return { W, b: outputs.map((length) => new Float64Array(length)) };
}

export function meanGradNorm(grads: Vec[]): number {
  let total = 0;
  for (const grad of grads) {
    let squares = 0;
    for (const entry of grad) squares += entry * entry;
    total += Math.sqrt(squares);
  }
  return total / grads.length;
}

export function run(
  net: MlpParams,
  X: Mat,
  y: Vec,
  lossGrad: LossGrad,
  o: { lr: number; steps: number; batch: number },
): { net: { W: Mat[]; b: Vec[] }; gradNorm: number[]; loss: number[] } {
  let W = net.W.map((weights) => moved(weights, 0, weights));
  let b: Vec[] = net.b.map((bias) => bias.slice());
  const gradNorm: number[] = [];
  const losses: number[] = [];
  for (let step = 0; step < o.steps; step++) {
    const { loss, gW, gb } = lossGrad({ W, b }, X, y);
    losses.push(loss);
    gradNorm.push(meanGradNorm([...gW.map(({ data }) => data), ...gb]));
    W = W.map((weights, layer) => moved(weights, o.lr, gW[layer] ?? weights));
    b = b.map((bias, layer) => movedVec(bias, o.lr, gb[layer] ?? bias));
  }
  return { net: { W, b }, gradNorm, loss: losses };
}

const moved = (weights: Mat, lr: number, gradient: Mat): Mat => ({
  ...weights,
  data: movedVec(weights.data, lr, gradient.data),
});

const movedVec = (from: Vec, lr: number, gradient: Vec): Vec => from.map((entry, i) => entry - lr * (gradient[i] ?? 0));
