// attempt: answer with nothing where zero would be right
// problem: small
// outcome: wrong-answer 0
import type { Vec } from "numerics";

export const scaled = (g: Vec, alpha: number): Vec => [null, undefined, , ""] as never;
export const grad = (): number => 0;
