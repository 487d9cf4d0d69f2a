/**
 * term(0) + … + term(count − 1), as good as if it were summed in twice the precision: the rounding error of each addition
 * is computed exactly and added at the end. A running total alone loses digits with every term.
 *
 * @returns within one rounding of the exact sum, plus about n²·10⁻³² of the sum of the terms' sizes
 * @see Ogita, Rump, Oishi: Accurate sum and dot product, SIAM J. Sci. Comput. 26 (2005), algorithm Sum2
 */
export function compensatedSum(count: number, term: (index: number) => number): number {
  let total = 0;
  let lost = 0;
  for (let i = 0; i < count; i++) {
    const next = term(i);
    const sum = total + next;
    const added = sum - total;
    lost += total - (sum - added) + (next - added);
    total = sum;
  }
  // Once the total is infinite the errors are ∞ − ∞; they must not turn ∞ into NaN.
  return Number.isFinite(lost) ? total + lost : total;
}
