import { axpy, dot, matrixFromRows, matmul, matvec, solvePositive, transpose, type Rng, type Vec } from "numerics";

/** The network y(x) = b2 + Σᵢ w2ᵢ·relu(w1ᵢ·x + b1ᵢ); the three vectors have one entry for each hidden unit. */
export type Net1 = {
  w1: Vec;
  b1: Vec;
  w2: Vec;
  b2: number;
};

/** Which parameters learn: the output layer (w2 and b2) alone, or all of them. */
export type Which = "output" | "all";

export interface TrainOptions {
  steps: number;
  batch: number;
  lr: number;
  which: Which;
}

/** The output of the network for one input: broken lines, each with its elbow, added up. */
export function forward(net: Net1, x: number): number {
  return net.b2 + dot(net.w2, hidden(net, x));
}

/**
 * The gradient of the mean squared error over the data, by backpropagation.
 *
 * What comes back to the output is 2/n times the residual. A hidden unit passes it on, times its output weight, where
 * it is active; elsewhere its output is 0 all around and nothing reaches its weight and bias.
 *
 * @returns the derivative with respect to each parameter, in its place; zeros for a hidden layer that does not learn
 */
export function backward(net: Net1, X: Vec, Y: Vec, which: Which): Net1 {
  const gradient: Net1 = { w1: blank(net), b1: blank(net), w2: blank(net), b2: 0 };
  for (const [example, x] of X.entries()) {
    const activations = hidden(net, x);
    const residual = net.b2 + dot(net.w2, activations) - at(Y, example);
    const slope = (2 * residual) / X.length;
    gradient.b2 += slope;
    for (const [i, activation] of activations.entries()) {
      gradient.w2[i] = at(gradient.w2, i) + slope * activation;
      const passedOn = which === "all" && activation > 0 ? slope * at(net.w2, i) : 0;
      gradient.w1[i] = at(gradient.w1, i) + passedOn * x;
      gradient.b1[i] = at(gradient.b1, i) + passedOn;
    }
  }
  return gradient;
}

/** Where w1ᵢ·x + b1ᵢ is 0: the network can change its slope there and nowhere else. */
export function elbows({ w1, b1 }: Net1): Vec {
  return w1.map((weight, i) => -at(b1, i) / weight);
}

/**
 * The network with the best output layer for its hidden layer.
 *
 * With the hidden layer held fixed the output is linear in w2 and b2, so the best ones solve a linear system: with the
 * activations as columns of H and a column of ones for b2 beside them, (HᵀH + lambda·I)·v = Hᵀy. That is what gradient
 * descent on the output layer would come to, had it the patience.
 *
 * On the data it was fitted to, and up to the small penalty, no training of the output layer alone does better. Whether
 * training of all layers does better than both depends on the random start: published comparisons that put the three in
 * one fixed order hold for some starts and not for others.
 *
 * @param lambda - above 0, so that a unit that is never active does no harm
 */
export function ridge(net: Net1, X: Vec, Y: Vec, lambda: number): Net1 {
  const h = matrixFromRows(Array.from(X, (x) => Float64Array.of(...hidden(net, x), 1)));
  const gram = matmul(transpose(h), h);
  for (let i = 0; i < gram.rows; i++) gram.data[i * gram.cols + i] = at(gram.data, i * gram.cols + i) + lambda;
  const output = solvePositive(gram, matvec(transpose(h), Y));
  const units = net.w2.length;
  return { w1: net.w1.slice(), b1: net.b1.slice(), w2: output.slice(0, units), b2: at(output, units) };
}

/** The network after stochastic gradient descent on minibatches that are drawn with replacement. */
export function train(net: Net1, X: Vec, Y: Vec, o: TrainOptions, rng: Rng): Net1 {
  let { w1, b1, w2, b2 }: Net1 = { w1: net.w1.slice(), b1: net.b1.slice(), w2: net.w2.slice(), b2: net.b2 };
  for (let step = 0; step < o.steps; step++) {
    const inputs = new Float64Array(o.batch);
    const targets = inputs.map((_, i) => {
      const example = rng.int(X.length);
      inputs[i] = at(X, example);
      return at(Y, example);
    });
    const gradient = backward({ w1, b1, w2, b2 }, inputs, targets, o.which);
    w1 = axpy(-o.lr, gradient.w1, w1);
    b1 = axpy(-o.lr, gradient.b1, b1);
    w2 = axpy(-o.lr, gradient.w2, w2);
    b2 -= o.lr * gradient.b2;
  }
  return { w1, b1, w2, b2 };
}

/** What the hidden units give for one input. */
function hidden({ w1, b1 }: Net1, x: number): Vec {
  return w1.map((weight, i) => Math.max(0, weight * x + at(b1, i)));
}

const blank = (net: Net1): Vec => new Float64Array(net.w1.length);

/** Entry i, as a number: an index inside the vector always has one. */
const at = (vector: Vec, i: number): number => vector[i] ?? 0;
