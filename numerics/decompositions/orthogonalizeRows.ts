/** Two rows count as orthogonal when the cosine of their angle is below this times √n: the rounding of a dot product. */
const cosineLimit = 5e-16;
/** A few sweeps are typical and ten are many; the limit only keeps a loop from being endless. */
const mostSweeps = 60;

/**
 * Jacobi's one-sided rotations: turns pairs of rows of X, [n, n], until all are orthogonal, and W's rows along with them,
 * so that Wᵀ·X stays what it was. Both are changed in place.
 *
 * Each pass over the pairs begins with the longest row that is left, which orders the rows by length and saves passes.
 *
 * @see Drmač, Veselić: New fast and accurate Jacobi SVD algorithm, SIAM J. Matrix Anal. Appl. 29 (2008)
 * @see de Rijk: A one-sided Jacobi algorithm for computing the singular value decomposition, SIAM J. Sci. Stat. Comput. 10 (1989)
 */
export function orthogonalizeRows(x: Float64Array, w: Float64Array, n: number): void {
  const tolerance = cosineLimit * Math.sqrt(n);
  const lengths = new Float64Array(n);
  for (let sweep = 0; sweep < mostSweeps; sweep++) {
    let rotated = false;
    for (let i = 0; i < n; i++) lengths[i] = rowDot(x, i * n, i * n, n);
    for (let p = 0; p < n - 1; p++) {
      bringLongestTo(p, x, w, lengths, n);
      for (let q = p + 1; q < n; q++) {
        const product = rowDot(x, p * n, q * n, n);
        const [longer, shorter] = [lengths[p] as number, lengths[q] as number];
        if (!(Math.abs(product) > tolerance * Math.sqrt(longer) * Math.sqrt(shorter))) continue;
        rotated = true;
        const cotangent = (shorter - longer) / (2 * product);
        const tangent = (cotangent >= 0 ? 1 : -1) / (Math.abs(cotangent) + Math.sqrt(1 + cotangent * cotangent));
        const cosine = 1 / Math.sqrt(1 + tangent * tangent);
        const sine = cosine * tangent;
        rotateRows(x, p * n, q * n, n, sine, cosine);
        rotateRows(w, p * n, q * n, n, sine, cosine);
        lengths[p] = longer - tangent * product;
        lengths[q] = shorter + tangent * product;
      }
    }
    if (!rotated) return;
  }
}

function rowDot(x: Float64Array, first: number, second: number, n: number): number {
  let total = 0;
  for (let i = 0; i < n; i++) total += (x[first + i] as number) * (x[second + i] as number);
  return total;
}

/**
 * (u, v) → (cosine·u − sine·v, sine·u + cosine·v), in the form of Rutishauser: a small rotation makes a small rounding
 * error, so that thousands of them leave lengths alone.
 */
function rotateRows(x: Float64Array, first: number, second: number, n: number, sine: number, cosine: number): void {
  const half = sine / (1 + cosine);
  for (let i = 0; i < n; i++) {
    const u = x[first + i] as number;
    const v = x[second + i] as number;
    x[first + i] = u - sine * (v + half * u);
    x[second + i] = v + sine * (u - half * v);
  }
}

function bringLongestTo(p: number, x: Float64Array, w: Float64Array, lengths: Float64Array, n: number): void {
  let longest = p;
  for (let q = p + 1; q < n; q++) if ((lengths[q] as number) > (lengths[longest] as number)) longest = q;
  if (longest === p) return;
  swapRows(x, p * n, longest * n, n);
  swapRows(w, p * n, longest * n, n);
  swapRows(lengths, p, longest, 1);
}

function swapRows(x: Float64Array, first: number, second: number, n: number): void {
  for (let i = 0; i < n; i++) {
    const kept = x[first + i] as number;
    x[first + i] = x[second + i] as number;
    x[second + i] = kept;
  }
}
