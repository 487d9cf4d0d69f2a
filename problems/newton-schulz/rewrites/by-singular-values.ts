import { diagonalMat, map, matmul, norm2, svd, transpose, type Mat, type Vec } from "numerics";

export function p(x: number): number {
  return 0.5 * (3 - x ** 2) * x;
}

/** What the step does, done on the singular values themselves. */
function onSingularValues(W: Mat, f: (s: Vec) => Vec): Mat {
  const { u, s, v } = svd(W);
  return matmul(matmul(u, diagonalMat(f(s))), transpose(v));
}

export function step(W: Mat): Mat {
  return onSingularValues(W, (s) => map(s, p));
}

export function orthogonalize(W: Mat, iters: number): Mat {
  return onSingularValues(W, (s) => {
    const norm = norm2(s);
    let values: Vec = map(s, (value) => (norm === 0 ? 0 : value / norm));
    for (let k = 0; k < iters; k++) values = map(values, p);
    return values;
  });
}

/** By the ends of the bands: each is where p meets the one before it with the other sign. */
export function classify(s: number): "zero" | "one" | "other" | "diverges" {
  if (s === 0) return "zero";
  if (s > Math.sqrt(5)) return "diverges";
  let end = Math.sqrt(3);
  let isOne = true;
  while (s > end) {
    // Newton's method for p(b) + end = 0 from √5, where p is steep.
    let b = Math.sqrt(5);
    for (let k = 0; k < 50; k++) b -= (p(b) + end) / (1.5 * (1 - b * b));
    end = b;
    isOne = !isOne;
  }
  return isOne ? "one" : "other";
}
