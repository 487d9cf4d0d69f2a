import { compensatedSum } from "../vectors/compensatedSum";
import type { Vec } from "../vectors/vec";
import { normInf } from "./normInf";

// Powers of two, so that multiplying by them rounds nothing: 2⁶⁰⁰ and 2⁻⁶⁰⁰.
const up = 4.149515568880993e180;
const down = 2.409919865102884e-181;

/**
 * Σxᵢ² as scale²·squares. Entries are scaled only where their squares would leave the range of a double, so for ordinary
 * vectors scale is 1 and nothing is lost.
 *
 * @see Blue, A portable Fortran program to find the Euclidean norm of a vector, ACM TOMS 4 (1978)
 */
export function scaledSquares(x: Vec): { scale: number; squares: number } {
  const largest = normInf(x);
  const factor = largest > 1e140 ? down : largest < 1e-140 ? up : 1;
  const square = (i: number): number => {
    const scaled = (x[i] as number) * factor;
    return scaled * scaled;
  };
  return { scale: 1 / factor, squares: compensatedSum(x.length, square) };
}
