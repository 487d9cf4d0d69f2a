import { seededRng, type Rng } from "numerics";
import type { Arbitrary, Sample } from "../../problems/testKit";
import { ProblemFault } from "./failures";
import { makeArbitrary } from "./sample";
import { halvings } from "./simplerNumbers";

/**
 * Vectors, matrices and lists whose sizes belong together. Sizes have names, and every member is a list of entries over
 * one size or a grid over two; taking an index away takes it from every member that has this size, so shapes always
 * agree. All that has a shape is made of this: a vector is one member over one size.
 */
export interface Shaped<T, V> {
  /** Smallest and largest size, by name. */
  sizes: Readonly<Record<string, readonly [smallest: number, largest: number]>>;
  members: Readonly<Record<string, Axes>>;
  entry: Arbitrary<T>;
  /** No two entries of a member are equal. */
  distinct?: boolean;
  /** Grids over one size twice are equal to their transposes. */
  symmetric?: boolean;
  assemble: (members: Readonly<Record<string, Grid<T>>>) => V;
}

/** Rows, or rows and columns. */
export type Axes = readonly [rows: string] | readonly [rows: string, cols: string];

export interface Grid<T> {
  rows: number;
  cols: number;
  /** Row by row. */
  values: T[];
}

type Sizes = Readonly<Record<string, number>>;
type Entries<T> = Readonly<Record<string, readonly Sample<T>[]>>;
type ChooseSizes = (rng: Rng) => Sizes;
/** The entries of one member, each told its place; made anew for each member. */
type Fill<T> = (rng: Rng, shape: { rows: number; cols: number }) => (row: number, col: number) => Sample<T>;

const attempts = 100;

export function shaped<T, V>(options: Shaped<T, V>): Arbitrary<V> {
  const { entry } = options;
  const make = (sizes: ChooseSizes, fill: Fill<T>) => (rng: Rng) => draw(options, sizes(rng), fill, rng);
  const ordinary: Fill<T> = (rng) => () => entry.generate(rng);
  const anySize = chooseSizes(options, (rng, [smallest, largest]) => smallest + rng.int(largest - smallest + 1));
  const smallest = chooseSizes(options, (_rng, [least]) => least);
  const largest = chooseSizes(options, (_rng, [, most]) => most);
  const isGrid = Object.values(options.members).some((axes) => axes.length === 2);

  const known = (value: unknown) => entry.edges.find((edge) => Object.is(edge(seededRng("edge")).value, value));
  const [zero, one] = [known(0), known(1)];
  const constant =
    (edge: (rng: Rng) => Sample<T>): Fill<T> =>
    (rng) =>
    () =>
      edge(rng);
  const allEqual: Fill<T> = (rng) => {
    const sample = entry.generate(rng);
    return () => sample;
  };
  const equalRows: Fill<T> = (rng, { cols }) => {
    const samples = Array.from({ length: cols }, () => entry.generate(rng));
    return (_row, col) => samples[col] ?? entry.generate(rng);
  };
  const edgesOnly: Fill<T> = (rng) => () => (entry.edges[rng.int(entry.edges.length)] ?? entry.generate)(rng);
  const [firstEdge, ...otherEdges] = entry.edges;

  const edges = [
    ...(zero ? [make(anySize, constant(zero))] : []),
    ...(firstEdge ? [make(smallest, constant(firstEdge))] : []),
    make(anySize, allEqual),
    ...Object.keys(options.sizes).map((name) =>
      make((rng) => ({ ...anySize(rng), [name]: smallest(rng)[name] ?? 0 }), ordinary),
    ),
    ...(isGrid ? [make(anySize, equalRows)] : []),
    ...(isGrid && zero && one ? [make(square(options, anySize), identity(zero, one))] : []),
    ...(firstEdge ? [make(anySize, edgesOnly)] : []),
    ...(zero ? [make(anySize, oneAwayFromZero(zero, entry))] : []),
    make(largest, ordinary),
    ...(isGrid ? [make(square(options, anySize), ordinary)] : []),
    ...otherEdges.map((edge) => make(smallest, constant(edge))),
  ];
  return makeArbitrary(make(anySize, ordinary), edges);
}

const chooseSizes =
  <T, V>({ sizes }: Shaped<T, V>, choose: (rng: Rng, range: readonly [number, number]) => number): ChooseSizes =>
  (rng) =>
    Object.fromEntries(Object.entries(sizes).map(([name, range]) => [name, choose(rng, range)]));

/** All sizes alike where their ranges allow it. */
function square<T, V>({ sizes }: Shaped<T, V>, otherwise: ChooseSizes): ChooseSizes {
  const ranges = Object.values(sizes);
  const least = Math.max(...ranges.map(([smallest]) => smallest));
  const most = Math.min(...ranges.map(([, largest]) => largest));
  if (least > most) return otherwise;
  return (rng) => {
    const size = least + rng.int(most - least + 1);
    return Object.fromEntries(Object.keys(sizes).map((name) => [name, size]));
  };
}

const identity =
  <T>(zero: (rng: Rng) => Sample<T>, one: (rng: Rng) => Sample<T>): Fill<T> =>
  (rng) =>
  (row, col) =>
    (row === col ? one : zero)(rng);

const oneAwayFromZero =
  <T>(zero: (rng: Rng) => Sample<T>, entry: Arbitrary<T>): Fill<T> =>
  (rng, { rows, cols }) => {
    const chosen = rng.int(Math.max(rows * cols, 1));
    return (row, col) => (row * cols + col === chosen ? entry.generate : zero)(rng);
  };

function draw<T, V>(options: Shaped<T, V>, sizes: Sizes, fill: Fill<T>, rng: Rng): Sample<V> {
  const entries = Object.fromEntries(
    Object.entries(options.members).map(([name, axes]): [string, Sample<T>[]] => {
      const shape = shapeOf(axes, sizes);
      const fillPlace = fill(rng, shape);
      const samples: Sample<T>[] = [];
      for (let row = 0; row < shape.rows; row++)
        for (let col = 0; col < shape.cols; col++) {
          const mirrored = isSymmetric(options, axes) && col < row ? samples[col * shape.cols + row] : undefined;
          samples.push(mirrored ?? drawEntry(options, samples, () => fillPlace(row, col), rng));
        }
      return [name, samples];
    }),
  );
  return shapedSample(options, sizes, entries);
}

/** An entry that may stand beside the others; where the filling knows none, an ordinary one. */
function drawEntry<T, V>(
  { distinct = false, entry }: Shaped<T, V>,
  before: readonly Sample<T>[],
  make: () => Sample<T>,
  rng: Rng,
): Sample<T> {
  for (let attempt = 0; attempt < attempts; attempt++) {
    const sample = attempt === 0 ? make() : entry.generate(rng);
    if (!distinct || !before.some(({ value }) => value === sample.value)) return sample;
  }
  throw new ProblemFault(`no entry was found in ${attempts} attempts that differs from ${before.length} others`);
}

const shapeOf = (axes: Axes, sizes: Sizes): { rows: number; cols: number } => {
  const [rows, cols] = axes;
  return { rows: sizes[rows] ?? 0, cols: cols === undefined ? 1 : (sizes[cols] ?? 0) };
};

const isSymmetric = <T, V>({ symmetric = false }: Shaped<T, V>, [rows, cols]: Axes): boolean =>
  symmetric && rows === cols;

/** Smaller sizes first, then simpler entries: all at once, equal ones together, and one by one. */
function shapedSample<T, V>(options: Shaped<T, V>, sizes: Sizes, entries: Entries<T>): Sample<V> {
  const grids = Object.entries(options.members).map(([name, axes]): [string, Grid<T>] => [
    name,
    { ...shapeOf(axes, sizes), values: (entries[name] ?? []).map(({ value }) => value) },
  ]);
  return {
    value: options.assemble(Object.fromEntries(grids)),
    *simpler() {
      for (const [name, [smallest]] of Object.entries(options.sizes))
        for (const kept of fewerIndices(sizes[name] ?? 0, smallest))
          yield shapedSample(
            options,
            { ...sizes, [name]: kept.length },
            keepIndices(options, sizes, entries, name, kept),
          );
      for (const simpler of simplerEntries(options, sizes, entries))
        if (!options.distinct || areDistinct(simpler)) yield shapedSample(options, sizes, simpler);
    },
  };
}

/** Which indices to keep: the first few, then all but one. */
function* fewerIndices(size: number, smallest: number): Iterable<number[]> {
  const all = Array.from({ length: size }, (_, index) => index);
  for (const fewer of halvings(size - smallest).slice(0, 2)) yield all.slice(0, smallest + fewer);
  if (size > smallest) for (const left of all) yield all.filter((index) => index !== left);
}

function keepIndices<T, V>(
  { members }: Shaped<T, V>,
  sizes: Sizes,
  entries: Entries<T>,
  name: string,
  kept: readonly number[],
): Entries<T> {
  const isKept = new Set(kept);
  return Object.fromEntries(
    Object.entries(members).map(([member, axes]) => {
      const { cols } = shapeOf(axes, sizes);
      const [rowAxis, colAxis] = axes;
      const staying = (entries[member] ?? []).filter(
        (_, place) =>
          (rowAxis !== name || isKept.has(Math.floor(place / cols))) && (colAxis !== name || isKept.has(place % cols)),
      );
      return [member, staying];
    }),
  );
}

function* simplerEntries<T, V>(options: Shaped<T, V>, sizes: Sizes, entries: Entries<T>): Iterable<Entries<T>> {
  const simplest = mapEntries(entries, (sample) => first(sample.simpler()) ?? sample);
  const places = Object.entries(entries).flatMap(([member, samples]) =>
    samples.map((sample, place) => ({ member, place, sample })),
  );
  if (places.some(({ member, place, sample }) => simplest[member]?.[place] !== sample)) yield simplest;

  const groups = new Map<T, typeof places>();
  for (const each of places) groups.set(each.sample.value, [...(groups.get(each.sample.value) ?? []), each]);
  for (const [value, group] of groups)
    if (group.length > 1)
      for (const candidate of group[0]?.sample.simpler() ?? [])
        yield mapEntries(entries, (sample) => (Object.is(sample.value, value) ? candidate : sample));

  for (const { member, place, sample } of places) {
    const axes = options.members[member] ?? ["none"];
    const { cols } = shapeOf(axes, sizes);
    const mirror = isSymmetric(options, axes) ? (place % cols) * cols + Math.floor(place / cols) : place;
    if (mirror < place) continue;
    for (const candidate of sample.simpler())
      yield {
        ...entries,
        [member]: (entries[member] ?? []).map((other, index) =>
          index === place || index === mirror ? candidate : other,
        ),
      };
  }
}

const mapEntries = <T>(entries: Entries<T>, f: (sample: Sample<T>) => Sample<T>): Entries<T> =>
  Object.fromEntries(Object.entries(entries).map(([member, samples]) => [member, samples.map(f)]));

const areDistinct = <T>(entries: Entries<T>): boolean =>
  Object.values(entries).every((samples) => new Set(samples.map(({ value }) => value)).size === samples.length);

function first<T>(items: Iterable<T>): T | undefined {
  for (const item of items) return item;
  return undefined;
}
