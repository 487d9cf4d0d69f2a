import type { Rng } from "./rng";

/** A generator that also tells how often each kind of number was drawn from it. */
export interface CountedRng extends Rng {
  readonly draws: { readonly uniform: number; readonly normal: number; readonly int: number };
}

/**
 * The same generator, with a count of what is drawn from it: for tests that a program draws as often as it should.
 *
 * @param rng - drawn from by every draw; draws taken from it directly are not counted
 * @example countedRng(constantRng(0)).draws // { uniform: 0, normal: 0, int: 0 }
 */
export function countedRng(rng: Rng): CountedRng {
  const draws = { uniform: 0, normal: 0, int: 0 };
  return {
    draws,
    uniform: () => {
      draws.uniform += 1;
      return rng.uniform();
    },
    normal: (mean, sd) => {
      draws.normal += 1;
      return rng.normal(mean, sd);
    },
    int: (n) => {
      draws.int += 1;
      return rng.int(n);
    },
  };
}
