// attempt: answer with an object whose then is no function
// problem: small
// outcome: wrong-answer 0
import type { Vec } from "numerics";

export const scaled = (g: Vec, alpha: number): Vec => ({ then: 1, catch: 2, finally: 3 }) as never;
export const grad = (): number => 0;
