import fc from "fast-check";
import { drawSeries } from "../../../app/results/figures/drawnSeries";
import { framePlot, tickText } from "../../../app/results/figures/plotFrame";
import type { Axis, Plot, PlotSeries } from "#server/studentVerdict";

type Points = PlotSeries["points"];

const seriesOf = (role: PlotSeries["role"], points: Points, as: PlotSeries["as"] = "path"): PlotSeries => ({
  role,
  label: role,
  as,
  points,
  length: points.length,
});
const plotOf = (series: PlotSeries[], changes: Partial<Plot> = {}): Plot => ({
  kind: "plot",
  title: "t",
  alt: "a",
  isPublic: false,
  x: { label: "x", scale: "linear" },
  y: { label: "y", scale: "linear" },
  hasEqualScales: false,
  series,
  ...changes,
});
const log: Axis = { label: "y", scale: "log" };

test("whatever finite numbers arrive, the picture has a size, few ticks and strokes inside it", () => {
  const value = fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.constant(null));
  const points = fc.array(fc.tuple(value, value), { maxLength: 30 });
  const options = fc.record({
    as: fc.constantFrom("line", "points", "path", "bars"),
    scale: fc.constantFrom("linear", "log"),
    hasEqualScales: fc.boolean(),
    available: fc.integer({ min: 200, max: 900 }),
  });
  fc.assert(
    fc.property(points, points, options, (students, references, { as, scale, hasEqualScales, available }) => {
      const series = [seriesOf("reference", references, as), seriesOf("student", students, as)];
      const plot = plotOf(series, { hasEqualScales, y: { label: "y", scale } });
      const frame = framePlot(plot, available);
      expect(frame.width).toBeLessThanOrEqual(available);
      expect(frame.height).toBeGreaterThan(60);
      expect(frame.height).toBeLessThan(400);
      expect(frame.x.ticks.length).toBeLessThan(16);
      expect(frame.y.ticks.length).toBeLessThan(16);
      const { left, right, top, bottom } = frame.area;
      for (const { segments, bars } of drawSeries(plot, frame)) {
        for (const [x, y] of segments.flat()) {
          expect(x).toBeGreaterThanOrEqual(left - 1e-3);
          expect(x).toBeLessThanOrEqual(right + 1e-3);
          expect(y).toBeGreaterThanOrEqual(top - 1e-3);
          expect(y).toBeLessThanOrEqual(bottom + 1e-3);
        }
        for (const bar of bars) expect(Object.values(bar).every(Number.isFinite)).toBe(true);
      }
    }),
    { numRuns: 200 },
  );
});

test("a student who runs to infinity does not shrink the reference to a dot", () => {
  const reference = seriesOf("reference", [
    [0, 0],
    [1, 1],
  ]);
  const student = seriesOf("student", [
    [0, 0],
    [1.2, 1.2],
    [1e9, -1e12],
  ]);
  const plot = plotOf([reference, student]);
  const frame = framePlot(plot, 400);
  expect(frame.x.domain[1]).toBeLessThan(4);
  expect(frame.x.domain[1]).toBeGreaterThan(1.2);
  const [, drawn] = drawSeries(plot, frame);
  expect(drawn).toMatchObject({ unseenCount: 1, end: undefined });
  expect(drawn?.seen).toHaveLength(2);
  expect(drawn?.segments).toHaveLength(2);
});

test("with nothing to compare with, the axis covers the student's numbers", () => {
  const student = seriesOf("student", [
    [0, 1],
    [1, 1e6],
  ]);
  const { domain } = framePlot(plotOf([student]), 400).y;
  expect(domain[1]).toBeGreaterThan(1e6);
});

test("a gap breaks a line, and a stroke that leaves the picture ends at its edge", () => {
  const points: Points = [
    [0, 0],
    [1, 1],
    [null, 2],
    [3, 3],
    [5, 5],
  ];
  const range: [number, number] = [0, 4];
  const plot = plotOf([seriesOf("student", points)], {
    x: { label: "x", scale: "linear", range },
    y: { label: "y", scale: "linear", range },
  });
  const frame = framePlot(plot, 400);
  const [drawn] = drawSeries(plot, frame);
  expect(drawn?.segments).toHaveLength(2);
  const [x, y] = drawn?.segments[1]?.[1] ?? [NaN, NaN];
  expect(x).toBeCloseTo(frame.area.right, 6);
  expect(y).toBeCloseTo(frame.area.top, 6);
});

test("a logarithmic axis has powers of ten and leaves out what is not positive", () => {
  const points: Points = [
    [1, 1],
    [2, 1e-8],
    [3, 0],
    [4, -1],
  ];
  const plot = plotOf([seriesOf("reference", points)], { y: log });
  const frame = framePlot(plot, 400);
  expect(frame.y.ticks.map(({ text }) => text)).toEqual(expect.arrayContaining(["10⁰", "10⁻⁴", "10⁻⁸"]));
  expect(drawSeries(plot, frame)[0]).toMatchObject({ unseenCount: 2 });
});

test("equal scales give one unit the same length on both axes", () => {
  const range: [number, number] = [0, 1];
  const plot = plotOf([seriesOf("student", [[0, 0]])], {
    hasEqualScales: true,
    x: { label: "x", scale: "linear", range: [0, 2] },
    y: { label: "y", scale: "linear", range },
  });
  for (const available of [280, 480, 900]) {
    const { area } = framePlot(plot, available);
    expect((area.right - area.left) / 2).toBeCloseTo(area.bottom - area.top, 6);
  }
});

test("bars stand on zero and share their place", () => {
  const bars: Points = [
    [1, 3],
    [2, 5],
  ];
  const plot = plotOf([seriesOf("student", bars, "bars"), seriesOf("reference", bars, "bars")]);
  const frame = framePlot(plot, 400);
  const [students, references] = drawSeries(plot, frame);
  expect(frame.y.domain[0]).toBe(0);
  for (const [index, bar] of students?.bars.entries() ?? []) {
    expect(bar.y + bar.height).toBeCloseTo(frame.area.bottom, 6);
    expect(bar.x + bar.width).toBeCloseTo(references?.bars[index]?.x ?? NaN, 6);
  }
});

test.each([
  [0, "0"],
  [-1.5, "−1.5"],
  [0.1 + 0.2, "0.3"],
  [120_000, "120000"],
  [2e6, "2e6"],
  [-1.25e-9, "−1.25e−9"],
])("%p is written %s", (value, text) => {
  expect(tickText(value)).toBe(text);
});
