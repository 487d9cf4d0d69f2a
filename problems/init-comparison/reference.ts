import { matrix, type Mat, type MlpParams, type Rng, type Vec } from "numerics";

type Scheme = "zero" | "random" | "he";
type LossGrad = (net: MlpParams, X: Mat, y: Vec) => { loss: number; gW: Mat[]; gb: Vec[] };

/**
 * First weights and biases of a net.
 *
 * What each scheme leads to shows in the first entry of the trace. With zeros every activation is 0, so the gradient of
 * every weight is a product with 0, and so is that of every bias below the top: only the output bias has a gradient, and the
 * net learns class frequencies, no more. Weights of standard deviation 0.01 multiply the second moment of the signal in a
 * layer of n units by (n/2)·10⁻⁴; after a few layers nothing is left of it nor of the gradient on its way back, and the loss
 * stays at ln(classes), as with zeros. He's variance 2/n keeps both sizes, and the net trains.
 *
 * So small random weights do not train here, although they break the symmetry between units, and zeros do not make the whole
 * gradient 0. Published answers to this exercise at times say otherwise; the traces decide.
 *
 * @param scale - standard deviation of the scheme "random"
 */
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

/**
 * How large a gradient is on average over its parts: a mean of norms, in which a bias of ten entries counts as much as a
 * matrix of thousands. The norm of all entries together would mostly show the largest part.
 */
export function meanGradNorm(grads: Vec[]): number {
  let total = 0;
  for (const grad of grads) {
    let squares = 0;
    for (const entry of grad) squares += entry * entry;
    total += Math.sqrt(squares);
  }
  return total / grads.length;
}

/**
 * Trains a net with stochastic gradient descent and keeps, for every step, what lossGrad said before the update. So the
 * first entries describe the net as it was initialised, and the trained net is described by none.
 */
export function run(
  net: MlpParams,
  X: Mat,
  y: Vec,
  lossGrad: LossGrad,
  o: { lr: number; steps: number; batch: number },
  rng: Rng,
): { net: { W: Mat[]; b: Vec[] }; gradNorm: number[]; loss: number[] } {
  // With lr = 0 nothing moves: a copy, so that no step writes into the caller's net.
  let W = net.W.map((weights) => moved(weights, 0, weights));
  let b: Vec[] = net.b.map((bias) => bias.slice());
  const gradNorm: number[] = [];
  const losses: number[] = [];
  for (let step = 0; step < o.steps; step++) {
    const batch = drawBatch(X, y, o.batch, rng);
    const { loss, gW, gb } = lossGrad({ W, b }, batch.X, batch.y);
    losses.push(loss);
    gradNorm.push(meanGradNorm([...gW.map(({ data }) => data), ...gb]));
    W = W.map((weights, layer) => moved(weights, o.lr, gW[layer] ?? weights));
    b = b.map((bias, layer) => movedVec(bias, o.lr, gb[layer] ?? bias));
  }
  return { net: { W, b }, gradNorm, loss: losses };
}

/** Rows of X with their labels, drawn with replacement. */
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
