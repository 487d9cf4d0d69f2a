import * as engine from "numerics";
import type { FunctionRecipe } from "../rooms/values";
import { ProblemFault } from "./failures";

type AnyFunction = (...args: never[]) => unknown;

const recipes = new WeakMap<AnyFunction, FunctionRecipe>();

/** How a function that `localFunction` gave is made. */
export const findRecipe = (f: AnyFunction): FunctionRecipe | undefined => recipes.get(f);

/**
 * A function that the student's room makes for itself out of the engine, so that calling it costs no crossing.
 *
 * @throws ProblemFault if `make` is not one of the engine's own functions, or a number is not finite
 */
export function localFunction<N extends number[], F extends AnyFunction>(
  make: (...numbers: N) => F,
  numbers: N,
  { name = "the function", budget }: { name?: string; budget?: number } = {},
): F {
  const exports: [string, unknown][] = Object.entries(engine);
  const [maker] = exports.find(([, exported]) => exported === make) ?? [];
  if (maker === undefined) throw new ProblemFault("localFunction needs a function of the engine that makes a function");
  if (!numbers.every(Number.isFinite)) throw new ProblemFault("localFunction needs finite numbers");
  const made = make(...numbers);
  recipes.set(made, { maker, numbers: [...numbers], name, budget: budget ?? null });
  return made;
}
