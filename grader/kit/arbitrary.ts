import type { Rng } from "numerics";
import type { Arbitraries, Arbitrary, Sample } from "../../problems/testKit";
import { makeArbitrary, sampleOf } from "./sample";
import { shaped, type Grid } from "./shaped";
import { halvings, simplerNumbers } from "./simplerNumbers";

/** Random inputs that know how to become simpler, and their edge values. */

const tiny = 1e-9;
const upToFour: [number, number] = [1, 4];

const integer: Arbitraries["integer"] = (min, max) => {
  const sample = (value: number) => sampleOf(value, (from) => halvings(from - min).map((distance) => min + distance));
  return makeArbitrary(
    (rng) => sample(min + rng.int(max - min + 1)),
    distinctWithin([min, max, 0, 1, -1], { min, max }).map((edge) => () => sample(edge)),
  );
};

const number: Arbitraries["number"] = ({ min = -10, max = 10 } = {}) =>
  numbersWithin({ min, max }, (rng) => min + (max - min) * rng.uniform(), [0, 1, -1, -0, min, max, tiny, -tiny]);

const positive: Arbitraries["positive"] = ({ min = 0.1, max = 10 } = {}) =>
  numbersWithin({ min, max }, (rng) => Math.exp(Math.log(min) + (Math.log(max) - Math.log(min)) * rng.uniform()), [
    1,
    min,
    max,
  ]);

const vector: Arbitraries["vector"] = ({
  minLength = 1,
  maxLength = Math.max(6, minLength),
  entry = number(),
  nonZero = false,
  distinct = false,
} = {}) =>
  shaped({
    sizes: { length: [minLength, maxLength] },
    members: { vector: ["length"] },
    entry: nonZero ? entry.filter((value) => value !== 0) : entry,
    distinct,
    assemble: ({ vector: grid }) => toVec(grid),
  });

const matrix: Arbitraries["matrix"] = ({ rows = upToFour, cols = upToFour, entry = number() } = {}) =>
  shaped({
    sizes: { rows, cols },
    members: { matrix: ["rows", "cols"] },
    entry,
    assemble: ({ matrix: grid }) => toMat(grid),
  });

const squareMatrix: Arbitraries["squareMatrix"] = ({ size = upToFour, entry = number(), symmetric = false } = {}) =>
  shaped({
    sizes: { size },
    members: { matrix: ["size", "size"] },
    entry,
    symmetric,
    assemble: ({ matrix: grid }) => toMat(grid),
  });

const shapedTogether: Arbitraries["shaped"] = (members, { sizes = {}, entry = number() } = {}) => {
  const names = new Set(Object.values(members).flatMap((axes) => [...axes]));
  return shaped({
    sizes: Object.fromEntries([...names].map((name) => [name, sizes[name] ?? upToFour])),
    members,
    entry,
    assemble: (grids) =>
      Object.fromEntries(
        Object.entries(grids).map(([name, grid]) => [name, members[name]?.length === 2 ? toMat(grid) : toVec(grid)]),
      ),
  }) as never;
};

const list: Arbitraries["list"] = (
  item,
  { minLength = 0, maxLength = Math.max(5, minLength), distinct = false } = {},
) =>
  shaped({
    sizes: { length: [minLength, maxLength] },
    members: { list: ["length"] },
    entry: item,
    distinct,
    assemble: ({ list: grid }) => grid?.values ?? [],
  });

const oneOf: Arbitraries["oneOf"] = (...values) => {
  const sample = (value: (typeof values)[number]) =>
    sampleOf(value, (from) => values.slice(0, Math.max(values.indexOf(from), 0)));
  return makeArbitrary((rng) => sample(values[rng.int(values.length)] as (typeof values)[number]));
};

type Fields = Readonly<Record<string, Arbitrary<unknown>>>;

/** Edges go round: the first of each field, then the second of each; the other fields take one of theirs every other time. */
function recordOf(fields: Fields): Arbitrary<Record<string, unknown>> {
  const names = Object.entries(fields);
  const drawWith = (own?: { name: string; edge: (rng: Rng) => Sample<unknown> }) => (rng: Rng) =>
    recordSample(
      Object.fromEntries(
        names.map(([name, field]) => {
          const isEdge = own !== undefined && field.edges.length > 0 && rng.uniform() < 0.5;
          const other = isEdge ? (field.edges[rng.int(field.edges.length)] ?? field.generate) : field.generate;
          return [name, (own?.name === name ? own.edge : other)(rng)];
        }),
      ),
    );
  const rounds = Math.max(0, ...names.map(([, field]) => field.edges.length));
  const edges = Array.from({ length: rounds }, (_, round) =>
    names.flatMap(([name, field]) => {
      const edge = field.edges[round];
      return edge ? [drawWith({ name, edge })] : [];
    }),
  ).flat();
  return makeArbitrary(drawWith(), edges);
}

const recordSample = (fields: Readonly<Record<string, Sample<unknown>>>): Sample<Record<string, unknown>> => ({
  value: Object.fromEntries(Object.entries(fields).map(([name, { value }]) => [name, value])),
  *simpler() {
    for (const [name, sample] of Object.entries(fields))
      for (const candidate of sample.simpler()) yield recordSample({ ...fields, [name]: candidate });
  },
});

const record: Arbitraries["record"] = (fields) => recordOf(fields) as never;

const tuple: Arbitraries["tuple"] = (...items) =>
  recordOf(Object.fromEntries(items.entries())).map((values) => items.map((_, index) => values[index])) as never;

export const arbitraries: Arbitraries = {
  number,
  positive,
  integer,
  vector,
  matrix,
  squareMatrix,
  shaped: shapedTogether,
  list,
  record,
  tuple,
  oneOf,
};

function numbersWithin(
  range: { min: number; max: number },
  draw: (rng: Rng) => number,
  edges: readonly number[],
): Arbitrary<number> {
  const isWithin = (candidate: number) => candidate >= range.min && candidate <= range.max;
  const sample = (value: number) => sampleOf(value, (from) => simplerNumbers(from).filter(isWithin));
  return makeArbitrary(
    (rng) => sample(Math.min(Math.max(draw(rng), range.min), range.max)),
    distinctWithin(edges, range).map((edge) => () => sample(edge)),
  );
}

/** Without repetitions, where 0 and −0 are two values. */
const distinctWithin = (values: readonly number[], { min, max }: { min: number; max: number }): number[] =>
  values.filter(
    (value, index) => value >= min && value <= max && values.findIndex((other) => Object.is(other, value)) === index,
  );

const toVec = (grid: Grid<number> | undefined): Float64Array => Float64Array.from(grid?.values ?? []);

const toMat = (grid: Grid<number> | undefined) => ({
  rows: grid?.rows ?? 0,
  cols: grid?.cols ?? 0,
  data: Float64Array.from(grid?.values ?? []),
});
