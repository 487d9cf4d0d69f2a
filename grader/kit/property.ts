import { seededRng } from "numerics";
import type { Arbitrary, Sample, TestContext } from "../../problems/testKit";
import type { MakeContext } from "./context";
import { CheckFailed, StudentThrew } from "./failures";
import { show } from "./shown";

interface Property {
  given: Arbitrary<Readonly<Record<string, unknown>>>;
  runs: number;
  body: (t: TestContext, given: Readonly<Record<string, unknown>>) => Promise<void> | void;
  makeContext: MakeContext;
  seed: string;
}

type Values = Readonly<Record<string, unknown>>;
type Failed = CheckFailed | StudentThrew;

/** Every third run is spent on edges. */
const edgeEvery = 3;

const shrinkAttempts = 500;

/**
 * Tries random inputs and edge values; a failing one is shrunk greedily until nothing simpler fails. Shrinking reruns
 * the same repetition, so a body that draws numbers of its own draws the same ones.
 *
 * @throws CheckFailed or StudentThrew that carries the smallest counterexample found
 */
export async function runProperty({ given, runs, body, makeContext, seed }: Property): Promise<void> {
  const attempt = async (run: number, values: Values): Promise<Failed | undefined> => {
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
    const sample = draw(given, run, seed);
    const error = await attempt(run, sample.value);
    if (!error) continue;
    const smallest = await shrink({ sample, error }, (candidate) => attempt(run, candidate));
    const input = Object.entries(smallest.sample.value)
      .slice(0, 20)
      .map(([name, value]) => ({ name, value: show(value) }));
    const counterexample = { input, isCounterexample: true };
    if (smallest.error instanceof StudentThrew)
      throw new StudentThrew(smallest.error.outcome, { ...smallest.error.failure, ...counterexample });
    throw new CheckFailed({ ...smallest.error.failure, message: smallest.error.message, ...counterexample });
  }
}

/** Decided by the seed and the number of the run, never by what ran before. */
function draw(given: Property["given"], run: number, seed: string): Sample<Values> {
  const isEdgeRun = run % edgeEvery === 1;
  const edge = isEdgeRun ? given.edges[Math.floor(run / edgeEvery) % Math.max(given.edges.length, 1)] : undefined;
  return (edge ?? given.generate)(seededRng(`${seed}/given/${run}`));
}

interface Failing {
  sample: Sample<Values>;
  error: Failed;
}

async function shrink(found: Failing, attempt: (values: Values) => Promise<Failed | undefined>): Promise<Failing> {
  let smallest = found;
  let attempts = 0;
  const simplerFailure = async (): Promise<Failing | undefined> => {
    for (const sample of smallest.sample.simpler()) {
      if (++attempts > shrinkAttempts) return undefined;
      const error = await attempt(sample.value);
      if (error) return { sample, error };
    }
    return undefined;
  };
  for (let next = await simplerFailure(); next; next = await simplerFailure()) smallest = next;
  return smallest;
}
