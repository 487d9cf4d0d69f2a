// attempt: export names that objects have already
// problem: small
// outcome: accepted 4
import type { Vec } from "numerics";
export const scaled = (g: Vec, alpha: number): Vec => g.map((entry) => alpha * entry);
export const grad = (f: (x: number) => number, x: number): number => (f(x + 1) - f(x - 1)) / 2;
const one = (): number => 1;
export { one as default, one as then, one as __proto__, one as constructor, one as hasOwnProperty, one as toString, one as "a b", one as toJSON };
