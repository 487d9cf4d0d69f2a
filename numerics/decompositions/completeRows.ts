/**
 * Fills rows `from` to n − 1 of X, [n, n], in place, so that all rows are orthogonal and of length 1. The rows before
 * `from` are so already.
 *
 * Each new row begins as the coordinate that the rows so far reach least, which keeps at least 1/n of its square, and loses
 * its parts along them twice: once is not enough in rounded arithmetic, twice is.
 *
 * @see Giraud, Langou, Rozložník, van den Eshof: Rounding error analysis of the classical Gram-Schmidt process (2005)
 */
export function completeRows(x: Float64Array, from: number, n: number): void {
  const reached = new Float64Array(n);
  const reach = (row: number): void => {
    for (let i = 0; i < n; i++)
      reached[i] = (reached[i] as number) + (x[row * n + i] as number) * (x[row * n + i] as number);
  };
  for (let row = 0; row < from; row++) reach(row);
  for (let row = from; row < n; row++) {
    const fresh = x.subarray(row * n, (row + 1) * n).fill(0);
    fresh[indexOfSmallest(reached)] = 1;
    for (let pass = 0; pass < 2; pass++)
      for (let other = 0; other < row; other++) removePart(fresh, x.subarray(other * n, (other + 1) * n));
    const length = Math.sqrt(fresh.reduce((total, entry) => total + entry * entry, 0));
    for (let i = 0; i < n; i++) fresh[i] = (fresh[i] as number) / length;
    reach(row);
  }
}

function removePart(x: Float64Array, direction: Float64Array): void {
  let product = 0;
  for (let i = 0; i < x.length; i++) product += (x[i] as number) * (direction[i] as number);
  for (let i = 0; i < x.length; i++) x[i] = (x[i] as number) - product * (direction[i] as number);
}

function indexOfSmallest(values: Float64Array): number {
  let best = 0;
  for (let i = 1; i < values.length; i++) if ((values[i] as number) < (values[best] as number)) best = i;
  return best;
}
