// attempt: answer with a matrix of more rows than there are numbers
// problem: small
// outcome: wrong-answer 0
import type { Vec } from "numerics";

export const scaled = (g: Vec, alpha: number): Vec => ({ rows: 1e308, cols: NaN, data: Float64Array.of(3, -6) }) as never;
export const grad = (): number => 0;
