// attempt: freeze everything that the guest might change
// problem: small
// outcome: partial 3
for (const item of [Object, Array, Function, Float64Array, Uint8Array, JSON, Math, Reflect, Date, globalThis])
  try {
    Object.freeze(item);
    if (typeof item === "function") Object.freeze(item.prototype);
  } catch {
    continue;
  }
export function scaled(g: Float64Array, alpha: number): Float64Array {
  const result = g.map((entry) => alpha * entry);
  g.fill(0);
  return result;
}
export const grad = (f: (x: number) => number, x: number): number => (f(x + 1) - f(x - 1)) / 2;
