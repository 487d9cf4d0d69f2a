import { requireWhole } from "../checks/requireWhole";
import type { Rng } from "./rng";

/**
 * The numbers 0 to n − 1 in random order, every order equally likely.
 *
 * @param n - a whole number of at least 0
 * @param rng - drawn from n − 1 times with `int`
 * @returns n whole numbers, each once
 * @throws DomainError if n is not a whole number of at least 0
 * @see Durstenfeld, Algorithm 235: Random permutation, CACM 7 (1964)
 * @example permutation(5, seededRng("demo")) // [4, 2, 3, 0, 1]
 */
export function permutation(n: number, rng: Rng): number[] {
  requireWhole("permutation", "n", n, 0);
  const order = Array.from({ length: n }, (_, index) => index);
  for (let last = n - 1; last > 0; last--) {
    const chosen = rng.int(last + 1);
    const kept = order[last] as number;
    order[last] = order[chosen] as number;
    order[chosen] = kept;
  }
  return order;
}
