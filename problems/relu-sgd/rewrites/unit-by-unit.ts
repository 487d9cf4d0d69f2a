import type { Rng, Vec } from "numerics";

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

const at = (values: ArrayLike<number>, i: number): number => values[i] ?? NaN;

export function forward(net: Net1, x: number): number {
  let y = net.b2;
  for (let i = net.w1.length - 1; i >= 0; i--) {
    const z = at(net.w1, i) * x + at(net.b1, i);
    if (z > 0) y += at(net.w2, i) * z;
  }
  return y;
}

/** All residuals first, then the derivatives of one unit after the other. */
export function backward(net: Net1, X: Vec, Y: Vec, which: Which): Net1 {
  const n = X.length;
  const residuals = X.map((x, e) => forward(net, x) - at(Y, e));
  const units = net.w1.length;
  const [w1, b1, w2] = [new Float64Array(units), new Float64Array(units), new Float64Array(units)];
  for (let i = 0; i < units; i++) {
    let [onX, on, onZ] = [0, 0, 0];
    for (let e = 0; e < n; e++) {
      const z = at(net.w1, i) * at(X, e) + at(net.b1, i);
      if (z <= 0) continue;
      onX += at(residuals, e) * at(X, e);
      on += at(residuals, e);
      onZ += at(residuals, e) * z;
    }
    w2[i] = (2 / n) * onZ;
    if (which === "all") {
      w1[i] = (2 / n) * at(net.w2, i) * onX;
      b1[i] = (2 / n) * at(net.w2, i) * on;
    }
  }
  return { w1, b1, w2, b2: (2 / n) * residuals.reduce((sum, r) => sum + r, 0) };
}

export function elbows(net: Net1): Vec {
  const places = new Float64Array(net.w1.length);
  for (let i = 0; i < places.length; i++) places[i] = (-1 / at(net.w1, i)) * at(net.b1, i);
  return places;
}

/** Gaussian elimination without pivoting: the matrix is positive definite. */
export function ridge(net: Net1, X: Vec, Y: Vec, lambda: number): Net1 {
  const size = net.w1.length + 1;
  const rows = Array.from({ length: size }, (_, i) =>
    Array.from({ length: size + 1 }, (_, j) => (i === j ? lambda : 0)),
  );
  X.forEach((x, e) => {
    const h = [...Array.from(net.w1, (w, i) => Math.max(0, w * x + at(net.b1, i))), 1, at(Y, e)];
    rows.forEach((row, i) => {
      for (let j = 0; j <= size; j++) row[j] = at(row, j) + at(h, i) * at(h, j);
    });
  });
  for (let k = 0; k < size; k++)
    for (let i = 0; i < size; i++) {
      if (i === k) continue;
      const [row, pivot] = [rows[i] ?? [], rows[k] ?? []];
      const factor = at(row, k) / at(pivot, k);
      for (let j = k; j <= size; j++) row[j] = at(row, j) - factor * at(pivot, j);
    }
  const v = rows.map((row, i) => at(row, size) / at(row, i));
  return {
    w1: Float64Array.from(net.w1),
    b1: Float64Array.from(net.b1),
    w2: Float64Array.from(v.slice(0, -1)),
    b2: at(v, size - 1),
  };
}

/** All batches are drawn before the first update. */
export function train(net: Net1, X: Vec, Y: Vec, o: TrainOptions, rng: Rng): Net1 {
  const draws: number[] = [];
  while (draws.length < o.steps * o.batch) draws.push(rng.int(X.length));
  const [w1, b1, w2] = [net.w1.slice(), net.b1.slice(), net.w2.slice()];
  const moving = { w1, b1, w2, b2: net.b2 };
  for (let k = 0; k < o.steps; k++) {
    const batch = Float64Array.from(draws.slice(k * o.batch, (k + 1) * o.batch));
    const slopes = backward(
      moving,
      batch.map((e) => at(X, e)),
      batch.map((e) => at(Y, e)),
      o.which,
    );
    for (let i = 0; i < w1.length; i++) {
      w1[i] = at(w1, i) - o.lr * at(slopes.w1, i);
      b1[i] = at(b1, i) - o.lr * at(slopes.b1, i);
      w2[i] = at(w2, i) - o.lr * at(slopes.w2, i);
    }
    moving.b2 -= o.lr * slopes.b2;
  }
  return moving;
}
