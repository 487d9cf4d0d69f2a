import fc from "fast-check";
import { matrixFromRows, norm1, seededRng, type Mat } from "numerics";
import { arbitraries as arbitrary } from "#grader/kit/arbitrary";
import { CheckFailed } from "#grader/kit/failures";
import { runProperty } from "#grader/kit/property";
import type { Arbitrary, TestContext } from "#problems/testKit";

const unused = {} as TestContext;
const makeContext = Object.assign(() => unused, { keepFigures: () => undefined });

interface Found {
  counterexample: unknown;
  attempts: number;
  values: unknown[];
}

/** What a property over one input finds for code that fails exactly where `fails` says. */
async function find<T>(
  input: Arbitrary<T>,
  fails: (input: T) => boolean,
  { seed = "seed", runs = 300 } = {},
): Promise<Found> {
  const values: unknown[] = [];
  let counterexample: unknown;
  await runProperty({
    given: input.map((value) => ({ value })),
    runs,
    seed,
    makeContext,
    body: (_t, { value }) => {
      values.push(value);
      if (!fails(value as T)) return;
      counterexample = value;
      throw new CheckFailed({ message: "planted" });
    },
  }).catch((error: unknown) => {
    if (!(error instanceof CheckFailed)) throw error;
  });
  return { counterexample, attempts: values.length, values };
}

const vec = (...entries: number[]) => Float64Array.from(entries);
const mat = (...rows: number[][]) => matrixFromRows(rows);
const rank = ({ rows, cols, data }: Mat) =>
  rows < 2 || cols < 2 ? 1 : Math.abs((data[0] ?? 0) * (data[cols + 1] ?? 0) - (data[1] ?? 0) * (data[cols] ?? 0));
const some = (values: ArrayLike<number>, accepts: (value: number) => boolean) => Array.from(values).some(accepts);

/** What is planted, and the one smallest input on which it shows. */
const planted: [string, () => Promise<unknown>, unknown][] = [];
function plant<T>(title: string, input: Arbitrary<T>, fails: (input: T) => boolean, smallest: T): void {
  planted.push([title, async () => (await find(input, fails)).counterexample, smallest]);
}
const vectors = arbitrary.vector();
const matrices = arbitrary.matrix();
plant("everything", vectors, () => true, vec(0));
plant("an entry that is 0", vectors, (v) => some(v, (entry) => entry === 0), vec(0));
plant("an entry that is -0", vectors, (v) => some(v, (entry) => Object.is(entry, -0)), vec(-0));
plant("a negative entry", vectors, (v) => some(v, (entry) => entry < 0), vec(-1));
plant("an entry of at least 2.5", vectors, (v) => some(v, (entry) => entry >= 2.5), vec(3));
plant("an entry between 2.4 and 2.9", vectors, (v) => some(v, (entry) => entry > 2.4 && entry < 2.9), vec(2.5));
plant("a tiny entry", vectors, (v) => some(v, (entry) => entry !== 0 && Math.abs(entry) < 1e-6), vec(1e-7));
plant("three entries or more", vectors, (v) => v.length >= 3, vec(0, 0, 0));
plant("two equal entries", vectors, (v) => new Set(v).size < v.length, vec(0, 0));
plant(
  "two equal entries that are not 0",
  arbitrary.vector({ nonZero: true }),
  (v) => new Set(v).size < v.length,
  vec(1, 1),
);
plant(
  "entries that do not ascend",
  vectors,
  (v) => v.some((entry, index) => entry < (v[index - 1] ?? -Infinity)),
  vec(0, -1),
);
plant("an absolute sum above 12", vectors, (v) => v.length === 1 && norm1(v) > 9, vec(10));
plant(
  "the zero vector of two entries or more",
  vectors,
  (v) => v.length > 1 && !some(v, (entry) => entry !== 0),
  vec(0, 0),
);
plant("more rows than columns", matrices, ({ rows, cols }) => rows > cols, mat([0], [0]));
plant("more columns than rows", matrices, ({ rows, cols }) => rows < cols, mat([0, 0]));
plant("a square of two or more", matrices, ({ rows, cols }) => rows === cols && rows > 1, mat([0, 0], [0, 0]));
plant(
  "a row of zeros beside one that is none",
  matrices,
  (m) => m.rows > 1 && !some(m.data.subarray(0, m.cols), (x) => x !== 0) && some(m.data, (x) => x !== 0),
  mat([0], [1]),
);
plant("a matrix of rank one", matrices, (m) => rank(m) === 0, mat([0, 0], [0, 0]));
plant(
  "an entry above the diagonal",
  arbitrary.squareMatrix(),
  ({ rows, data }) => data.some((entry, place) => entry !== 0 && place % rows > Math.floor(place / rows)),
  mat([0, 1], [0, 0]),
);
plant(
  "a symmetric matrix with a zero beside a one",
  arbitrary.squareMatrix({ symmetric: true }),
  ({ rows, data }) => rows > 1 && data[0] === 0 && data[1] !== 0,
  mat([0, 1], [1, 0]),
);
plant(
  "a system with fewer equations than unknowns",
  arbitrary.shaped({ A: ["m", "n"], x: ["n"] }),
  ({ A, x }) => A.rows < x.length,
  { A: mat([0, 0]), x: vec(0, 0) },
);
plant(
  "a list that is longer than its first item",
  arbitrary.list(arbitrary.integer(0, 4)),
  (list) => list.length > (list[0] ?? 9),
  [0],
);
plant(
  "a mapped value",
  arbitrary.integer(0, 100).map((x) => x * x),
  (square) => square > 50,
  64,
);
plant(
  "a chained value",
  arbitrary.integer(1, 6).chain((length) => arbitrary.vector({ minLength: length, maxLength: length })),
  (v) => v.length > 2 && some(v, (x) => x !== 0),
  vec(0, 0, 1),
);
plant(
  "a filtered value",
  arbitrary.integer(0, 100).filter((x) => x % 3 === 0),
  (x) => x > 10,
  12,
);
plant("a number from 1e150 on", arbitrary.number({ min: -1e200, max: 1e200 }), (x) => Math.abs(x) >= 1e150, 1e150);

test.each(planted)("%s: the counterexample is the smallest there is", async (_title, counterexample, smallest) => {
  expect(await counterexample()).toEqual(smallest);
});

test("whole numbers shrink to the exact border, wherever it is", async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: -30, max: 70 }), fc.string({ maxLength: 4 }), async (border, seed) => {
      const { counterexample } = await find(arbitrary.integer(-30, 70), (x) => x >= border, { seed, runs: 400 });
      expect(counterexample).toBe(border);
    }),
    { numRuns: 40 },
  );
});

test("numbers shrink to the first short decimal beyond the border, on either side of 0", async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 90 }), fc.boolean(), async (tenths, isNegative) => {
      const border = tenths / 10;
      const fails = (x: number) => (isNegative ? -x : x) > border;
      const { counterexample } = await find(arbitrary.number(), fails);
      expect(counterexample).toBe((isNegative ? -1 : 1) * (Math.floor(border) + 1));
    }),
    { numRuns: 40 },
  );
});

test("shrinking is over after at most 500 attempts, however strange the failures", async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ maxLength: 6 }), async (seed) => {
      // Fails at random, so that hardly anything simpler fails for a reason.
      const chance = seededRng(seed);
      const { attempts } = await find(arbitrary.matrix(), () => chance.uniform() < 0.3, { seed, runs: 1 });
      expect(attempts).toBeLessThanOrEqual(501);
    }),
    { numRuns: 40 },
  );
});

test("the same seed tries the same values in the same order, another seed others", async () => {
  const given = arbitrary.shaped({ A: ["m", "n"], x: ["n"] });
  const fails = ({ x }: { x: Float64Array }) => x.length > 3;
  const first = await find(given, fails, { seed: "one" });
  expect(await find(given, fails, { seed: "one" })).toEqual(first);
  expect((await find(given, fails, { seed: "two" })).values).not.toEqual(first.values);
});

test("every third run tries an edge, the second run first, and each argument's edges come round", async () => {
  const { values } = await find(
    arbitrary.record({ x: arbitrary.number({ min: 0, max: 5 }), n: arbitrary.integer(3, 8) }),
    () => false,
    { runs: 30 },
  );
  const edgeRuns = values.filter((_, run) => run % 3 === 1) as { x: number; n: number }[];
  expect(edgeRuns.slice(0, 4).map(({ x, n }, run) => (run % 2 === 0 ? x : n))).toEqual([0, 3, 1, 8]);
  expect(edgeRuns.map(({ x }) => x)).toEqual(expect.arrayContaining([0, 1, 5, 1e-9]));
  expect(edgeRuns.map(({ n }) => n)).toEqual(expect.arrayContaining([3, 8]));
});

test("a failure names every argument of the smallest input", async () => {
  const failing = runProperty({
    given: arbitrary.shaped({ A: ["m", "n"], x: ["n"] }),
    runs: 1,
    seed: "seed",
    makeContext,
    body: () => {
      throw new CheckFailed({ message: "planted", expected: { text: "1" } });
    },
  });
  await expect(failing).rejects.toMatchObject({
    message: "planted",
    failure: {
      isCounterexample: true,
      expected: { text: "1" },
      input: [
        { name: "A", value: { text: "[[0]]" } },
        { name: "x", value: { text: "[0]" } },
      ],
    },
  });
});
