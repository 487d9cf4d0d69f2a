/**
 * term(0) + … + term(count − 1), with the rounding error of each addition carried along and added at the end, so that
 * the result is as good as summing in twice the precision. A running total alone loses digits with every term.
 *
 * @see Neumaier, Rundungsfehleranalyse einiger Verfahren zur Summation endlicher Summen, ZAMM 54 (1974), method IV
 */
export function compensatedSum(count: number, term: (index: number) => number): number {
  let total = 0;
  let lost = 0;
  for (let i = 0; i < count; i++) {
    const next = term(i);
    const sum = total + next;
    lost += Math.abs(total) >= Math.abs(next) ? total - sum + next : next - sum + total;
    total = sum;
  }
  // Once the total is infinite the error terms are ∞ − ∞; they must not turn ∞ into NaN.
  return Number.isFinite(total) ? total + lost : total;
}
