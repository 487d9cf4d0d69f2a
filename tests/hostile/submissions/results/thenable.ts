// attempt: answer with something that pretends to be a promise
// problem: small
// outcome: wrong-answer 0
import type { Vec } from "numerics";

export const scaled = (g: Vec, alpha: number): Vec => ({ then: (resolve: (value: unknown) => void) => resolve([3, -6]) }) as never;
export const grad = (): number => 0;
