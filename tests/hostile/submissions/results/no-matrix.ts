// attempt: answer with a matrix of minus one rows
// problem: small
// outcome: wrong-answer 0
import type { Vec } from "numerics";

export const scaled = (g: Vec, alpha: number): Vec => ({ rows: -1, cols: 0.5, data: new Float64Array(1) }) as never;
export const grad = (): number => 0;
