import { col, dot, matrixFromRows, matvec, row, scale, svd, transpose, type Mat, type Vec } from "numerics";

export const singularValues = (P: Mat): Vec => svd(transpose(P)).s;

/** vⱼ = Pᵀ·uⱼ/σⱼ, with the other sign for a change. */
export function project(P: Mat, Q: Mat, r: number): Mat {
  const { u, s } = svd(P);
  const mixtures = Array.from({ length: r }, (_, j) => scale(matvec(transpose(P), col(u, j)), -1 / (s[j] ?? NaN)));
  return matrixFromRows(Array.from({ length: Q.rows }, (_, e) => mixtures.map((v) => dot(row(Q, e), v))));
}
