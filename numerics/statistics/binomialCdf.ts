import { requireWhole } from "../checks/requireWhole";
import { DomainError } from "../errors/DomainError";

const mostTrials = 1_000_000;

/**
 * The probability of at most k successes in n independent trials that succeed with probability p each. At least k is
 * `binomialCdf(n - k, n, 1 - p)`: at most n − k failures.
 *
 * The probabilities of 0 to n successes are computed relative to the likeliest count, by the ratio of neighbours, and
 * divided by their sum: no factorial overflows, and the bits are the same in every JavaScript engine.
 *
 * @param k - a whole number
 * @param n - from 0 to 1 000 000
 * @param p - from 0 to 1
 * @returns from 0 to 1, within about n·3·10⁻¹⁶ relative; 0 where it is below 10⁻³⁰⁰
 * @throws DomainError if an argument is none of these
 * @example binomialCdf(1, 2, 0.5) // 0.75
 */
export function binomialCdf(k: number, n: number, p: number): number {
  requireWhole("binomialCdf", "number of trials", n, 0, mostTrials);
  requireWhole("binomialCdf", "number of successes", k, -Infinity);
  if (!(p >= 0 && p <= 1)) throw new DomainError("binomialCdf", "a probability from 0 to 1", String(p));
  if (k < 0) return 0;
  if (k >= n) return 1;
  if (p === 1) return 0;

  const likeliest = Math.min(n, Math.floor((n + 1) * p));
  const odds = p / (1 - p);
  const relative = new Float64Array(n + 1);
  relative[likeliest] = 1;
  for (let i = likeliest; i < n; i++) relative[i + 1] = (relative[i] as number) * ((n - i) / (i + 1)) * odds;
  for (let i = likeliest; i > 0; i--) relative[i - 1] = (relative[i] as number) * (i / (n - i + 1) / odds);
  // From the small ones to the large ones on either side, so that none is lost in a sum that has grown before it.
  let [below, above] = [0, 0];
  for (let i = 0; i <= k; i++) below += relative[i] as number;
  for (let i = n; i > k; i--) above += relative[i] as number;
  return below / (below + above);
}
