import { matmul, svd, transpose, type Mat, type Vec } from "numerics";

const gram = (P: Mat): Mat => matmul(transpose(P), P);

/** The eigenvalues of PᵀP are the squares, and rounding may push one below 0. */
export function singularValues(P: Mat): Vec {
  const count = Math.min(P.rows, P.cols);
  return svd(gram(P))
    .s.slice(0, count)
    .map((square) => Math.sqrt(Math.max(0, square)));
}

export function project(P: Mat, Q: Mat, r: number): Mat {
  const { v } = svd(gram(P));
  const data = new Float64Array(Q.rows * r);
  for (let e = 0; e < Q.rows; e++)
    for (let j = 0; j < r; j++) {
      let total = 0;
      for (let c = Q.cols - 1; c >= 0; c--) total += (Q.data[e * Q.cols + c] ?? NaN) * (v.data[c * v.cols + j] ?? NaN);
      data[e * r + j] = total;
    }
  return { rows: Q.rows, cols: r, data };
}
