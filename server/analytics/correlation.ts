/**
 * Pearson's correlation of pairs. With one side of zeros and ones it is the point-biserial correlation.
 *
 * @returns null where one side does not vary
 */
export function correlation(pairs: readonly (readonly [x: number, y: number])[]): number | null {
  const [meanX, meanY] = [meanOf(pairs.map(([x]) => x)), meanOf(pairs.map(([, y]) => y))];
  const sumOf = (product: (dx: number, dy: number) => number): number =>
    pairs.reduce((sum, [x, y]) => sum + product(x - meanX, y - meanY), 0);
  const [xx, yy, xy] = [sumOf((dx) => dx * dx), sumOf((_, dy) => dy * dy), sumOf((dx, dy) => dx * dy)];
  // What is left of equal numbers after their mean was taken away is rounding.
  const isFlat = (squares: number, mean: number): boolean => squares <= pairs.length * Math.pow(1e-12 * mean, 2);
  if (isFlat(xx, meanX) || isFlat(yy, meanY)) return null;
  return Math.max(-1, Math.min(1, xy / Math.sqrt(xx) / Math.sqrt(yy)));
}

/** The value below which 97.5 percent of a normal distribution lies. */
const normalQuantile = 1.959963984540054;

/**
 * Where the correlation of all such students lies with a confidence of about 95 percent, by Fisher's transformation.
 *
 * @param count - of the pairs, at least 4
 * @see R. A. Fisher: On the "probable error" of a coefficient of correlation deduced from a small sample, Metron 1 (1921)
 */
export function correlationInterval(r: number, count: number): [low: number, high: number] {
  const reach = normalQuantile / Math.sqrt(count - 3);
  return [Math.tanh(Math.atanh(r) - reach), Math.tanh(Math.atanh(r) + reach)];
}

const meanOf = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
