import fc from "fast-check";
import { seededRng, type Mat, type Vec } from "numerics";
import { arbitraries as arbitrary } from "#grader/kit/arbitrary";
import { ProblemFault } from "#grader/kit/failures";
import type { Arbitrary, Sample } from "#problems/testKit";

const seeds = fc.string({ maxLength: 8 });

/** The value at the end of a way down on which every simpler value is taken. */
function simplest<T>(start: Sample<T>): T {
  let sample = start;
  for (let steps = 0; ; steps++) {
    if (steps > 2_000) throw new Error("shrinking does not end");
    const [next] = sample.simpler();
    if (next === undefined) return sample.value;
    sample = next;
  }
}

/** Whether `holds` for what an arbitrary draws, for its edges, and for everything one step simpler than those. */
function everyValue<T>(given: Arbitrary<T>, holds: (value: T) => boolean): void {
  fc.assert(
    fc.property(seeds, (seed) => {
      for (const make of [given.generate, ...given.edges]) {
        const sample = make(seededRng(seed));
        for (const { value } of [sample, ...sample.simpler()])
          if (!holds(value)) throw new Error(`does not hold: ${JSON.stringify(value)}`);
      }
    }),
    { numRuns: 20 },
  );
}

/** Of several seeds, since the sizes of most edges are drawn. */
const edgeValues = <T>(given: Arbitrary<T>): T[] =>
  ["one", "two", "three"].flatMap((seed) => given.edges.map((edge) => edge(seededRng(seed)).value));
const isZero = (vector: Vec) => vector.every((entry) => Object.is(entry, 0));
const areEqual = (values: ArrayLike<number>) => Array.from(values).every((value) => value === values[0]);
const rowsOf = ({ rows, cols, data }: Mat) =>
  Array.from({ length: rows }, (_, row) => [...data.subarray(row * cols, (row + 1) * cols)]);

test("numbers stay in their range, edges and simpler ones too", () => {
  everyValue(arbitrary.number({ min: -3, max: 5 }), (value) => value >= -3 && value <= 5);
  everyValue(arbitrary.positive({ min: 0.2, max: 3 }), (value) => value >= 0.2 && value <= 3);
  everyValue(arbitrary.integer(-2, 3), (value) => [-2, -1, 0, 1, 2, 3].includes(value));
});

test("every kind of arbitrary draws the same for the same seed, and its way down ends at the simplest value", () => {
  const kinds: [Arbitrary<unknown>, unknown][] = [
    [arbitrary.number(), 0],
    [arbitrary.number({ min: 2.5, max: 1e300 }), 3],
    [arbitrary.number({ min: -7e-200, max: -1e-200 }), -1e-200],
    [arbitrary.positive(), 1],
    [arbitrary.integer(-4, 9), -4],
    [arbitrary.oneOf("a", "b", "c"), "a"],
    [arbitrary.vector({ minLength: 2 }), Float64Array.of(0, 0)],
    [arbitrary.vector({ nonZero: true }), Float64Array.of(1)],
    [arbitrary.list(arbitrary.integer(0, 3)), []],
    [arbitrary.tuple(arbitrary.number(), arbitrary.oneOf(true)), [0, true]],
    [arbitrary.squareMatrix({ symmetric: true }), { rows: 1, cols: 1, data: Float64Array.of(0) }],
    [
      arbitrary.shaped({ A: ["m", "n"], x: ["n"] }, { sizes: { m: [2, 3], n: [1, 5] } }),
      { A: { rows: 2, cols: 1, data: Float64Array.of(0, 0) }, x: Float64Array.of(0) },
    ],
    [arbitrary.number().map((value) => `<${value}>`), "<0>"],
    [
      arbitrary.integer(2, 4).chain((length) => arbitrary.vector({ minLength: length, maxLength: length })),
      Float64Array.of(0, 0),
    ],
  ];
  for (const [given, end] of kinds)
    fc.assert(
      fc.property(seeds, (seed) => {
        for (const make of [given.generate, ...given.edges]) {
          const sample = make(seededRng(seed));
          expect(make(seededRng(seed)).value).toEqual(sample.value);
          const reached = simplest(sample);
          expect(reached).toEqual(end);
        }
      }),
      { numRuns: 20 },
    );
});

test.each<[Arbitrary<number>, number[]]>([
  [arbitrary.number({ min: -1e200, max: 1e200 }), [0, 1, -1, -0, -1e200, 1e200, 1e-9, -1e-9]],
  [arbitrary.number({ min: 1, max: 2 }), [1, 2]],
  [arbitrary.positive(), [1, 0.1, 10]],
  [arbitrary.integer(0, 5), [0, 5, 1]],
])("numbers try the values where formulas break (%#)", (given, edges) => {
  expect(given.edges.map((edge) => edge(seededRng("edges")).value)).toEqual(edges);
});

test("a vector tries zeros, one entry, equal entries and its greatest length", () => {
  const vectors = edgeValues(arbitrary.vector({ minLength: 1, maxLength: 9 }));
  expect(vectors.some((vector) => vector.length > 1 && isZero(vector))).toBe(true);
  expect(vectors.some((vector) => vector.length === 1 && Object.is(vector[0], 0))).toBe(true);
  expect(vectors.some((vector) => vector.length === 1 && Object.is(vector[0], -0))).toBe(true);
  expect(vectors.some((vector) => vector.length > 1 && areEqual(vector) && vector[0] !== 0)).toBe(true);
  expect(vectors.some((vector) => vector.length > 1 && vector.filter((entry) => entry !== 0).length === 1)).toBe(true);
  expect(vectors.some((vector) => vector.length === 9)).toBe(true);
});

test("a matrix tries one row, one column, equal rows, the identity and a square", () => {
  const matrices = edgeValues(arbitrary.matrix({ rows: [1, 7], cols: [1, 7] }));
  expect(matrices.some(({ rows, cols }) => rows === 1 && cols > 1)).toBe(true);
  expect(matrices.some(({ rows, cols }) => rows > 1 && cols === 1)).toBe(true);
  expect(matrices.some(({ rows, cols }) => rows > 1 && rows === cols)).toBe(true);
  expect(
    matrices.some((matrix) => {
      const [first, ...others] = rowsOf(matrix);
      return others.length > 0 && others.every((row) => row.join() === first?.join()) && !isZero(matrix.data);
    }),
  ).toBe(true);
  expect(
    matrices.some(
      ({ rows, cols, data }) => rows === cols && data.every((x, place) => x === (place % (cols + 1) ? 0 : 1)),
    ),
  ).toBe(true);
});

test("lengths and sizes stay within bounds", () => {
  everyValue(arbitrary.vector({ minLength: 2, maxLength: 3 }), ({ length }) => length === 2 || length === 3);
  everyValue(
    arbitrary.matrix({ rows: [2, 3], cols: [1, 4] }),
    ({ rows, cols, data }) => rows >= 2 && rows <= 3 && cols >= 1 && cols <= 4 && data.length === rows * cols,
  );
  everyValue(
    arbitrary.list(arbitrary.number(), { minLength: 1, maxLength: 3 }),
    ({ length }) => length >= 1 && length <= 3,
  );
});

test("vectors that forbid zeros hold none, and those that ask for distinct entries repeat none", () => {
  everyValue(arbitrary.vector({ nonZero: true, entry: arbitrary.integer(-1, 1) }), (vector) => !vector.includes(0));
  everyValue(
    arbitrary.vector({ distinct: true, entry: arbitrary.integer(0, 20) }),
    (vector) => new Set(vector).size === vector.length,
  );
});

test("asking for more distinct entries than there are is a fault of the problem", () => {
  const given = arbitrary.vector({ distinct: true, minLength: 4, entry: arbitrary.integer(0, 2) });
  expect(() => given.generate(seededRng("few"))).toThrow(ProblemFault);
  expect(() =>
    arbitrary
      .number()
      .filter(() => false)
      .generate(seededRng("none")),
  ).toThrow(ProblemFault);
});

test("square matrices are square, symmetric ones symmetric, and stay so", () => {
  const transposed = (place: number, size: number) => (place % size) * size + Math.floor(place / size);
  everyValue(
    arbitrary.squareMatrix({ size: [1, 3], symmetric: true }),
    ({ rows, cols, data }) => rows === cols && data.every((entry, place) => entry === data[transposed(place, rows)]),
  );
});

test("shapes that share a size always agree", () => {
  everyValue(
    arbitrary.shaped({ A: ["m", "n"], G: ["n", "n"], x: ["n"], b: ["m"] }),
    ({ A, G, x, b }) =>
      A.rows === b.length &&
      A.cols === x.length &&
      A.data.length === b.length * x.length &&
      G.rows === x.length &&
      G.cols === x.length &&
      G.data.length === x.length ** 2,
  );
});

test("what is chained belongs to what it came from, and filtered values are all accepted", () => {
  const indexed = arbitrary
    .vector({ maxLength: 4 })
    .chain((vector) => arbitrary.integer(0, vector.length - 1).map((index) => ({ vector, index })));
  everyValue(indexed, ({ vector, index }) => index < vector.length);
  const multiples = arbitrary.integer(0, 50).filter((value) => value % 3 === 0);
  everyValue(multiples, (value) => value % 3 === 0);
});
