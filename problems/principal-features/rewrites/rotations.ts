import type { Mat, Vec } from "numerics";

/** Jacobi's rotations of pairs of columns until all are orthogonal: then their lengths are the singular values. */
function decompose(P: Mat): { values: number[]; mixtures: Vec[] } {
  const { rows, cols, data } = P;
  const columns = Array.from({ length: cols }, (_, c) =>
    Float64Array.from({ length: rows }, (_, e) => data[e * cols + c] ?? NaN),
  );
  const mixtures = columns.map((_, c) => Float64Array.from({ length: cols }, (_, i) => (i === c ? 1 : 0)));
  for (let sweep = 0; sweep < 30; sweep++)
    for (let i = 0; i < cols; i++)
      for (let j = i + 1; j < cols; j++) {
        const [a, b] = [columns[i] ?? P.data, columns[j] ?? P.data];
        const [aa, bb, ab] = [product(a, a), product(b, b), product(a, b)];
        if (Math.abs(ab) <= 1e-16 * Math.sqrt(aa * bb)) continue;
        const angle = Math.atan2(2 * ab, aa - bb) / 2;
        turn(a, b, angle);
        turn(mixtures[i] ?? P.data, mixtures[j] ?? P.data, angle);
      }
  const order = columns.map((_, c) => c);
  const length = (c: number): number => Math.sqrt(product(columns[c] ?? P.data, columns[c] ?? P.data));
  order.sort((one, two) => length(two) - length(one));
  return { values: order.map(length), mixtures: order.map((c) => mixtures[c] ?? new Float64Array(cols)) };
}

function product(a: Vec, b: Vec): number {
  let total = 0;
  for (let i = 0; i < a.length; i++) total += (a[i] ?? NaN) * (b[i] ?? NaN);
  return total;
}

function turn(a: Vec, b: Vec, angle: number): void {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  for (let i = 0; i < a.length; i++) {
    const [x, y] = [a[i] ?? NaN, b[i] ?? NaN];
    a[i] = cos * x + sin * y;
    b[i] = cos * y - sin * x;
  }
}

export function singularValues(P: Mat): Vec {
  return Float64Array.from(decompose(P).values.slice(0, Math.min(P.rows, P.cols)));
}

export function project(P: Mat, Q: Mat, r: number): Mat {
  const { mixtures } = decompose(P);
  const data = Float64Array.from({ length: Q.rows * r }, (_, index) => {
    const example = Math.floor(index / r);
    return product(Q.data.slice(example * Q.cols, (example + 1) * Q.cols), mixtures[index % r] ?? Q.data);
  });
  return { rows: Q.rows, cols: r, data };
}
