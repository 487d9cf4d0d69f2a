// attempt: answer with a vector that lies about its length
// problem: small
// outcome: wrong-answer 0
import type { Vec } from "numerics";

export const scaled = (g: Vec, alpha: number): Vec => Object.defineProperty(new Float64Array(2), "length", { value: 1e9 });
export const grad = (): number => 0;
