// attempt: answer with nothing
// problem: small
// outcome: wrong-answer 0
import type { Vec } from "numerics";

export const scaled = (g: Vec, alpha: number): Vec => undefined as never;
export const grad = (): number => 0;
