// attempt: nest functions as deep as the text allows
// problem: small
// outcome: compile-error 0|accepted 4|runtime-error 0
import type { Vec } from "numerics";
export const scaled = (g: Vec, alpha: number): Vec => g.map((entry) => alpha * entry);
export const grad = (f: (x: number) => number, x: number): number => (f(x + 1) - f(x - 1)) / 2;
export const deep = /*repeat 9000 ()=>*/1;
