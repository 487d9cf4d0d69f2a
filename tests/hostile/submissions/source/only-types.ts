// attempt: export types of the right names
// problem: small
// outcome: runtime-error 0
export type scaled = (g: Float64Array, alpha: number) => Float64Array;
export declare function grad(f: (x: number) => number, x: number): number;
export interface Scaled {}
