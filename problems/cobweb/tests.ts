import { defineTests, type PlotFigure } from "allclose";

type Point = [number, number];
type Scalar = (x: number) => number;

/** What a step of the Newton–Schulz iteration does to a singular value. */
const newtonSchulz: Scalar = (x) => 1.5 * x - (x * x * x) / 2;

/** The corners by their formula, from the sequence alone: even corners are on the diagonal. */
function cornersOf(sequence: readonly number[]): Point[] {
  const steps = sequence.length - 1;
  return Array.from({ length: 1 + 2 * steps }, (_, corner): Point => {
    const x = sequence[Math.floor(corner / 2)] ?? NaN;
    return [x, corner === 0 ? 0 : (sequence[Math.ceil(corner / 2)] ?? NaN)];
  });
}

function sequenceOf(f: Scalar, x0: number, n: number): number[] {
  const sequence = [x0];
  while (sequence.length <= n) sequence.push(f(sequence.at(-1) ?? NaN));
  return sequence;
}

function drawing(paths: { role: "student" | "reference"; label: string; points: readonly Point[] }[]): PlotFigure {
  return {
    kind: "plot",
    title: "Cobwebs of the Newton–Schulz map from 0.3 and from 1.6",
    alt: "The curve of the map with the diagonal, and two zigzag lines between them, yours and the reference's: one climbs from 0.3 to 1, the other falls from 1.6 to 0.352 and climbs to 1 as well.",
    caption: "Vertical pieces end on the curve, horizontal ones on the diagonal. Both lines end where the two meet.",
    x: { label: "x", range: [-0.1, 1.9] },
    y: { label: "next x", range: [-0.6, 1.2] },
    equalScales: true,
    series: [
      { role: "neutral", label: "f", as: "curve", of: newtonSchulz },
      { role: "neutral", label: "y = x", as: "curve", of: (x) => x },
      ...paths.map((path) => ({ ...path, as: "path" as const })),
    ],
  };
}

export default defineTests<typeof import("./reference")>(({ test, property, student, reference, arbitrary }) => {
  test("There are 1 + 2n points of two numbers", { points: 1, visibility: "public" }, async (t) => {
    const starts = [0.3, 1.6];
    const own = await student.cobweb.many(starts.map((x0) => [newtonSchulz, x0, 6]));
    t.figure(
      drawing(
        starts.flatMap((x0, index) => [
          {
            role: "reference" as const,
            label: index === 0 ? "reference" : "",
            points: reference.cobweb(newtonSchulz, x0, 6),
          },
          { role: "student" as const, label: index === 0 ? "yours" : "", points: own[index] ?? [] },
        ]),
      ),
    );
    for (const n of [1, 4]) {
      const corners = await student.cobweb(newtonSchulz, 0.5, n);
      t.equal(corners.length, 1 + 2 * n, `Points for n = ${n}`);
      t.ok(corners.flat().every(Number.isFinite), "every coordinate should be a finite number");
    }
  });

  test("The worked example: from 2", { points: 1, visibility: "public" }, async (t) => {
    const rest: Point[] = Array.from({ length: 3 }, () => [-1, -1]);
    t.close(await student.cobweb(newtonSchulz, 2, 2), [[2, 0], [2, -1], ...rest]);
  });

  test("No step: the start alone", { points: 1, visibility: "public" }, async (t) => {
    t.close(await student.cobweb(newtonSchulz, -0.75, 0), [[-0.75, 0]]);
    t.close(await student.cobweb((x) => x + 1, 0, 0), [[0, 0]]);
  });

  property(
    "The corners of any line",
    {
      points: 3,
      given: {
        slope: arbitrary.number({ min: -2, max: 2 }),
        shift: arbitrary.number({ min: -3, max: 3 }),
        x0: arbitrary.number({ min: -5, max: 5 }),
        n: arbitrary.integer(0, 6),
      },
      runs: 12,
      hint: "Take f(x) = x + 1 from 0 and write down the first five corners. Which coordinate changes on a vertical piece, and which on a horizontal one?",
    },
    async (t, { slope, shift, x0, n }) => {
      const line: Scalar = (x) => slope * x + shift;
      t.close(await student.cobweb(line, x0, n), cornersOf(sequenceOf(line, x0, n)));
    },
  );

  test(
    "The corners of curved maps, step after step",
    {
      points: 2,
      hint: "Each step begins where the one before ended on the diagonal, at the newest number. Follow three steps by hand.",
    },
    async (t) => {
      const maps: [f: Scalar, x0: number, n: number][] = [
        [newtonSchulz, 0.3, 5],
        [newtonSchulz, -0.5, 4],
        [newtonSchulz, 1.6, 3],
        [(x) => 3.2 * x * (1 - x), 0.4, 8],
        [(x) => Math.sign(x) * 2, -0.1, 3],
      ];
      for (const [f, x0, n] of maps) t.close(await student.cobweb(f, x0, n), cornersOf(sequenceOf(f, x0, n)));
    },
  );

  test(
    "f is called once a step",
    { points: 1, hint: "Count how often you call f. Both corners of a step need the same value." },
    async (t) => {
      for (const n of [0, 1, 7]) {
        const f = t.oracle(newtonSchulz, { name: "f", budget: n });
        await student.cobweb(f, 0.25, n);
        t.equal(f.calls, n, `Calls of f for n = ${n}`);
      }
    },
  );

  test(
    "The corners are what they are, also where the sequence runs off",
    { points: 1, hint: "A sequence may grow without bound or stand still. Neither ends the drawing early." },
    async (t) => {
      const square: Scalar = (x) => x * x;
      t.close(await student.cobweb(square, 1e60, 4), cornersOf(sequenceOf(square, 1e60, 4)));
      t.close(await student.cobweb(square, 1, 4), cornersOf([1, 1, 1, 1, 1]));
      t.close(await student.cobweb(() => 0, 3, 3), cornersOf([3, 0, 0, 0]));
    },
  );
});
