import type { Mat, Rng, Vec } from "numerics";
import type { Arbitraries, Arbitrary } from "../../problems/testKit";

/**
 * Random inputs that know how to become simpler. Every candidate of `shrink` is strictly simpler than the value it
 * comes from (shorter, or with a shorter decimal, or closer to zero), so shrinking always ends.
 */

type VectorOptions = NonNullable<Parameters<Arbitraries["vector"]>[0]>;
type MatrixOptions = NonNullable<Parameters<Arbitraries["matrix"]>[0]>;

const integer = (min: number, max: number): Arbitrary<number> => ({
  generate: (rng) => min + rng.int(max - min + 1),
  shrink: (value) =>
    unique([min, Math.trunc((min + value) / 2), value - 1]).filter(
      (candidate) => candidate >= min && candidate < value,
    ),
});

const number = ({ min = -10, max = 10 }: { min?: number; max?: number } = {}): Arbitrary<number> => ({
  generate: (rng) => min + (max - min) * rng.uniform(),
  shrink: (value) => simplerNumbers(value).filter((candidate) => candidate >= min && candidate <= max),
});

const positive = ({ min = 0.1, max = 10 }: { min?: number; max?: number } = {}): Arbitrary<number> => ({
  generate: (rng) => Math.exp(Math.log(min) + (Math.log(max) - Math.log(min)) * rng.uniform()),
  shrink: (value) => simplerNumbers(value).filter((candidate) => candidate >= min && candidate <= max && candidate > 0),
});

const vector = ({
  minLength = 1,
  maxLength = 6,
  entry = number(),
  nonZero = false,
}: VectorOptions = {}): Arbitrary<Vec> => {
  const allowed = (candidate: number) => !nonZero || candidate !== 0;
  return {
    generate(rng) {
      const length = minLength + rng.int(maxLength - minLength + 1);
      return Float64Array.from({ length }, () => generateAllowed(entry, rng, allowed));
    },
    *shrink(value) {
      for (const length of unique([minLength, Math.ceil(value.length / 2)]))
        if (length >= minLength && length < value.length) yield value.slice(0, length);
      if (value.length > minLength) for (let index = 0; index < value.length; index++) yield without(value, index);
      for (let index = 0; index < value.length; index++)
        for (const candidate of entry.shrink(value[index] ?? 0))
          if (allowed(candidate)) yield withEntry(value, index, candidate);
    },
  };
};

const matrix = ({ rows = [1, 4], cols = [1, 4], entry = number() }: MatrixOptions = {}): Arbitrary<Mat> => ({
  generate(rng) {
    const size = { rows: rows[0] + rng.int(rows[1] - rows[0] + 1), cols: cols[0] + rng.int(cols[1] - cols[0] + 1) };
    return { ...size, data: Float64Array.from({ length: size.rows * size.cols }, () => entry.generate(rng)) };
  },
  *shrink(value) {
    if (value.rows > rows[0])
      yield { rows: value.rows - 1, cols: value.cols, data: value.data.slice(0, (value.rows - 1) * value.cols) };
    if (value.cols > cols[0]) yield withoutLastColumn(value);
    for (let index = 0; index < value.data.length; index++)
      for (const candidate of entry.shrink(value.data[index] ?? 0))
        yield { ...value, data: withEntry(value.data, index, candidate) };
  },
});

const oneOf: Arbitraries["oneOf"] = (...values) => ({
  generate: (rng) => values[rng.int(values.length)] as (typeof values)[number],
  shrink: (value) => values.slice(0, Math.max(values.indexOf(value), 0)),
});

export const arbitraries: Arbitraries = { number, positive, integer, vector, matrix, oneOf };

function generateAllowed(entry: Arbitrary<number>, rng: Rng, allowed: (candidate: number) => boolean): number {
  for (let attempt = 0; attempt < 100; attempt++) {
    const candidate = entry.generate(rng);
    if (allowed(candidate)) return candidate;
  }
  return 1;
}

/** Simpler numbers, simplest first: small whole numbers, then the value with fewer decimals, then half of it. */
function simplerNumbers(value: number): number[] {
  const rounded = [0, 1, 2].map((decimals) => Number(value.toFixed(decimals)));
  const candidates = [0, 1, -1, 2, -2, Math.trunc(value), Math.trunc(value / 2), ...rounded];
  return unique(candidates).filter((candidate) => isSimpler(candidate, value));
}

function isSimpler(candidate: number, value: number): boolean {
  const cost = (x: number) => String(Math.abs(x)).length * 1_000 + Math.min(Math.abs(x), 900) + (x < 0 ? 0.5 : 0);
  return Number.isFinite(candidate) && cost(candidate) < cost(value);
}

const unique = (values: readonly number[]): number[] => [...new Set(values.map((value) => value + 0))];

const without = (vector: Vec, index: number): Vec =>
  Float64Array.from([...vector.subarray(0, index), ...vector.subarray(index + 1)]);

function withEntry(vector: Vec, index: number, entry: number): Vec {
  const copy = vector.slice();
  copy[index] = entry;
  return copy;
}

function withoutLastColumn({ rows, cols, data }: Mat): Mat {
  const kept = Array.from({ length: rows }, (_, row) => [...data.subarray(row * cols, row * cols + cols - 1)]);
  return { rows, cols: cols - 1, data: Float64Array.from(kept.flat()) };
}
