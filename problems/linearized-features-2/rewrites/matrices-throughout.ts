import {
  addMat,
  diagonalMat,
  mapMat,
  matmul,
  matrix,
  scaleMat,
  sign,
  transpose,
  vec,
  type Mat,
  type Vec,
} from "numerics";

interface Net2k {
  w1: Vec;
  b1: Vec;
  W2: Mat;
  b2: Vec;
  w3: Vec;
  b3: number;
}

const column = (values: Vec): Mat => matrix(values.length, 1, values);
const cut = (values: Mat): Mat => mapMat(values, (value) => (value > 0 ? value : 0));

/** Diagonal matrices of ones and zeros stand for the ReLUs: near x the network is a product of matrices. */
function linearised(net: Net2k, x: number) {
  const first = cut(addMat(scaleMat(column(net.w1), x), column(net.b1)));
  const second = cut(addMat(matmul(net.W2, first), column(net.b2)));
  const [onFirst, onSecond] = [diagonalMat(sign(first.data)), diagonalMat(sign(second.data))];
  const output = matrix(1, net.w3.length, net.w3);
  const fromSecond = matmul(output, onSecond);
  return { first, second, output, fromSecond, fromFirst: matmul(matmul(fromSecond, net.W2), onFirst) };
}

export function forward(net: Net2k, x: number): number {
  const { output, second } = linearised(net, x);
  return (matmul(output, second).data[0] ?? NaN) + net.b3;
}

export function features(net: Net2k, x: number): Vec {
  const { first, second, fromSecond, fromFirst } = linearised(net, x);
  const weights = matmul(transpose(fromSecond), transpose(first));
  return vec([
    ...scaleMat(fromFirst, x).data,
    ...fromFirst.data,
    ...weights.data,
    ...fromSecond.data,
    ...second.data,
    1,
  ]);
}
