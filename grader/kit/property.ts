import { seededRng } from "numerics";
import type { Arbitrary, TestContext } from "../../problems/testKit";
import type { MakeContext } from "./context";
import { CheckFailed, StudentThrew } from "./failures";
import { show } from "./shown";

interface Property {
  given: Record<string, Arbitrary<unknown>>;
  runs: number;
  body: (t: TestContext, given: unknown) => Promise<void> | void;
  makeContext: MakeContext;
  seed: string;
}

const shrinkAttempts = 300;

/**
 * Tries random inputs; a failing one is shrunk greedily, one argument at a time, until nothing simpler fails.
 * Shrinking reruns the same repetition, so a body that draws numbers of its own draws the same ones.
 *
 * @throws CheckFailed that carries the smallest counterexample found
 */
export async function runProperty({ given, runs, body, makeContext, seed }: Property): Promise<void> {
  const attempt = async (
    run: number,
    values: Record<string, unknown>,
  ): Promise<CheckFailed | StudentThrew | undefined> => {
    try {
      await body(makeContext(String(run)), values);
      return undefined;
    } catch (error) {
      if (!(error instanceof CheckFailed || error instanceof StudentThrew)) throw error;
      makeContext.keepFigures();
      return error;
    }
  };

  for (let run = 0; run < runs; run++) {
    const rng = seededRng(`${seed}/given/${run}`);
    const values = Object.fromEntries(
      Object.entries(given).map(([name, arbitrary]) => [name, arbitrary.generate(rng)]),
    );
    const error = await attempt(run, values);
    if (!error) continue;
    const smallest = await shrink({ given, values, error, fails: (candidate) => attempt(run, candidate) });
    const input = Object.entries(smallest.values).map(([name, value]) => ({ name, value: show(value) }));
    const counterexample = { input, isCounterexample: true };
    if (smallest.error instanceof StudentThrew) throw new StudentThrew(smallest.error.outcome, counterexample);
    throw new CheckFailed({ ...smallest.error.failure, message: smallest.error.message, ...counterexample });
  }
}

interface Failing {
  values: Record<string, unknown>;
  error: CheckFailed | StudentThrew;
}

async function shrink({
  given,
  values,
  error,
  fails,
}: Failing & {
  given: Property["given"];
  fails: (values: Record<string, unknown>) => Promise<Failing["error"] | undefined>;
}): Promise<Failing> {
  let smallest: Failing = { values, error };
  let attempts = 0;
  const simplerFailure = async (): Promise<Failing | undefined> => {
    for (const [name, arbitrary] of Object.entries(given)) {
      for (const candidate of arbitrary.shrink(smallest.values[name])) {
        if (++attempts > shrinkAttempts) return undefined;
        const candidateValues = { ...smallest.values, [name]: candidate };
        const candidateError = await fails(candidateValues);
        if (candidateError) return { values: candidateValues, error: candidateError };
      }
    }
    return undefined;
  };
  for (let next = await simplerFailure(); next; next = await simplerFailure()) smallest = next;
  return smallest;
}
