/** c₀ + c₁x + c₂x² + … by Horner's rule: multiplications and additions only, so the same bits everywhere. */
export function polynomial(coefficients: readonly number[], x: number): number {
  let value = 0;
  for (let power = coefficients.length - 1; power >= 0; power--) value = value * x + (coefficients[power] as number);
  return value;
}
