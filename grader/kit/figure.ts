import type {
  FigureAxis,
  FigureData,
  FigurePoints,
  FigureRole,
  FigureSeries,
  GridFigure,
  PlotFigure,
} from "../../problems/figures";
import type { Axis, Contours, Figure, PlotSeries } from "../figure";
import {
  maxAltLength,
  maxBars,
  maxCaptionLength,
  maxContourLevels,
  maxContourSide,
  maxGridPanels,
  maxGridSide,
  maxLabelLength,
  maxPoints,
  maxSeries,
  maxTitleLength,
} from "./figureLimits";

/**
 * An author's figure as bounded data. What a student can make too long or not a number is thinned and left open; what
 * only an author can do wrong throws.
 *
 * Numbers keep six significant digits: more than an eye sees, and short of the last bits in which machines differ.
 */
export function toFigure(data: FigureData): Figure {
  return data.kind === "plot" ? toPlot(data) : toGrid(data);
}

function toPlot(data: PlotFigure): Figure {
  if (data.series.length === 0 || data.series.length > maxSeries)
    throw new Error(`a plot has 1 to ${maxSeries} series, "${data.title}" has ${data.series.length}`);
  return {
    kind: "plot",
    ...words(data),
    x: toAxis(data.x),
    y: toAxis(data.y),
    hasEqualScales: data.equalScales ?? false,
    ...(data.contours ? { contours: toContours(data, data.contours) } : {}),
    series: data.series.map((series) => toSeries(series, data.x)),
  };
}

function toGrid({ rowNames, columnNames, ...data }: GridFigure): Figure {
  if (data.panels.length === 0 || data.panels.length > maxGridPanels)
    throw new Error(`a grid has 1 to ${maxGridPanels} panels, "${data.title}" has ${data.panels.length}`);
  const names = (list: readonly string[]) => list.slice(0, maxGridSide).map((name) => cut(name, 20));
  return {
    kind: "grid",
    ...words(data),
    cells: data.cells ?? "amounts",
    rowLabel: cut(data.rowLabel, maxLabelLength),
    columnLabel: cut(data.columnLabel, maxLabelLength),
    cellLabel: cut(data.cellLabel, maxLabelLength),
    ...(rowNames ? { rowNames: names(rowNames) } : {}),
    ...(columnNames ? { columnNames: names(columnNames) } : {}),
    panels: data.panels.map(({ role, label, values }) => ({
      role,
      label: labelOf(role, label),
      // A row of nothing is a row with one gap, so that the panel keeps its height.
      values: orGap(values.slice(0, maxGridSide), []).map((row) =>
        orGap(Array.from(row.slice(0, maxGridSide)), NaN).map((value) => rounded(value)),
      ),
    })),
  };
}

const orGap = <T>(list: readonly T[], gap: T): readonly T[] => (list.length === 0 ? [gap] : list);

function words({ title, alt, caption, public: isPublic = false }: FigureData) {
  if (title.trim() === "" || alt.trim() === "") throw new Error("a figure has a title and a text alternative");
  return {
    title: cut(title, maxTitleLength),
    alt: cut(alt, maxAltLength),
    ...(caption === undefined ? {} : { caption: cut(caption, maxCaptionLength) }),
    isPublic,
  };
}

function toAxis({ label, scale = "linear", range }: FigureAxis): Axis {
  const axis = { label: cut(label, maxLabelLength), scale };
  if (!range) return axis;
  const [least, most] = range;
  const isSound = least < most && most - least < Infinity && (scale === "linear" || least > 1e-300);
  if (!isSound) throw new Error(`the axis "${label}" cannot run from ${least} to ${most}`);
  return { ...axis, range: [least, most] };
}

const ownWords: Record<FigureRole, string> = { student: "yours", reference: "reference", neutral: "" };
const labelOf = (role: FigureRole, label: string | undefined): string => cut(label ?? ownWords[role], maxLabelLength);

function toSeries(series: FigureSeries, x: FigureAxis): PlotSeries {
  const { role } = series;
  const [as, given] =
    series.as === "curve" ? (["line", sampleCurve(series.of, x)] as const) : ([series.as, series.points] as const);
  const points = given.map(([first, second]): Point => [rounded(first), rounded(second)]);
  return { role, label: labelOf(role, series.label), as, points: thinned(points, as), length: points.length };
}

const curveSamples = 121;

function sampleCurve(f: (x: number) => number, { label, range, scale }: FigureAxis): FigurePoints {
  if (!range) throw new Error(`a curve needs the range of the axis "${label}"`);
  const [least, most] = range;
  return Array.from({ length: curveSamples }, (_, index) => {
    const share = index / (curveSamples - 1);
    const x = scale === "log" ? least * (most / least) ** share : least + (most - least) * share;
    return [x, f(x)];
  });
}

const contourBands = 11;

function toContours(
  { title, x, y }: PlotFigure,
  { label, of, levels, samples = 33 }: NonNullable<PlotFigure["contours"]>,
): Contours {
  if (!x.range || !y.range || x.scale === "log" || y.scale === "log")
    throw new Error(`the contours of "${title}" need linear axes with ranges`);
  if (!(Number.isInteger(samples) && samples >= 2 && samples <= maxContourSide))
    throw new Error(`contours are sampled at 2 to ${maxContourSide} places a side, not ${samples}`);
  const at = ([least, most]: readonly [number, number], index: number) =>
    least + ((most - least) * index) / (samples - 1);
  const values: (number | null)[] = [];
  for (let row = 0; row < samples; row++)
    for (let column = 0; column < samples; column++) values.push(rounded(of(at(x.range, column), at(y.range, row)), 4));
  const wanted = levels === undefined ? evenLevels(values) : levels.map((level) => rounded(level));
  const finite = wanted.filter((level) => level !== null).slice(0, maxContourLevels);
  return { label: cut(label, maxLabelLength), columns: samples, rows: samples, values, levels: finite };
}

/** Levels between bands of equal area. */
function evenLevels(values: readonly (number | null)[]): number[] {
  const sorted = values.filter((value) => value !== null).sort((one, two) => one - two);
  const levels = Array.from(
    { length: contourBands - 1 },
    (_, band) => sorted[Math.floor((sorted.length * (band + 1)) / contourBands)],
  );
  return [...new Set(levels.filter((level) => level !== undefined))];
}

type Point = [number | null, number | null];

/**
 * At most as many points as a figure takes, the first and the last among them. A line keeps the lowest and the highest
 * point of every stretch and the gaps, so that no spike is lost; of anything else, points at equal distances stay.
 */
export function thinned(points: readonly Point[], as: PlotSeries["as"]): Point[] {
  const limit = as === "bars" ? maxBars : maxPoints;
  if (points.length <= limit) return [...points];
  if (as === "bars") return points.slice(0, limit);
  const last = points.length - 1;
  const pick = (indices: readonly number[]) => indices.flatMap((index) => (points[index] ? [points[index]] : []));
  if (as !== "line") return pick(Array.from({ length: limit }, (_, place) => Math.round((place * last) / (limit - 1))));

  const stretches = Math.floor((limit - 2) / 3);
  const kept = [0];
  for (let stretch = 0; stretch < stretches; stretch++) {
    const from = 1 + Math.floor((stretch * (last - 1)) / stretches);
    const to = 1 + Math.floor(((stretch + 1) * (last - 1)) / stretches);
    kept.push(...extremes(points, from, to));
  }
  return pick([...kept, last]);
}

/** In order: where y is lowest and highest between two indices, and the first gap. */
function extremes(points: readonly Point[], from: number, to: number): number[] {
  const found: { gap?: number; lowest?: number; highest?: number } = {};
  const heightAt = (index: number | undefined) => (index === undefined ? null : (points[index]?.[1] ?? null));
  for (let index = from; index < to; index++) {
    const y = points[index]?.[0] === null ? null : heightAt(index);
    if (y === null) {
      found.gap ??= index;
      continue;
    }
    if (y < (heightAt(found.lowest) ?? Infinity)) found.lowest = index;
    if (y > (heightAt(found.highest) ?? -Infinity)) found.highest = index;
  }
  const indices = [found.gap, found.lowest, found.highest].filter((index) => index !== undefined);
  return [...new Set(indices)].sort((one, two) => one - two);
}

/** A student's function may have returned anything; what is no finite number is a gap. */
function rounded(value: unknown, digits = 6): number | null {
  if (typeof value !== "number" || !Number.isFinite(value)) return null;
  return Number(value.toPrecision(digits)) + 0;
}

function cut(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, length - 1)}…` : text;
}
