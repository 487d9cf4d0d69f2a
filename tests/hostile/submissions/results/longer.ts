// attempt: answer with the right numbers and some more
// problem: small
// outcome: wrong-answer 0
import type { Vec } from "numerics";

export const scaled = (g: Vec, alpha: number): Vec => Float64Array.of(...g.map((entry) => alpha * entry), 0);
export const grad = (): number => 0;
