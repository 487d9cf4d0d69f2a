import { defineTests, type GridFigure, type PlotFigure } from "allclose";
import { courseObjective, movedCourseGradient, planeCubicGradient } from "numerics";

type Point = [number, number];
type Gradient = (x: number, y: number) => Point;

/** Of the objective of the course: 50 local maxima on a slanted lattice, the best at (2.18, 2.05). */
const courseGradient: Gradient = movedCourseGradient(0, 0);

/** Coefficients of f = xy - x² - y², with one hill, and its gradient. */
const hill = [0, 0, 0, -1, 1, -1];
const oneHill: Gradient = planeCubicGradient(...hill);

/** Of f = -(x² - 1)² - (y² - 1)², with tops at (±1, ±1). */
const fourHills: Gradient = (x, y) => [4 * x * (1 - x * x), 4 * y * (1 - y * y)];

/** Of f = sin(x - 2y) + cos(x + 2y), whose tops form a slanted lattice. */
const lattice: Gradient = (x, y) => {
  const [rising, falling] = [Math.cos(x - 2 * y), Math.sin(x + 2 * y)];
  return [rising - falling, -2 * rising - 2 * falling];
};

function climb(points: readonly Point[], expected: readonly Point[]): PlotFigure {
  return {
    kind: "plot",
    title: "Thirty steps on the objective of the homework, eta = 0.01",
    alt: "Lines of equal height of the homework's objective, a slanted pattern of hills, with your path from (-0.3, 0.5) beside the reference's, which ends on the nearest top at (0.04, 0.85).",
    caption: "The highest top is far away, at (2.18, 2.05). A right path stops on the hill it began on.",
    x: { label: "x", range: [-0.8, 0.8] },
    y: { label: "y", range: [0.1, 1.3] },
    equalScales: true,
    contours: { label: "f", of: courseObjective },
    series: [
      { role: "reference", as: "path", points: expected },
      { role: "student", as: "path", points },
    ],
  };
}

/** Labels of a square of starts, row by row from the largest y; `xs` and `ys` are their coordinates. */
function basinMap(
  { xs, ys }: Record<"xs" | "ys", readonly number[]>,
  labels: Record<"student" | "reference", readonly number[]>,
): GridFigure {
  const side = xs.length;
  const inWords = (coordinate: number): string => coordinate.toFixed(1).replace("-", "−");
  const rows = (values: readonly number[]) =>
    Array.from({ length: side }, (_, row) => values.slice(row * side, (row + 1) * side));
  return {
    kind: "grid",
    cells: "labels",
    title: "Which hill each start climbs",
    alt: "A square of starts, each coloured by the label of the place where it ends, yours beside the reference's: slanted cells, one for each hill.",
    rowLabel: "start in y",
    columnLabel: "start in x",
    cellLabel: "label",
    rowNames: ys.map(inWords),
    columnNames: xs.map(inWords),
    panels: [
      { role: "student", values: rows(labels.student) },
      { role: "reference", values: rows(labels.reference) },
    ],
    public: true,
  };
}

export default defineTests<typeof import("./reference")>(({ test, property, student, reference, arbitrary }) => {
  /** A labelling in whole numbers, compared exactly; the places up to rounding. */
  const numbers = ({ labels, maxima }: { labels: number[]; maxima: Point[] }) => ({ labels, maxima });

  test("The functions return points and labels", { points: 1, visibility: "public" }, async (t) => {
    const local = t.localFunction(movedCourseGradient, [0, 0], { name: "grad" });
    t.ok((await student.step(local, 1, 2, 0.1)).every(Number.isFinite), "step should return two finite numbers");
    const points = await student.trajectory(local, 1, 2, 0.01, 4);
    t.equal(points.length, 5, "Points of a trajectory of 4 steps");
    t.ok(points.flat().every(Number.isFinite), "every coordinate of a trajectory should be a finite number");
    const { labels, maxima } = await student.basins(
      local,
      [
        [2.1, 2.2],
        [-0.3, 0.5],
        [2.2, 1.95],
      ],
      0.01,
      20,
      0.1,
    );
    t.equal(labels.length, 3, "Labels of three starts");
    t.ok(
      labels.every((label) => maxima[label] !== undefined),
      "every label should be the index of one of the maxima",
    );
    const path = await student.trajectory(local, -0.3, 0.5, 0.01, 30);
    t.figure(climb(path, reference.trajectory(courseGradient, -0.3, 0.5, 0.01, 30)));
  });

  test("The worked example", { points: 2, visibility: "public" }, async (t) => {
    t.close(await student.step(oneHill, 1, 0, 0.1), [0.8, 0.1]);
    t.close(await student.trajectory(oneHill, 1, 0, 0.1, 2), [
      [1, 0],
      [0.8, 0.1],
      [0.65, 0.16],
    ]);
    const starts: Point[] = [
      [0.5, 0.5],
      [-0.5, 0.5],
      [0.9, 1.1],
    ];
    const { labels, maxima } = await student.basins(fourHills, starts, 0.1, 10, 0.01);
    t.equal(labels, [0, 1, 0], "Labels");
    t.close(
      maxima,
      [
        [1, 1],
        [-1, 1],
      ],
      { rtol: 0, atol: 1e-4 },
    );
  });

  test("No steps, and no starts", { points: 1, visibility: "public" }, async (t) => {
    t.close(await student.trajectory(oneHill, 3, -2, 0.1, 0), [[3, -2]]);
    t.close(numbers(await student.basins(oneHill, [], 0.1, 5, 0.1)), { labels: [], maxima: [] });
    const alone = await student.basins(oneHill, [[3, -2]], 0.1, 0, 0.1);
    t.close(numbers(alone), { labels: [0], maxima: [[3, -2]] });
  });

  property(
    "One step along any gradient",
    {
      points: 2,
      given: {
        start: arbitrary.tuple(arbitrary.number(), arbitrary.number()),
        slope: arbitrary.tuple(arbitrary.number(), arbitrary.number()),
        eta: arbitrary.positive(),
      },
      runs: 15,
      hint: "f is maximised, and each coordinate moves along its own component of the gradient, whose length stays as it is.",
    },
    async (t, { start: [x, y], slope: [slopeX, slopeY], eta }) => {
      const everywhere = t.localFunction(planeCubicGradient, [0, slopeX, slopeY], { name: "grad" });
      t.close(await student.step(everywhere, x, y, eta), [x + eta * slopeX, y + eta * slopeY]);
    },
  );

  test(
    "Step by step along a path",
    {
      points: 2,
      hint: "Print the first points of the worked example. Is the start among them, and is the gradient taken at the point the step starts from, for both coordinates?",
    },
    async (t) => {
      const settings: [grad: Gradient, x: number, y: number, eta: number, n: number][] = [
        [t.localFunction(planeCubicGradient, hill, { name: "grad" }), 2, -1, 0.2, 6],
        [t.localFunction(movedCourseGradient, [0, 0], { name: "grad" }), 1.4, 0.3, 0.02, 5],
        // Too large a step size: the path jumps about and is still defined.
        [lattice, 0.3, 0.1, 0.6, 4],
      ];
      for (const [grad, x, y, eta, n] of settings) {
        const points = await student.trajectory(grad, x, y, eta, n);
        t.equal(points.length, n + 1, "Points of the trajectory");
        let here: Point = [x, y];
        for (const point of points) {
          t.close(point, here);
          const [slopeX, slopeY] = grad(...here);
          here = [here[0] + eta * slopeX, here[1] + eta * slopeY];
        }
      }
    },
  );

  test(
    "Thirty steps on the objective of the homework",
    {
      points: 1,
      hint: "Start at (-0.3, 0.5) with eta = 0.01. Where are you after 30 steps, and is the gradient nearly 0 there?",
    },
    async (t) => {
      const local = t.localFunction(movedCourseGradient, [0, 0], { name: "grad" });
      const points = await student.trajectory(local, -0.3, 0.5, 0.01, 30);
      t.close(points.slice(0, 3), reference.trajectory(courseGradient, -0.3, 0.5, 0.01, 2));
      t.equal(points.length, 31, "Points of the trajectory");
      t.close(points.at(-1) ?? [], [0.043713042, 0.848749277], { rtol: 0, atol: 1e-8 });
    },
  );

  test(
    "One gradient a step",
    {
      points: 2,
      hint: "Count how often you call grad: once in step, n times in trajectory, n times for each start of basins.",
    },
    async (t) => {
      const inStep = t.oracle(oneHill, { name: "grad", budget: 1 });
      await student.step(inStep, 1, 2, 0.1);
      t.equal(inStep.calls, 1, "Gradients in step");
      const inTrajectory = t.oracle(oneHill, { name: "grad", budget: 7 });
      await student.trajectory(inTrajectory, 1, 2, 0.1, 7);
      t.equal(inTrajectory.calls, 7, "Gradients in trajectory");
      const inBasins = t.oracle(fourHills, { name: "grad", budget: 15 });
      const starts: Point[] = [
        [0.5, 0.5],
        [-0.5, 0.5],
        [0.4, 0.5],
      ];
      await student.basins(inBasins, starts, 0.1, 5, 0.1);
      t.equal(inBasins.calls, 15, "Gradients in basins");
    },
  );

  test(
    "Places are told apart by their distance",
    {
      points: 2,
      hint: "With n = 0 the ends are the starts themselves: draw a few points and apply the rule by hand. Which known places is an end compared with, by what distance, and what if it is exactly eps?",
    },
    async (t) => {
      const cases: [ends: Point[], eps: number, labels: number[]][] = [
        // Back to the first place after another one was found.
        [
          [
            [0, 0],
            [5, 0],
            [0.1, 0],
            [5, 0.1],
            [-3, 4],
            [0, 0.2],
          ],
          1,
          [0, 1, 0, 1, 2, 0],
        ],
        // The same x, or the same y, or the same distance from 0, is not the same place.
        [
          [
            [2, 1],
            [2, -1],
            [-2, 1],
            [1, 2],
            [2.1, 1.1],
          ],
          0.5,
          [0, 1, 2, 3, 0],
        ],
        // 0.8 in both directions is 1.13 away.
        [
          [
            [0, 0],
            [0.8, 0.8],
            [0.6, 0.6],
          ],
          1,
          [0, 1, 0],
        ],
        // Exactly eps away is not closer than eps.
        [
          [
            [0, 0],
            [1, 0],
            [0, -1],
          ],
          1,
          [0, 1, 2],
        ],
        // Places do not drift: the third end is near the second, which is no place.
        [
          [
            [0, 0],
            [0.8, 0],
            [1.6, 0],
          ],
          1,
          [0, 0, 1],
        ],
        // Near two places: the first one counts, though the second is nearer.
        [
          [
            [0, 0],
            [1.5, 0],
            [1, 0],
          ],
          1.2,
          [0, 1, 0],
        ],
      ];
      for (const [ends, eps, expected] of cases) {
        const { labels, maxima } = await student.basins(oneHill, ends, 0.1, 0, eps);
        t.equal(labels, expected, "Labels");
        const places = ends.filter((_, index) => expected.indexOf(expected[index] ?? NaN) === index);
        t.close(maxima, places);
      }
    },
  );

  test(
    "A lattice of hills",
    {
      points: 2,
      hint: "Every place should be a top: what is the gradient at your maxima? And does each label belong to the end of its own start, after n steps?",
    },
    async (t) => {
      // Off the ridges between the basins, so that rounding decides nothing.
      const [across, up] = [
        [-0.31, 0.4, 1.15, 1.9, 2.6],
        [2.7, 2.2, 1.7, 1.2, 0.7],
      ];
      // Where the hills lie changes with every grading.
      const place = t.rng("place");
      const [dx, dy] = [place.normal(0, 3), place.normal(0, 3)];
      const grad = t.localFunction(movedCourseGradient, [dx, dy], { name: "grad" });
      const [xs, ys] = [across.map((x) => x + dx), up.map((y) => y + dy)];
      const starts = ys.flatMap((y) => xs.map((x): Point => [x, y]));
      const [eta, n, eps] = [0.015, 40, 0.2];
      const best = reference.basins(grad, starts, eta, n, eps);
      const { labels, maxima } = await student.basins(grad, starts, eta, n, eps);
      t.figure(basinMap({ xs, ys }, { student: labels, reference: best.labels }));
      t.equal(labels.length, starts.length, "Labels");
      const isTop = ([x, y]: Point): boolean => Math.hypot(...grad(x, y)) < 0.05;
      t.ok(maxima.every(isTop), "every place should be the top of a hill");
      t.equal(labels, best.labels, "Labels");
      t.close(maxima, best.maxima);
    },
  );

  test(
    "Basins of the homework's objective",
    { points: 1, hint: "Walk all n steps from each start, whatever n is, before you compare any ends." },
    async (t) => {
      const starts: Point[] = [
        [2.1, 2.2],
        [-0.3, 0.5],
        [2.2, 1.95],
        [1.4, 1.6],
      ];
      const local = t.localFunction(movedCourseGradient, [0, 0], { name: "grad" });
      const { labels, maxima } = await student.basins(local, starts, 0.01, 20, 0.05);
      t.equal(labels, [0, 1, 0, 2], "Labels");
      // The tops; 20 steps come this close.
      t.close(
        maxima,
        [
          [2.180162, 2.045173],
          [0.045372, 0.848328],
          [1.464846, 1.646144],
        ],
        { rtol: 0, atol: 2e-2 },
      );
    },
  );

  test(
    "eta = 0 stays where it is",
    { points: 1, hint: "0 is a step size like any other: beware of a default that replaces it." },
    async (t) => {
      const local = t.localFunction(planeCubicGradient, hill, { name: "grad" });
      t.close(await student.step(local, 3, -1, 0), [3, -1]);
      t.close(await student.trajectory(local, 3, -1, 0, 2), [
        [3, -1],
        [3, -1],
        [3, -1],
      ]);
      const { labels } = await student.basins(
        local,
        [
          [3, -1],
          [0, 0],
        ],
        0,
        3,
        0.1,
      );
      t.equal(labels, [0, 1], "Labels");
    },
  );

  test(
    "The starts are left as they were",
    { points: 1, hint: "Copy the coordinates of a start before you walk; do not write into it." },
    async (t) => {
      const starts: Point[] = [
        [0.5, 0.5],
        [0.6, 0.4],
      ];
      const local = t.localFunction(planeCubicGradient, hill, { name: "grad" });
      const first = await student.basins(local, starts, 0.1, 3, 0.1);
      t.close(numbers(await student.basins(local, starts, 0.1, 3, 0.1)), numbers(first));
      t.pure();
    },
  );
});
