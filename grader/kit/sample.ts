import { seededRng, type Rng } from "numerics";
import type { Arbitrary, Sample } from "../../problems/testKit";
import { ProblemFault } from "./failures";

/** How an arbitrary is made of its two halves, and how samples are put together, so that all of them can be combined. */

type Generate<T> = (rng: Rng) => Sample<T>;

const attempts = 100;

/**
 * @param edges - values that are tried on purpose, the most telling first
 */
export function makeArbitrary<T>(generate: Generate<T>, edges: readonly Generate<T>[] = []): Arbitrary<T> {
  return {
    generate,
    edges,
    map: <U>(f: (value: T) => U) => {
      const through =
        (make: Generate<T>): Generate<U> =>
        (rng) =>
          mapSample(make(rng), f);
      return makeArbitrary(through(generate), edges.map(through));
    },
    chain: <U>(f: (value: T) => Arbitrary<U>) => {
      // The second value is drawn anew, from the same seed, whenever the first becomes simpler.
      const through =
        (make: Generate<T>): Generate<U> =>
        (rng) => {
          const first = make(rng);
          const seed = String(rng.int(2 ** 53));
          return chainSample(first, (value) => f(value).generate(seededRng(seed)));
        };
      return makeArbitrary(through(generate), edges.map(through));
    },
    filter: (accepts) => {
      const through =
        (make: Generate<T>): Generate<T> =>
        (rng) => {
          for (let attempt = 0; attempt < attempts; attempt++) {
            // An edge that is never accepted makes way for an ordinary value.
            const sample = (attempt < attempts / 2 ? make : generate)(rng);
            if (accepts(sample.value)) return filterSample(sample, accepts);
          }
          throw new ProblemFault(`an arbitrary's filter refused ${attempts} values in a row`);
        };
      return makeArbitrary(through(generate), edges.map(through));
    },
  };
}

/** A value whose simpler ones follow from the value alone. */
export const sampleOf = <T>(value: T, simpler: (value: T) => Iterable<T>): Sample<T> => ({
  value,
  *simpler() {
    for (const candidate of simpler(value)) yield sampleOf(candidate, simpler);
  },
});

const mapSample = <T, U>(sample: Sample<T>, f: (value: T) => U): Sample<U> => ({
  value: f(sample.value),
  *simpler() {
    for (const candidate of sample.simpler()) yield mapSample(candidate, f);
  },
});

const filterSample = <T>(sample: Sample<T>, accepts: (value: T) => boolean): Sample<T> => ({
  value: sample.value,
  *simpler() {
    for (const candidate of acceptedBelow(sample, accepts, lookThrough)) yield filterSample(candidate, accepts);
  },
});

/** So many refused values in a row are looked through: what is simpler than they are may be accepted. */
const lookThrough = 2;

function* acceptedBelow<T>(sample: Sample<T>, accepts: (value: T) => boolean, depth: number): Iterable<Sample<T>> {
  for (const candidate of sample.simpler())
    if (accepts(candidate.value)) yield candidate;
    else if (depth > 0) yield* acceptedBelow(candidate, accepts, depth - 1);
}

/** Keeps making the first value simpler while the second one is: each step makes one of them simpler, so it ends. */
const chainSample = <T, U>(
  first: Sample<T>,
  next: (value: T) => Sample<U>,
  second: Sample<U> = next(first.value),
): Sample<U> => ({
  value: second.value,
  *simpler() {
    for (const candidate of first.simpler()) yield chainSample(candidate, next);
    for (const candidate of second.simpler()) yield chainSample(first, next, candidate);
  },
});
