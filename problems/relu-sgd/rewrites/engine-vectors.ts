import {
  add,
  axpy,
  dot,
  leastSquares,
  map,
  matrixFromRows,
  multiply,
  relu,
  scale,
  vec,
  type Rng,
  type Vec,
} from "numerics";

interface Net1 {
  w1: Vec;
  b1: Vec;
  w2: Vec;
  b2: number;
}
type Which = "output" | "all";
interface TrainOptions {
  steps: number;
  batch: number;
  lr: number;
  which: Which;
}

const preActivations = (net: Net1, x: number): Vec => axpy(x, net.w1, net.b1);
const activations = (net: Net1, x: number): Vec => map(preActivations(net, x), relu);

export const forward = (net: Net1, x: number): number => dot(net.w2, activations(net, x)) + net.b2;

export function backward(net: Net1, X: Vec, Y: Vec, which: Which): Net1 {
  let total = scaled(net, 0);
  X.forEach((x, e) => {
    const slope = forward(net, x) - (Y[e] ?? NaN);
    const isOn = map(preActivations(net, x), (z) => (z > 0 && which === "all" ? 1 : 0));
    const delta = scale(multiply(isOn, net.w2), slope);
    total = sum(total, { w1: scale(delta, x), b1: delta, w2: scale(activations(net, x), slope), b2: slope });
  });
  return scaled(total, 2 / X.length);
}

export const elbows = (net: Net1): Vec =>
  multiply(
    scale(net.b1, -1),
    map(net.w1, (weight) => 1 / weight),
  );

/** Least squares with √λ·I below H and zeros below the targets. */
export function ridge(net: Net1, X: Vec, Y: Vec, lambda: number): Net1 {
  const size = net.w2.length + 1;
  const rows = Array.from(X, (x) => [...activations(net, x), 1]);
  for (let i = 0; i < size; i++) rows.push(Array.from({ length: size }, (_, j) => (i === j ? Math.sqrt(lambda) : 0)));
  const v = leastSquares(matrixFromRows(rows), vec([...Y, ...new Float64Array(size)]));
  return { ...scaled(net, 1), w2: v.slice(0, -1), b2: v.at(-1) ?? NaN };
}

export function train(net: Net1, X: Vec, Y: Vec, o: TrainOptions, rng: Rng): Net1 {
  let here = scaled(net, 1);
  for (let left = o.steps; left > 0; left--) {
    const batch = Array.from({ length: o.batch }, () => rng.int(X.length));
    const [inputs, targets] = [vec(batch.map((e) => X[e] ?? NaN)), vec(batch.map((e) => Y[e] ?? NaN))];
    here = sum(here, scaled(backward(here, inputs, targets, o.which), -o.lr));
  }
  return here;
}

const sum = (a: Net1, b: Net1): Net1 => ({
  w1: add(a.w1, b.w1),
  b1: add(a.b1, b.b1),
  w2: add(a.w2, b.w2),
  b2: a.b2 + b.b2,
});

const scaled = ({ w1, b1, w2, b2 }: Net1, factor: number): Net1 => ({
  w1: scale(w1, factor),
  b1: scale(b1, factor),
  w2: scale(w2, factor),
  b2: b2 * factor,
});
