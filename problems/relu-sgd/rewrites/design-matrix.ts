import {
  cholesky,
  identity,
  addMat,
  mapMat,
  matmul,
  matrix,
  matvec,
  outer,
  scale,
  scaleMat,
  solveLower,
  solveUpper,
  subtract,
  transpose,
  vec,
  type Mat,
  type Rng,
  type Vec,
} from "numerics";

interface Net1 {
  w1: Vec;
  b1: Vec;
  w2: Vec;
  b2: number;
}

const ones = (n: number): Vec => new Float64Array(n).fill(1);

/** z of every unit (columns) for every example (rows). */
const preActivations = (net: Net1, X: Vec): Mat => addMat(outer(X, net.w1), outer(ones(X.length), net.b1));

/** [n, units + 1], with a column of ones last. */
function design(net: Net1, X: Vec): Mat {
  const z = preActivations(net, X);
  const h = matrix(X.length, z.cols + 1);
  for (let e = 0; e < z.rows; e++) {
    for (let i = 0; i < z.cols; i++) h.data[e * h.cols + i] = Math.max(z.data[e * z.cols + i] ?? NaN, 0);
    h.data[e * h.cols + z.cols] = 1;
  }
  return h;
}

const predictions = (net: Net1, X: Vec): Vec => matvec(design(net, X), vec([...net.w2, net.b2]));

export function forward(net: Net1, x: number): number {
  return predictions(net, vec([x]))[0] ?? NaN;
}

export function backward(net: Net1, X: Vec, Y: Vec, which: "output" | "all"): Net1 {
  const slopes = scale(subtract(predictions(net, X), Y), 2 / X.length);
  const output = matvec(transpose(design(net, X)), slopes);
  const last = { w2: output.slice(0, -1), b2: output.at(-1) ?? NaN };
  if (which === "output") return { w1: net.w1.map(() => 0), b1: net.b1.map(() => 0), ...last };
  const isOn = mapMat(preActivations(net, X), (z) => (z > 0 ? 1 : 0));
  const back = outer(slopes, net.w2);
  const delta: Mat = { ...back, data: back.data.map((entry, i) => entry * (isOn.data[i] ?? NaN)) };
  return { w1: matvec(transpose(delta), X), b1: matvec(transpose(delta), ones(X.length)), ...last };
}

export function elbows({ w1, b1 }: Net1): Vec {
  return b1.map((bias, i) => bias / -(w1[i] ?? NaN));
}

export function ridge(net: Net1, X: Vec, Y: Vec, lambda: number): Net1 {
  const h = design(net, X);
  const lower = cholesky(addMat(matmul(transpose(h), h), scaleMat(identity(h.cols), lambda)));
  const v = solveUpper(transpose(lower), solveLower(lower, matvec(transpose(h), Y)));
  return { w1: net.w1.slice(), b1: net.b1.slice(), w2: v.slice(0, -1), b2: v.at(-1) ?? NaN };
}

export function train(
  net: Net1,
  X: Vec,
  Y: Vec,
  o: { steps: number; batch: number; lr: number; which: "output" | "all" },
  rng: Rng,
): Net1 {
  if (o.steps === 0) return { w1: net.w1.slice(), b1: net.b1.slice(), w2: net.w2.slice(), b2: net.b2 };
  const batch = Array.from({ length: o.batch }, () => rng.int(X.length));
  const g = backward(net, vec(batch.map((e) => X[e] ?? NaN)), vec(batch.map((e) => Y[e] ?? NaN)), o.which);
  const after = {
    w1: subtract(net.w1, scale(g.w1, o.lr)),
    b1: subtract(net.b1, scale(g.b1, o.lr)),
    w2: subtract(net.w2, scale(g.w2, o.lr)),
    b2: net.b2 - o.lr * g.b2,
  };
  return train(after, X, Y, { ...o, steps: o.steps - 1 }, rng);
}
