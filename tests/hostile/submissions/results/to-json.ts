// attempt: answer with an object that writes itself as another
// problem: small
// outcome: wrong-answer 0
import type { Vec } from "numerics";

export const scaled = (g: Vec, alpha: number): Vec => ({ toJSON: () => [3, -6] }) as never;
export const grad = (): number => 0;
