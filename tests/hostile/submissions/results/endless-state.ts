// attempt: answer with a random generator whose state is another, for ever
// problem: small
// outcome: wrong-answer 0
import type { Vec } from "numerics";
const endless: any = { normal: () => 0, state: () => endless };
export const scaled = (g: Vec, alpha: number): Vec => endless as never;
export const grad = (): number => 0;
