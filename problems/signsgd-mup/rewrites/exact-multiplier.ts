import { mapMat, matrix, matmul, scaleMat, type Mat, type Vec } from "numerics";

/** A column times a row; the multiplier that makes the mean square 1 at every width. */
export function weightGradient(g: Vec, x: Vec): Mat {
  return matmul(matrix(g.length, 1, g), matrix(1, x.length, x));
}

export function update(g: Vec, x: Vec, eta: number): Mat {
  return scaleMat(mapMat(weightGradient(g, x), Math.sign), -eta);
}

export function scale(dIn: number, _dOut: number): number {
  return 1 / Math.sqrt(dIn + (2 / Math.PI) * dIn * (dIn - 1));
}
