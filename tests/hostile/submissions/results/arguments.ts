// attempt: answer with the arguments object
// problem: small
// outcome: wrong-answer 0
import type { Vec } from "numerics";

export const scaled = (g: Vec, alpha: number): Vec => (function (..._: number[]) { return arguments as never; })(3, -6);
export const grad = (): number => 0;
