import type { Mat } from "numerics";

export function p(x: number): number {
  return x + (x - Math.pow(x, 3)) / 2;
}

/** Entry by entry: (3W - (W·Wᵀ)·W)/2. */
export function step({ rows, cols, data }: Mat): Mat {
  const gram = new Float64Array(rows * rows);
  for (let i = 0; i < rows; i++)
    for (let j = 0; j < rows; j++)
      for (let k = 0; k < cols; k++)
        gram[i * rows + j] = (gram[i * rows + j] ?? 0) + (data[i * cols + k] ?? 0) * (data[j * cols + k] ?? 0);
  const next = new Float64Array(rows * cols);
  for (let i = 0; i < rows; i++)
    for (let k = 0; k < cols; k++) {
      let cubic = 0;
      for (let j = 0; j < rows; j++) cubic += (gram[i * rows + j] ?? 0) * (data[j * cols + k] ?? 0);
      next[i * cols + k] = 1.5 * (data[i * cols + k] ?? 0) - cubic / 2;
    }
  return { rows, cols, data: next };
}

export function orthogonalize(W: Mat, iters: number): Mat {
  const norm = Math.hypot(...W.data);
  let current: Mat = { rows: W.rows, cols: W.cols, data: W.data.map((entry) => (norm > 0 ? entry / norm : 0)) };
  for (let left = iters; left > 0; left--) current = step(current);
  return current;
}

/** By recursion, down to the interval in which the sign decides. */
export function classify(s: number): "zero" | "one" | "other" | "diverges" {
  if (s < 0) {
    const mirrored = classify(-s);
    return mirrored === "one" ? "other" : mirrored === "other" ? "one" : mirrored;
  }
  if (s === 0) return "zero";
  if (s * s < 3) return "one";
  return s * s > 5 ? "diverges" : classify(p(s));
}
