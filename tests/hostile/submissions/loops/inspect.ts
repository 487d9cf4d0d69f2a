// attempt: loop when an object is printed
// problem: impatient
// outcome: time-limit
import type { Vec } from "numerics";

export const scaled = (g: Vec, alpha: number): Vec => g.map((entry) => alpha * entry);
export const grad = (f: (x: number) => number, x: number): number => (console.log({ [Symbol.for("nodejs.util.inspect.custom")]: () => { for (;;); } }), 0);
