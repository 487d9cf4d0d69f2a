import { requireWhole } from "../checks/requireWhole";
import { DomainError } from "../errors/DomainError";
import { requireIntRange, requireSd, requireUniform } from "./drawArguments";
import type { ScriptedRngState, StatefulRng } from "./rng";

/**
 * A generator that plays a list, for tests: each draw takes the next value. `uniform()` and `int(n)` return it,
 * `normal(mean, sd)` returns mean + sd·value.
 *
 * @param values - finite numbers, in the order of the draws; copied
 * @throws DomainError if a value is not finite; on drawing, if the list is used up or the next value is not one that this
 *   kind of draw can give
 * @example scriptedRng([1.5]).normal(10, 2) // 13
 */
export function scriptedRng(values: readonly number[]): StatefulRng {
  return resumeScriptedRng({ kind: "scripted", values, position: 0 });
}

/** The generator whose state was `state`; it goes on where that one stood. */
export function resumeScriptedRng(state: ScriptedRngState): StatefulRng {
  const values = [...state.values];
  let { position } = state;
  const infinite = values.find((value) => !Number.isFinite(value));
  if (infinite !== undefined) throw new DomainError("scriptedRng", "finite values", String(infinite));

  const next = (operation: string): number => {
    const value = values[position];
    if (value === undefined) throw new DomainError(operation, "another scripted value", `none after ${values.length}`);
    position += 1;
    return value;
  };
  return {
    uniform: () => {
      const value = next("uniform");
      requireUniform("uniform", value);
      return value;
    },
    normal: (mean = 0, sd = 1) => {
      requireSd(sd);
      return mean + sd * next("normal");
    },
    int: (n) => {
      requireIntRange(n);
      const value = next("int");
      requireWhole("int", "scripted value", value, 0, n - 1);
      return value;
    },
    state: (): ScriptedRngState => ({ kind: "scripted", values: [...values], position }),
  };
}
