// attempt: import the types of what may not be imported
// problem: small
// outcome: accepted 4
import type { Stats } from "node:fs";
export type Found = Stats | import("child_process").ChildProcess;
import type { Vec } from "numerics";
export const scaled = (g: Vec, alpha: number): Vec => g.map((entry) => alpha * entry);
export const grad = (f: (x: number) => number, x: number): number => (f(x + 1) - f(x - 1)) / 2;
