import type { Vec } from "numerics";

export function dual(p: number): number {
  return 1 / (1 - 1 / p);
}

export function step(g: Vec, alpha: number, p: number): Vec {
  const half = alpha / 2;
  let [k, largest, total] = [0, 0, 0];
  for (let i = 0; i < g.length; i++) {
    const size = Math.abs(g[i] ?? 0);
    total += size;
    // Of several largest entries the last one moves.
    if (size >= largest) [k, largest] = [i, size];
  }
  if (p === Infinity) return g.map((entry) => -half * total * Math.sign(entry));
  if (p === 1 || largest === 0) return g.map((entry, i) => (i === k ? -half * entry : 0));
  // Σ(|g_i|/largest)^q by logarithms, where the largest entry has logarithm 0.
  const q = dual(p);
  const logs = Array.from(g, (entry) => Math.log(Math.abs(entry) / largest));
  const logNorm = Math.log(logs.reduce((sum, log) => sum + Math.exp(q * log), 0)) / q;
  return Float64Array.from(logs, (log, i) => {
    const size = Math.exp((q - 1) * (log - logNorm) + logNorm);
    return -half * largest * Math.sign(g[i] ?? 0) * size;
  });
}
