// attempt: loop when the stack of an error is made
// problem: impatient
// outcome: time-limit
import type { Vec } from "numerics";

export const scaled = (g: Vec, alpha: number): Vec => g.map((entry) => alpha * entry);
export const grad = (f: (x: number) => number, x: number): number => (() => { Error.prepareStackTrace = () => { for (;;); }; throw new Error(); })();
