// attempt: delete the globals
// problem: small
// outcome: runtime-error 0
for (const name of Object.getOwnPropertyNames(globalThis)) if (!["undefined", "NaN", "Infinity"].includes(name)) delete (globalThis as any)[name];
export function scaled(g: Float64Array, alpha: number): Float64Array {
  const result = g.map((entry) => alpha * entry);
  g.fill(0);
  return result;
}
export const grad = (f: (x: number) => number, x: number): number => (f(x + 1) - f(x - 1)) / 2;
