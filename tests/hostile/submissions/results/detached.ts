// attempt: answer with a vector whose memory is gone
// problem: small
// outcome: wrong-answer 0
import type { Vec } from "numerics";

export const scaled = (g: Vec, alpha: number): Vec => (() => { const v = Float64Array.of(3, -6); structuredClone(v.buffer, { transfer: [v.buffer] }); return v; })();
export const grad = (): number => 0;
