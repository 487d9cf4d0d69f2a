import { colRange, matmul, svd, type Mat, type Vec } from "numerics";

/**
 * The singular values of a feature matrix, the largest first: how much each principal feature varies over the examples.
 *
 * @param P - [n, d], one example a row
 * @returns as many as the smaller of n and d
 */
export function singularValues(P: Mat): Vec {
  return svd(P).s;
}

/**
 * The first r principal features of P at the examples of Q.
 *
 * With P = U·diag(s)·Vᵀ, column j of V says how to mix the d features into the j-th principal one, ψⱼ(x) = φ(x)·vⱼ. On the
 * training inputs it takes the values s_j·u_j, which U and s would give without V. Anywhere else only V helps, and it must
 * be the V of the training inputs: another decomposition on other inputs has other directions in another order.
 *
 * @param P - [n, d], the features of the training inputs
 * @param Q - [m, d], the same features of other inputs
 * @returns [m, r]; the sign of a column is arbitrary
 */
export function project(P: Mat, Q: Mat, r: number): Mat {
  return matmul(Q, colRange(svd(P).v, 0, r));
}
