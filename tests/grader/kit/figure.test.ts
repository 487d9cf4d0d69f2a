import fc from "fast-check";
import { FigureSchema } from "#grader/figure";
import { thinned, toFigure } from "#grader/kit/figure";
import { maxBars, maxContourSide, maxGridSide, maxPoints, maxSeries } from "#grader/kit/figureLimits";
import type { FigureSeries, GridFigure, PlotFigure } from "#problems/figures";

const axis = { label: "x" };
const plotOf = (points: readonly (readonly number[])[], changes: Partial<PlotFigure> = {}): PlotFigure => ({
  kind: "plot",
  title: "A title",
  alt: "What there is to see.",
  x: axis,
  y: axis,
  series: [{ role: "student", as: "path", points }],
  ...changes,
});
const gridOf = (values: readonly (readonly number[])[]): GridFigure => ({
  kind: "grid",
  title: "A title",
  alt: "What there is to see.",
  rowLabel: "step",
  columnLabel: "worker",
  cellLabel: "chunks",
  panels: [{ role: "student", values }],
});

function toPlot(data: PlotFigure) {
  const figure = FigureSchema.parse(toFigure(data));
  if (figure.kind !== "plot") throw new Error("a plot became a grid");
  return figure;
}

const anyNumber = fc.oneof(fc.double(), fc.constantFrom(NaN, Infinity, -Infinity, -0, 1e308));

test("whatever numbers a student's function returns, the figure is one that the judge accepts", () => {
  const points = fc.array(fc.array(anyNumber, { maxLength: 3 }), { maxLength: 600 });
  const as = fc.constantFrom("line", "points", "path", "bars");
  fc.assert(
    fc.property(points, as, (given, kind) => {
      const series: FigureSeries = { role: "student", as: kind, points: given };
      expect(FigureSchema.safeParse(toFigure(plotOf([], { series: [series] }))).error).toBeUndefined();
      expect(FigureSchema.safeParse(toFigure(gridOf(given))).error).toBeUndefined();
    }),
    { numRuns: 60 },
  );
});

test("what is not a finite number becomes a gap, and numbers keep six digits", () => {
  const [series] = toPlot(plotOf([[1 / 3, NaN], [Infinity, -0], [2]])).series;
  expect(series?.points).toEqual([
    [0.333333, null],
    [null, 0],
    [2, null],
  ]);
});

test.each(["line", "points", "path"] as const)("a long %s keeps its ends and no more points than fit", (as) => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5_000 }), (length) => {
      const points = Array.from({ length }, (_, index): [number, number] => [index, Math.sin(index)]);
      const kept = thinned(points, as);
      expect(kept.length).toBe(length <= maxPoints ? length : Math.min(kept.length, maxPoints));
      expect(kept[0]).toEqual(points[0]);
      expect(kept.at(-1)).toEqual(points.at(-1));
      const places = kept.map(([x]) => x ?? NaN);
      expect(places).toEqual([...new Set(places)].sort((one, two) => one - two));
    }),
    { numRuns: 50 },
  );
});

test("a thinned line keeps its spikes and its gaps", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 2_997 }), fc.integer({ min: 1, max: 2_997 }), (spike, gap) => {
      fc.pre(spike !== gap);
      const points = Array.from({ length: 3_000 }, (_, index): [number, number | null] => [
        index,
        index === gap ? null : index === spike ? 100 : Math.sin(index),
      ]);
      const kept = thinned(points, "line");
      expect(kept).toContainEqual([spike, 100]);
      expect(kept).toContainEqual([gap, null]);
    }),
  );
});

test("a thinned series says how long it was", () => {
  const points = Array.from({ length: 1_000 }, (_, index) => [index, index]);
  expect(toPlot(plotOf(points)).series[0]).toMatchObject({ length: 1_000 });
});

test("a curve is sampled over the axis, evenly or by equal factors", () => {
  const curve = (scale: "linear" | "log") => {
    const data = plotOf([], {
      x: { label: "x", scale, range: [1, 100] },
      series: [{ role: "reference", as: "curve", of: (x) => 1 / x }],
    });
    return toPlot(data).series[0]?.points.map(([x]) => x) ?? [];
  };
  expect(curve("linear").slice(0, 2)).toEqual([1, 1.825]);
  expect(curve("log")[60]).toBe(10);
  expect(curve("log").at(-1)).toBe(100);
});

test("contours are sampled from the smallest x and y, at levels that divide the area evenly", () => {
  const box = { label: "x", range: [0, 1] as const };
  const { contours } = toPlot(
    plotOf([], {
      x: box,
      y: box,
      contours: { label: "f", of: (x, y) => x + 10 * y, samples: 3 },
      series: [{ role: "student", as: "path", points: [[0, 0]] }],
    }),
  );
  expect(contours?.values).toEqual([0, 0.5, 1, 5, 5.5, 6, 10, 10.5, 11]);
  expect(contours?.levels).toEqual([...(contours?.levels ?? [])].sort((one, two) => one - two));
  expect(new Set(contours?.levels).size).toBe(contours?.levels.length);
});

test("words that are too long are cut", () => {
  const figure = toPlot(
    plotOf([[0, 0]], { title: "t".repeat(500), alt: "a".repeat(5_000), caption: "c".repeat(5_000) }),
  );
  expect(figure.title).toMatch(/^t{119}…$/);
  expect(figure.alt).toHaveLength(600);
  expect(figure.caption).toHaveLength(300);
});

const many = (length: number) =>
  Array.from({ length }, () => ({ role: "neutral" as const, as: "line" as const, points: [] }));

test.each<[string, PlotFigure, RegExp]>([
  ["no series", plotOf([], { series: [] }), /1 to 12 series/],
  ["too many series", plotOf([], { series: many(maxSeries + 1) }), /1 to 12 series/],
  ["no title", plotOf([], { title: " " }), /title/],
  ["no text alternative", plotOf([], { alt: "" }), /text alternative/],
  ["an empty axis", plotOf([], { x: { label: "x", range: [1, 1] } }), /cannot run from 1 to 1/],
  ["a logarithmic axis from 0", plotOf([], { x: { label: "x", scale: "log", range: [0, 1] } }), /cannot run/],
  ["a curve without a range", plotOf([], { series: [{ role: "student", as: "curve", of: Math.sin }] }), /range/],
  ["contours without ranges", plotOf([], { contours: { label: "f", of: () => 0 } }), /ranges/],
  [
    "contours in too many places",
    plotOf([], {
      x: { label: "x", range: [0, 1] },
      y: { label: "y", range: [0, 1] },
      contours: { label: "f", of: () => 0, samples: maxContourSide + 1 },
    }),
    /2 to 64/,
  ],
])("an author's figure with %s is refused", (_, data, message) => {
  expect(() => toFigure(data)).toThrow(message);
});

const sound = () => toFigure(plotOf([[0, 1]]));

test.each<[string, unknown]>([
  ["a field that no figure has", { ...sound(), html: "<b>" }],
  ["another kind", { ...sound(), kind: "picture" }],
  ["NaN among its points", toChanged({ points: [[NaN, 1]] })],
  ["too many points", toChanged({ points: Array.from({ length: maxPoints + 1 }, () => [0, 0]) })],
  ["too many bars", toChanged({ as: "bars", points: Array.from({ length: maxBars + 1 }, () => [0, 0]) })],
  ["contours that are not rows × columns", withContours(5)],
  ["contours without ranges", { ...withContours(4), x: { label: "", scale: "linear" } }],
  ["a grid that is too wide", { ...toFigure(gridOf([[1]])), panels: wide(maxGridSide + 1) }],
])("the judge refuses a figure with %s", (_, figure) => {
  expect(FigureSchema.safeParse(sound()).success).toBe(true);
  expect(FigureSchema.safeParse(withContours(4)).success).toBe(true);
  expect(FigureSchema.safeParse(figure).success).toBe(false);
});

function toChanged(changes: Record<string, unknown>): unknown {
  const figure = toPlot(plotOf([[0, 1]]));
  return { ...figure, series: figure.series.map((series) => ({ ...series, ...changes })) };
}

function withContours(values: number) {
  const range = [0, 1];
  return {
    ...toPlot(plotOf([[0, 1]])),
    x: { label: "", scale: "linear", range },
    y: { label: "", scale: "linear", range },
    contours: { label: "f", columns: 2, rows: 2, values: Array.from({ length: values }, () => 0), levels: [0] },
  };
}

function wide(columns: number) {
  return [{ role: "student", label: "", values: [Array.from({ length: columns }, () => 0)] }];
}
