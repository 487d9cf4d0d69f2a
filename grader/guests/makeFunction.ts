import * as numerics from "numerics";
import { ValueError, type FunctionRecipe } from "../rooms/values";

/**
 * Makes a function of the engine beside the code that will call it. That code may have replaced whatever it can reach and
 * must learn neither the numbers inside nor get a call more than its budget, so nothing here is looked up later: the
 * count is a variable of this closure, and the arguments go on as the list they came in.
 */

type AnyFunction = (...args: unknown[]) => unknown;

const { apply } = Reflect;
const { hasOwn } = Object;
const engine: Readonly<Record<string, unknown>> = { ...numerics };

class BudgetSpent extends Error {
  override readonly name = "BudgetSpent";
}

/** @throws ValueError if the engine has no such maker */
export function makeFunction({ maker, numbers, name, budget }: FunctionRecipe): AnyFunction {
  const make = hasOwn(engine, maker) ? engine[maker] : undefined;
  const made: unknown = typeof make === "function" ? apply(make, undefined, numbers) : undefined;
  if (typeof made !== "function") throw new ValueError(`the engine makes no function by "${maker}"`);
  const most = budget ?? Infinity;
  let calls = 0;
  return (...args) => {
    calls += 1;
    if (calls > most)
      throw new BudgetSpent(`${name} may be called at most ${most} times here; your code called it more often.`);
    return apply(made, undefined, args) as unknown;
  };
}
