// attempt: answer with keys and strings that are markup
// problem: small
// outcome: wrong-answer 0
// never: \u001b; \u202e
import type { Vec } from "numerics";

export const scaled = (g: Vec, alpha: number): Vec => ({ "<img src=x onerror=alert(1)>": "</script><b>**bold**", "\u001b[2J": "\u202eevil" }) as never;
export const grad = (): number => 0;
