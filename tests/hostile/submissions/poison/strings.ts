// attempt: make strings throw
// problem: small
// outcome: partial 3
for (const name of ["slice", "split", "replace", "trim", "charAt", "toString", "match"])
  Object.defineProperty(String.prototype, name, { value() { throw new Error("no more strings"); } });
export function scaled(g: Float64Array, alpha: number): Float64Array {
  const result = g.map((entry) => alpha * entry);
  g.fill(0);
  return result;
}
export const grad = (f: (x: number) => number, x: number): number => (f(x + 1) - f(x - 1)) / 2;
