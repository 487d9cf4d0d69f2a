// attempt: throw something strange while the module loads
// problem: small
// outcome: runtime-error 0
import type { Vec } from "numerics";
throw Object.create(null, { message: { get: () => { throw 1; } } });
export const scaled = (g: Vec, alpha: number): Vec => g.map((entry) => alpha * entry);
export const grad = (f: (x: number) => number, x: number): number => (f(x + 1) - f(x - 1)) / 2;
