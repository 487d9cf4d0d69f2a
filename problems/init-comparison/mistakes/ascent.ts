import type { Mistake } from "allclose";
import { matrix, type Mat, type MlpParams, type Rng, type Vec } from "numerics";

type Scheme = "zero" | "random" | "he";
type LossGrad = (net: MlpParams, X: Mat, y: Vec) => { loss: number; gW: Mat[]; gb: Vec[] };

export const mistake = {
  title: "Uphill",
  kind: "sign",
  feedback:
    "Your `run` adds the gradient, so the loss grows from step to step. " +
    "The gradient points to where the loss becomes larger: subtract it.",
  fails: [
    "Worked example: two steps of run",
    "Three steps on a random net",
    "The traces begin before the first update",
    "From He's weights the net trains",
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
  rng: Rng,
): { net: { W: Mat[]; b: Vec[] }; gradNorm: number[]; loss: number[] } {
  let W = net.W.map((weights) => moved(weights, 0, weights));
  let b: Vec[] = net.b.map((bias) => bias.slice());
  const gradNorm: number[] = [];
  const losses: number[] = [];
  for (let step = 0; step < o.steps; step++) {
    const batch = drawBatch(X, y, o.batch, rng);
    const { loss, gW, gb } = lossGrad({ W, b }, batch.X, batch.y);
    losses.push(loss);
    gradNorm.push(meanGradNorm([...gW.map(({ data }) => data), ...gb]));
    W = W.map((weights, layer) => moved(weights, -o.lr, gW[layer] ?? weights));
    b = b.map((bias, layer) => movedVec(bias, -o.lr, gb[layer] ?? bias));
  }
  return { net: { W, b }, gradNorm, loss: losses };
}

function drawBatch(X: Mat, y: Vec, size: number, rng: Rng): { X: Mat; y: Vec } {
  const rows = matrix(size, X.cols);
  const labels = new Float64Array(size);
  for (let place = 0; place < size; place++) {
    const example = rng.int(X.rows);
    rows.data.set(X.data.subarray(example * X.cols, (example + 1) * X.cols), place * X.cols);
    labels[place] = y[example] ?? 0;
  }
  return { X: rows, y: labels };
}

const moved = (weights: Mat, lr: number, gradient: Mat): Mat => ({
  ...weights,
  data: movedVec(weights.data, lr, gradient.data),
});

const movedVec = (from: Vec, lr: number, gradient: Vec): Vec => from.map((entry, i) => entry - lr * (gradient[i] ?? 0));
