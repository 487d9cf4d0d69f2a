import { DomainError } from "../errors/DomainError";
import { requireIntRange, requireSd, requireUniform } from "./drawArguments";
import type { ConstantRngState, StatefulRng } from "./rng";

/**
 * A generator without chance, for tests: every `normal(mean, sd)` is mean + sd·c, every `uniform()` is `uniform` and every
 * `int(n)` is 0. What a program computes from it can be worked out exactly, in whatever order it draws.
 *
 * @param c - the value of every standard normal, a finite number
 * @param uniform - the value of every uniform, in [0, 1)
 * @throws DomainError if c is not finite or `uniform` is not in [0, 1)
 * @example constantRng(2).normal(10, 0.5) // 11
 */
export function constantRng(c: number, uniform = 0.5): StatefulRng {
  if (!Number.isFinite(c)) throw new DomainError("constantRng", "a finite number c", String(c));
  requireUniform("constantRng", uniform);
  return {
    uniform: () => uniform,
    normal: (mean = 0, sd = 1) => {
      requireSd(sd);
      return mean + sd * c;
    },
    int: (n) => {
      requireIntRange(n);
      return 0;
    },
    state: (): ConstantRngState => ({ kind: "constant", c, uniform }),
  };
}
