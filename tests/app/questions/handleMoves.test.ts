import fc from "fast-check";
import {
  afterArrow,
  coordinatesOf,
  onRail,
  stepsOf,
  type Arrow,
  type Point,
  type Rail,
} from "../../../app/questions/handleMoves";

const spans = { x: { from: -2, to: 2 }, y: { from: -1, to: 1 } };
const ray = (degrees: number): Rail => ({ kind: "ray", degrees });
const plane: Rail = { kind: "plane" };
const axis: Rail = { kind: "x-axis" };

test.each<[string, Rail, Point, Point]>([
  ["in the plane the nearest fine step", plane, [0.1234, -0.4567], [0.12, -0.46]],
  ["in the plane never outside of the axes", plane, [5, -7], [2, -1]],
  ["on the x axis the place above or below", axis, [0.5, 0.8], [0.5, 0]],
  ["on a ray the foot of the perpendicular", ray(90), [0.7, 0.3], [0, 0.3]],
  ["on a slanted ray the foot of the perpendicular", ray(45), [1, 0], [0.494975, 0.494975]],
  ["behind a ray its beginning", ray(0), [-1, 0.3], [0, 0]],
  ["beyond a ray the place where it leaves the axes", ray(45), [9, 9], [1, 1]],
])("%s is meant", (_, rail, point, expected) => {
  expect(onRail(rail, spans, point)).toEqual(expected);
});

test.each<[Rail, Arrow, "coarse" | "fine", Point]>([
  [plane, "ArrowRight", "coarse", [0.7, 0.5]],
  [plane, "ArrowDown", "coarse", [0.5, 0.4]],
  [plane, "ArrowLeft", "fine", [0.48, 0.5]],
  [plane, "ArrowUp", "fine", [0.5, 0.51]],
])("%j: %s takes a %s step", (rail, arrow, size, expected) => {
  expect(afterArrow(rail, spans, [0.5, 0.5], arrow, size)).toEqual(expected);
});

test.each<[number, Arrow, "out" | "in"]>([
  [0, "ArrowRight", "out"],
  [0, "ArrowLeft", "in"],
  [0, "ArrowUp", "out"],
  [0, "ArrowDown", "in"],
  [135, "ArrowLeft", "out"],
  [135, "ArrowUp", "out"],
  [135, "ArrowDown", "in"],
  [180, "ArrowLeft", "out"],
  [270, "ArrowDown", "out"],
  [270, "ArrowUp", "in"],
])("on the ray at %d° %s leads %s", (degrees, arrow, where) => {
  const rail = ray(degrees);
  const from = onRail(rail, spans, [Math.cos((degrees * Math.PI) / 180) / 2, Math.sin((degrees * Math.PI) / 180) / 2]);
  const grows = Math.hypot(...afterArrow(rail, spans, from, arrow, "fine")) > Math.hypot(...from);
  expect(grows).toBe(where === "out");
});

test("on the x axis all four arrows work, as those of a slider do", () => {
  const moved = (arrow: Arrow) => afterArrow(axis, spans, [0.5, 0], arrow, "coarse");
  expect([moved("ArrowRight"), moved("ArrowUp")]).toEqual([
    [0.7, 0],
    [0.7, 0],
  ]);
  expect([moved("ArrowLeft"), moved("ArrowDown")]).toEqual([
    [0.3, 0],
    [0.3, 0],
  ]);
});

test("a typed coordinate is kept as it is, and the other one stays", () => {
  const [x, y] = coordinatesOf(plane, spans);
  expect(x?.put([0.5, 0.25], 1 / 3)).toEqual([0.333333, 0.25]);
  expect(y?.put([0.5, 0.25], -0.0004)).toEqual([0.5, -0.0004]);
  const [radius] = coordinatesOf(ray(225), spans);
  expect(radius?.of(radius.put([0, 0], Math.SQRT2))).toBeCloseTo(Math.SQRT2, 5);
});

test.each([
  [1, 0.05],
  [2, 0.1],
  [4.4, 0.2],
  [1.8, 0.1],
  [1000, 50],
])("an axis of length %d has coarse steps of %d and fine ones of a tenth", (length, coarse) => {
  expect(stepsOf({ from: -1, to: length - 1 }).coarse).toBeCloseTo(coarse, 12);
  expect(stepsOf({ from: -1, to: length - 1 }).fine).toBeCloseTo(coarse / 10, 12);
});

test("no arrow and no pointer takes a handle off its rail or out of the axes", () => {
  const anyRail = fc.oneof(fc.constant(plane), fc.constant(axis), fc.integer({ min: -360, max: 360 }).map(ray));
  const anyPoint = fc.tuple(fc.double({ min: -9, max: 9, noNaN: true }), fc.double({ min: -9, max: 9, noNaN: true }));
  const anyMove = fc.tuple(
    fc.constantFrom<Arrow>("ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown"),
    fc.constantFrom<"coarse" | "fine">("coarse", "fine"),
  );
  fc.assert(
    fc.property(anyRail, anyPoint, fc.array(anyMove, { maxLength: 60 }), (rail, from, moves) => {
      const end = moves.reduce(
        (at, [arrow, size]) => afterArrow(rail, spans, at, arrow, size),
        onRail(rail, spans, from),
      );
      expect(Math.abs(end[0])).toBeLessThanOrEqual(2 + 1e-5);
      expect(Math.abs(end[1])).toBeLessThanOrEqual(1 + 1e-5);
      if (rail.kind === "x-axis") expect(end[1]).toBe(0);
      if (rail.kind === "ray") {
        const [radius] = coordinatesOf(rail, spans);
        const again = radius?.put([0, 0], radius.of(end)) ?? [NaN, NaN];
        expect(Math.hypot(again[0] - end[0], again[1] - end[1])).toBeLessThan(1e-5);
      }
    }),
  );
});
