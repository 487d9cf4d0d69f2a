// attempt: answer with a random generator whose state is nonsense
// problem: small
// outcome: wrong-answer 0
import type { Vec } from "numerics";

export const scaled = (g: Vec, alpha: number): Vec => ({ normal: () => 0, uniform: () => 0, state: () => ({ kind: "seeded", key: [1, 2, 3, "x"], counter: -1 }) }) as never;
export const grad = (): number => 0;
