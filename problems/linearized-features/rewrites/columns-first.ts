import { transpose, type Mat, type Vec } from "numerics";

interface Net1k {
  w1: Vec;
  b1: Vec;
  w2: Vec;
  b2: number;
}

/** One column of the matrix after the other: a feature is a function of the input. */
export function matrix({ w1, b1, w2 }: Net1k, X: Vec): Mat {
  const columns = [
    ...Array.from(w1, (w, i) => X.map((x) => (w * x > -(b1[i] ?? NaN) ? x * (w2[i] ?? NaN) : 0))),
    ...Array.from(w1, (w, i) => X.map((x) => (w * x > -(b1[i] ?? NaN) ? (w2[i] ?? NaN) : 0))),
    ...Array.from(w1, (w, i) => X.map((x) => Math.max(0, w * x + (b1[i] ?? NaN)))),
    X.map(() => 1),
  ];
  return transpose({
    rows: columns.length,
    cols: X.length,
    data: Float64Array.from(columns.flatMap((values) => [...values])),
  });
}

export const features = (net: Net1k, x: number): Vec => matrix(net, Float64Array.of(x)).data;
