/** The largest denominator that reads better than digits do. */
const largestDenominator = 12;

/** "−1/2" where it is a simple fraction, and digits otherwise. */
export function numberInWords(value: number): string {
  for (let denominator = 1; denominator <= largestDenominator; denominator++) {
    const numerator = Math.round(value * denominator);
    if (numerator !== 0 && Math.abs(value * denominator - numerator) <= 1e-7 * Math.abs(numerator))
      return withMinus(denominator === 1 ? String(numerator) : `${numerator}/${denominator}`);
  }
  return withMinus(String(Number(value.toPrecision(6))));
}

const withMinus = (digits: string): string => digits.replace("-", "−");
