// attempt: send more than a problem takes
// problem: small
// outcome: invalid 0
import type { Vec } from "numerics";
export const scaled = (g: Vec, alpha: number): Vec => g.map((entry) => alpha * entry);
export const grad = (f: (x: number) => number, x: number): number => (f(x + 1) - f(x - 1)) / 2;
/*repeat 70000 x*/
