import fc from "fast-check";
import { countMet, type PointTolerance } from "#problems/kinds/pointSets";
import { points } from "#problems/kinds/points/kind";
import { PointsAnswerSchema, PointsPartSchema } from "#problems/kinds/points/part";

const common = {
  kind: "points" as const,
  id: "drawing",
  title: "A drawing",
  points: 4,
  source: "d0",
  prompt: "Draw it.",
  explanation: "So it is.",
  axes: { x: { from: -2, to: 2, label: "x" }, y: { from: -2, to: 2, label: "y" } },
};
const absolute = (atol: number): PointTolerance => ({ kind: "absolute", atol });
const told = (id: string, answers: unknown) => ({ id, title: `It is ${id}`, feedback: "Look again.", answers });

const onRays = PointsPartSchema.parse({
  ...common,
  on: { kind: "rays", degrees: [0, 90, 180, 270] },
  start: [0.5, 0.5, 0.5, 0.5],
  key: [[1, 2, 1, 2]],
  tolerance: { kind: "relative", rtol: 0.05 },
  mistakes: [told("swapped", [[2, 1, 2, 1]])],
});
const onAxis = PointsPartSchema.parse({
  ...common,
  on: { kind: "x-axis" },
  start: [-1, -1.5, -2],
  key: [[0.1, 0.2, 0.3]],
  tolerance: absolute(0.01),
  anyOrder: true,
  mistakes: [told("shifted", [[0, 0.1, 0.2]])],
});
const inPlane = PointsPartSchema.parse({
  ...common,
  on: { kind: "plane" },
  start: [
    [0, 0],
    [0, 0],
  ],
  key: [
    [
      [1, 1],
      [-1, 1],
    ],
  ],
  tolerance: absolute(0.1),
});

type Drawn = readonly (readonly [number, number])[];
const check = (part: typeof onRays, drawn: Drawn) =>
  points.check(part, PointsAnswerSchema.parse({ kind: "points", points: drawn }), { seed: "1" });
const earned = (part: typeof onRays, drawn: Drawn): number => {
  const checked = check(part, drawn);
  return checked.status === "checked" ? checked.rows.reduce((sum, row) => sum + row.points, 0) : NaN;
};

test.each<[string, typeof onRays, Drawn, number]>([
  [
    "the key",
    onRays,
    [
      [1, 0],
      [0, 2],
      [-1, 0],
      [0, -2],
    ],
    4,
  ],
  [
    "handles at the edge of a relative tolerance",
    onRays,
    [
      [1.05, 0],
      [0, 1.9],
      [-0.95, 0],
      [0, -2.1],
    ],
    4,
  ],
  [
    "one handle a little too far out",
    onRays,
    [
      [1.06, 0],
      [0, 2],
      [-1, 0],
      [0, -2],
    ],
    3,
  ],
  [
    "one handle on the wrong ray",
    onRays,
    [
      [0, 1],
      [0, 2],
      [-1, 0],
      [0, -2],
    ],
    3,
  ],
  [
    "a set in order",
    onAxis,
    [
      [0.1, 0],
      [0.2, 0],
      [0.3, 0],
    ],
    4,
  ],
  [
    "a set in another order",
    onAxis,
    [
      [0.3, 0],
      [0.1, 0],
      [0.205, 0],
    ],
    4,
  ],
  [
    "a set with one place twice",
    onAxis,
    [
      [0.1, 0],
      [0.1, 0],
      [0.3, 0],
    ],
    8 / 3,
  ],
  [
    "places beside the axis",
    onAxis,
    [
      [0.1, 1],
      [0.2, 1],
      [0.3, 1],
    ],
    0,
  ],
  [
    "places in the plane",
    inPlane,
    [
      [1.05, 1],
      [-1, 0.95],
    ],
    4,
  ],
  [
    "places in the plane in another order",
    inPlane,
    [
      [-1, 1],
      [1, 1],
    ],
    0,
  ],
])("%s earns its share", (_, part, drawn, expected) => {
  expect(earned(part, drawn)).toBeCloseTo(expected, 12);
});

test("a wrong drawing is told how many handles are off, and no place", () => {
  expect(
    check(onRays, [
      [1.06, 0],
      [0, 2],
      [-1, 0],
      [0, -2],
    ]),
  ).toEqual({
    status: "checked",
    rows: [{ name: "A drawing", points: 3, maxPoints: 4, message: "1 of 4 points is not where it belongs." }],
    mistakes: [],
  });
  expect(
    check(inPlane, [
      [0, 0],
      [0, 0],
    ]),
  ).toMatchObject({
    rows: [{ message: "2 of 2 points are not where they belong." }],
  });
});

test("a listed wrong drawing is recognised within the tolerance, in any order where order does not count", () => {
  expect(
    check(onRays, [
      [2.05, 0],
      [0, 1.04],
      [-2, 0],
      [0, -1],
    ]),
  ).toMatchObject({
    rows: [{ points: 0 }],
    mistakes: [{ id: "swapped", feedback: "Look again." }],
  });
  expect(
    check(onAxis, [
      [0.2, 0],
      [0.005, 0],
      [0.1, 0],
    ]),
  ).toMatchObject({ mistakes: [{ id: "shifted" }] });
  expect(
    JSON.stringify(
      check(onAxis, [
        [0.2, 0],
        [0, 0],
        [0.1, 0],
      ]),
    ),
  ).not.toContain("answers");
});

test.each<[string, Drawn]>([
  ["no point", []],
  ["too few points", [[1, 0]]],
  ["too many points", Array.from({ length: 64 }, () => [1, 0] as const)],
])("a drawing of %s costs no attempt and says how many are expected", (_, drawn) => {
  expect(check(onRays, drawn)).toMatchObject({
    status: "invalid",
    message: expect.stringContaining("4 points") as string,
  });
});

test.each<[string, unknown]>([
  ["a number that is not finite", [[NaN, 0]]],
  ["infinity", [[0, Infinity]]],
  ["a number beyond bounds", [[1e7, 0]]],
  ["a text for a number", [["1", 0]]],
  ["a place with three coordinates", [[0, 0, 0]]],
  ["too many places", Array.from({ length: 65 }, () => [0, 0])],
  ["no list", { length: 1, 0: [0, 0] }],
  ["a prototype", "__proto__"],
])("an answer with %s is refused at the door", (_, drawn) => {
  expect(PointsAnswerSchema.safeParse({ kind: "points", points: drawn }).success).toBe(false);
});

test.each<[string, object, string]>([
  ["a start with too few places", { start: [0.5] }, "there are 1 handles"],
  ["a start that is right already", { start: [1, 0.5, 0.5, 0.5] }, "a handle stands where it belongs already"],
  [
    "pairs on rays",
    {
      key: [
        [
          [1, 0],
          [0, 2],
          [-1, 0],
          [0, -2],
        ],
      ],
    },
    "a place here is one number",
  ],
  ["numbers in the plane", { on: { kind: "plane" } }, "a place in the plane is [x, y]"],
  ["a ray too few", { on: { kind: "rays", degrees: [0, 90, 180] } }, "every handle has a ray of its own"],
  ["rays in any order", { anyOrder: true }, "told apart by their rays"],
  ["an axis without length", { axes: { ...common.axes, x: { from: 1, to: 1, label: "x" } } }, "ends where it begins"],
  ["a curve that is no expression", { curves: [{ label: "f", expression: "2 +" }] }, "no expression in x"],
])("a part with %s is refused", (_, change, message) => {
  const parsed = PointsPartSchema.safeParse({
    ...common,
    on: { kind: "rays", degrees: [0, 90, 180, 270] },
    start: [0.5, 0.5, 0.5, 0.5],
    key: [[1, 2, 1, 2]],
    tolerance: absolute(0.1),
    ...change,
  });
  expect(parsed.error?.issues.map((issue) => issue.message).join("\n")).toContain(message);
});

test("a student sees where handles stand, and neither key nor mistakes", () => {
  const shown = points.forStudent(onAxis, (markdown) => markdown);
  expect(shown).toEqual({
    axes: { ...common.axes, hasEqualScales: false, lines: [] },
    on: { kind: "x-axis" },
    start: [
      [-1, 0],
      [-1.5, 0],
      [-2, 0],
    ],
    closed: false,
  });
});

test("a drawing reads as a table of coordinates", () => {
  const drawn = [
    [1 / 3, 0],
    [-0, -2],
    [-1, 1e-9],
  ] as [number, number][];
  expect(points.display(onAxis, { kind: "points", points: drawn })).toBe(
    ["| Point | $x$ | $y$ |", "| --- | ---: | ---: |", "| 1 | 0.3333 | 0 |", "| 2 | 0 | -2 |", "| 3 | -1 | 0 |"].join(
      "\n",
    ),
  );
});

test("the listed answers of a part are right and wrong as listed", () => {
  for (const part of [onRays, onAxis, inPlane]) {
    const { right, wrong } = points.examples(part);
    for (const answer of right)
      expect(points.check(part, answer, { seed: "1" })).toMatchObject({ mistakes: [], rows: [{ points: 4 }] });
    for (const { mistake, answer } of wrong)
      expect(points.check(part, answer, { seed: "1" })).toMatchObject({ mistakes: [{ id: mistake }] });
  }
});

describe("matching without order", () => {
  const places = fc.array(fc.tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 6 })), { maxLength: 7 });
  const meet = (meant: [number, number][], drawn: [number, number][]) =>
    countMet(meant, drawn, { tolerance: absolute(1), anyOrder: true });

  test("meets every place of a set that was shuffled and moved within the tolerance", () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: -50, max: 50 }), { minLength: 1, maxLength: 64 }),
        fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 64, maxLength: 64 }),
        fc.array(fc.nat(), { minLength: 64, maxLength: 64 }),
        (xs, shifts, keys) => {
          const meant = xs.map((x): [number, number] => [x, 0]);
          const drawn = meant
            .map(([x], index) => ({ key: keys[index] ?? 0, at: [x + (shifts[index] ?? 0), 0] as [number, number] }))
            .sort((one, two) => one.key - two.key)
            .map(({ at }) => at);
          expect(meet(meant, drawn)).toBe(meant.length);
        },
      ),
    );
  });

  test("finds as many pairs as trying all pairings does", () => {
    const best = (meant: [number, number][], drawn: [number, number][]): number => {
      const [first, ...others] = meant;
      if (first === undefined) return 0;
      const withFirst = drawn
        .filter((point) => Math.hypot(point[0] - first[0], point[1] - first[1]) <= 1)
        .map(
          (point) =>
            1 +
            best(
              others,
              drawn.filter((other) => other !== point),
            ),
        );
      return Math.max(best(others, drawn), ...withFirst);
    };
    fc.assert(
      fc.property(places, places, (meant, drawn) => {
        expect(meet(meant, drawn)).toBe(best(meant, drawn));
      }),
    );
  });
});
