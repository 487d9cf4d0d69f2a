import { type Rng, seededRng } from "numerics";

/** Chance for one purpose: the same in every demo, and untouched by draws for other purposes. */
export const chanceFor = (purpose: string): Rng => seededRng("demo").split(purpose);

/** One of several, each as likely as its neighbours. @throws when there is none */
export function pick<T>(rng: Rng, from: readonly T[]): T {
  const found = from[rng.int(from.length)];
  if (found === undefined) throw new Error("there is nothing to choose from");
  return found;
}

/** True in this share of the draws. */
export const happens = (rng: Rng, share: number): boolean => rng.uniform() < share;
