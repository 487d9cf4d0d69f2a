import type { Mistake } from "allclose";
import { axpy, dot, matrixFromRows, matmul, matvec, solvePositive, transpose, type Rng, type Vec } from "numerics";

export const mistake = {
  title: "Derivative 1 at the elbow",
  kind: "edge-case",
  feedback:
    "Your gradient is right except where $z_i$ is exactly $0$: there you let the derivative of the ReLU be $1$. " +
    "By the statement it counts as $0$ there; compare with $>$, not with $\\ge$.",
  fails: [
    "A unit at its elbow, one that is never active, and no updates",
    "A unit exactly at its elbow passes nothing back",
  ],
} satisfies Mistake;

export type Net1 = {
  w1: Vec;
  b1: Vec;
  w2: Vec;
  b2: number;
};

export type Which = "output" | "all";

export interface TrainOptions {
  steps: number;
  batch: number;
  lr: number;
  which: Which;
}

export function forward(net: Net1, x: number): number {
  return net.b2 + dot(net.w2, hidden(net, x));
}

export function backward(net: Net1, X: Vec, Y: Vec, which: Which): Net1 {
  const gradient: Net1 = { w1: blank(net), b1: blank(net), w2: blank(net), b2: 0 };
  for (const [example, x] of X.entries()) {
    const activations = hidden(net, x);
    const residual = net.b2 + dot(net.w2, activations) - at(Y, example);
    const slope = (2 * residual) / X.length;
    gradient.b2 += slope;
    for (const [i, activation] of activations.entries()) {
      gradient.w2[i] = at(gradient.w2, i) + slope * activation;
      const passedOn = which === "all" && at(net.w1, i) * x + at(net.b1, i) >= 0 ? slope * at(net.w2, i) : 0;
      gradient.w1[i] = at(gradient.w1, i) + passedOn * x;
      gradient.b1[i] = at(gradient.b1, i) + passedOn;
    }
  }
  return gradient;
}

export function elbows({ w1, b1 }: Net1): Vec {
  return w1.map((weight, i) => -at(b1, i) / weight);
}

export function ridge(net: Net1, X: Vec, Y: Vec, lambda: number): Net1 {
  const h = matrixFromRows(Array.from(X, (x) => Float64Array.of(...hidden(net, x), 1)));
  const gram = matmul(transpose(h), h);
  for (let i = 0; i < gram.rows; i++) gram.data[i * gram.cols + i] = at(gram.data, i * gram.cols + i) + lambda;
  const output = solvePositive(gram, matvec(transpose(h), Y));
  const units = net.w2.length;
  return { w1: net.w1.slice(), b1: net.b1.slice(), w2: output.slice(0, units), b2: at(output, units) };
}

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

function hidden({ w1, b1 }: Net1, x: number): Vec {
  return w1.map((weight, i) => Math.max(0, weight * x + at(b1, i)));
}

const blank = (net: Net1): Vec => new Float64Array(net.w1.length);

const at = (vector: Vec, i: number): number => vector[i] ?? 0;
