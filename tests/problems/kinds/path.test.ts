import fc from "fast-check";
import { path } from "#problems/kinds/path/kind";
import { PathAnswerSchema, PathPartSchema } from "#problems/kinds/path/part";

const definition = {
  kind: "path" as const,
  id: "zigzag",
  title: "A zigzag",
  points: 3,
  source: "d0",
  prompt: "Draw it.",
  explanation: "So it is.",
  axes: { x: { from: 0, to: 2, label: "x" }, y: { from: -1, to: 1, label: "y" }, hasEqualScales: true },
  curves: [
    { label: "f", expression: "1/x" },
    {
      label: "g",
      points: [
        [0, 0],
        [2, 1],
      ],
    },
  ],
  diagonal: true,
  start: [0, 0],
  key: [
    [
      [0, 1],
      [1, 1],
      [1, 0.5],
    ],
  ],
  tolerance: { kind: "absolute" as const, atol: 0.03 },
  mistakes: [
    {
      id: "swapped",
      title: "Across first",
      feedback: "Up comes first.",
      credit: 1 / 3,
      answers: [
        [
          [1, 0],
          [1, 1],
          [0.5, 1],
        ],
      ],
    },
  ],
};
const part = PathPartSchema.parse(definition);

type Drawn = readonly (readonly [number, number])[];
const check = (drawn: Drawn) =>
  path.check(part, PathAnswerSchema.parse({ kind: "path", points: drawn }), { seed: "1" });

test.each<[string, Drawn, number, string | undefined]>([
  [
    "the key",
    [
      [0, 1],
      [1, 1],
      [1, 0.5],
    ],
    3,
    undefined,
  ],
  [
    "a path within the tolerance",
    [
      [0.03, 1],
      [1, 0.97],
      [0.98, 0.52],
    ],
    3,
    undefined,
  ],
  [
    "a corner just outside of it",
    [
      [0.031, 1],
      [1, 1],
      [1, 0.5],
    ],
    2,
    "1 of 3 corners is off.",
  ],
  [
    "the right corners in another order",
    [
      [1, 1],
      [0, 1],
      [1, 0.5],
    ],
    1,
    "2 of 3 corners are off.",
  ],
  [
    "another path",
    [
      [0, 0],
      [0, 0],
      [0, 0],
    ],
    0,
    "3 of 3 corners are off.",
  ],
])("%s earns its share and is told how many corners are off", (_, drawn, points, message) => {
  expect(check(drawn)).toEqual({
    status: "checked",
    rows: [{ name: "A zigzag", points, maxPoints: 3, ...(message === undefined ? {} : { message }) }],
    mistakes: [],
  });
});

test("a listed wrong path is recognised within the tolerance and earns its credit", () => {
  expect(
    check([
      [1, 0.02],
      [1.01, 1],
      [0.5, 0.98],
    ]),
  ).toMatchObject({
    rows: [{ points: 1 }],
    mistakes: [{ id: "swapped", title: "Across first", feedback: "Up comes first." }],
  });
});

test.each<[string, Drawn, string]>([
  ["no corner", [], "0 corners"],
  ["one corner", [[0, 1]], "1 corner after"],
  [
    "a corner too many",
    [
      [0, 1],
      [1, 1],
      [1, 0.5],
      [1, 0.5],
    ],
    "4 corners",
  ],
  ["as many corners as there may be", Array.from({ length: 64 }, () => [0, 1] as const), "64 corners"],
])("a path with %s costs no attempt and says how many are expected", (_, drawn, message) => {
  const checked = check(drawn);
  expect(checked).toMatchObject({ status: "invalid", message: expect.stringContaining(message) as string });
  expect(checked).toMatchObject({ message: expect.stringContaining("Expected: 3.") as string });
});

test.each<[string, unknown]>([
  ["a number that is not finite", [[NaN, 0]]],
  ["a number beyond bounds", [[0, -1e300]]],
  ["a hole", [[0, 0], null]],
  ["too many corners", Array.from({ length: 65 }, () => [0, 0])],
])("an answer with %s is refused at the door", (_, drawn) => {
  expect(PathAnswerSchema.safeParse({ kind: "path", points: drawn }).success).toBe(false);
});

test.each<[string, object, string]>([
  [
    "keys of different lengths",
    {
      key: [
        [[0, 1]],
        [
          [0, 1],
          [1, 1],
        ],
      ],
      mistakes: [],
    },
    "equally many corners",
  ],
  ["a mistake of another length", { key: [[[0, 1]]] }, "a path here has 1 corners"],
  ["a curve of two variables", { curves: [{ label: "f", expression: "x + y" }] }, "no expression in x"],
  ["a curve with a vector as its value", { curves: [{ label: "f", expression: "[x, x]" }] }, "no expression in x"],
])("a part with %s is refused", (_, change, message) => {
  const parsed = PathPartSchema.safeParse({ ...definition, ...change });
  expect(parsed.error?.issues.map((issue) => issue.message).join("\n")).toContain(message);
});

test("a student sees the graph of an expression with its gaps, the diagonal where both axes have it, and no key", () => {
  const { axes, ...rest } = path.forStudent(part, (markdown) => markdown);
  expect(rest).toEqual({ start: [0, 0], corners: 3 });
  const [graph, sampled, diagonal] = axes.lines;
  expect(graph?.points).toHaveLength(121);
  expect(graph?.points[0]).toEqual([0, null]);
  for (const [x, y] of graph?.points.slice(1) ?? []) expect(y).toBeCloseTo(1 / x, 12);
  expect(sampled).toEqual({
    label: "g",
    isGuide: false,
    points: [
      [0, 0],
      [2, 1],
    ],
  });
  expect(diagonal).toEqual({
    label: "y = x",
    isGuide: true,
    points: [
      [0, 0],
      [1, 1],
    ],
  });
});

test("a path reads as a table of coordinates", () => {
  expect(path.display(part, { kind: "path", points: [[0.43649999999999994, -0.5]] })).toBe(
    ["| Corner | $x$ | $y$ |", "| --- | ---: | ---: |", "| 1 | 0.4365 | -0.5 |"].join("\n"),
  );
});

test("any path of the right length is worth between nothing and everything, and all only near the key", () => {
  const corner = fc.tuple(
    fc.double({ min: -1e6, max: 1e6, noNaN: true }),
    fc.double({ min: -1e6, max: 1e6, noNaN: true }),
  );
  const [key = []] = part.key;
  fc.assert(
    fc.property(fc.tuple(corner, corner, corner), (drawn) => {
      const checked = check(drawn);
      const [row] = checked.status === "checked" ? checked.rows : [];
      const isNear = key.every(([x, y], index) => {
        const [atX, atY] = drawn[index] ?? [0, 0];
        return Math.hypot(x - atX, y - atY) <= 0.03 + 1e-9;
      });
      expect(row?.points).toBeGreaterThanOrEqual(0);
      expect(row?.points === 3).toBe(isNear);
    }),
  );
});
