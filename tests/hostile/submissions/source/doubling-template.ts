// attempt: make the compiler write a long text through templates
// problem: small
// outcome: compile-error 0
import type { Vec } from "numerics";
export const scaled = (g: Vec, alpha: number): Vec => g.map((entry) => alpha * entry);
export const grad = (f: (x: number) => number, x: number): number => (f(x + 1) - f(x - 1)) / 2;
enum E {
  A0 = "sixteen letters.",
  A1 = `${A0}${A0}${A0}`,
  A2 = `${A1}${A1}${A1}`,
  A3 = `${A2}${A2}${A2}`,
  A4 = `${A3}${A3}${A3}`,
  A5 = `${A4}${A4}${A4}`,
  A6 = `${A5}${A5}${A5}`,
  A7 = `${A6}${A6}${A6}`,
  A8 = `${A7}${A7}${A7}`,
  A9 = `${A8}${A8}${A8}`,
  A10 = `${A9}${A9}${A9}`,
  A11 = `${A10}${A10}${A10}`,
  A12 = `${A11}${A11}${A11}`,
  A13 = `${A12}${A12}${A12}`,
  A14 = `${A13}${A13}${A13}`,
  A15 = `${A14}${A14}${A14}`,
  A16 = `${A15}${A15}${A15}`,
}
export const large = E.A16;
