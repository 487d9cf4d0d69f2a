import { scaleLinear, scaleLog, type ScaleContinuousNumeric } from "d3-scale";
import type { Axis } from "#server/studentVerdict";
import type { DrawnPlot } from "./drawnFigure";

/** Where a plot stands on the screen: its area in pixels, both axes with their ticks, and how data become places. */
export interface PlotFrame {
  width: number;
  height: number;
  area: Area;
  x: DrawnAxis;
  y: DrawnAxis;
}

/** In pixels; y grows downwards. */
export interface Area {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

export interface DrawnAxis {
  label: string;
  domain: Range;
  ticks: { at: number; text: string }[];
  /** Pixels from the left, or from the top. Undefined for a gap and for what a logarithmic axis cannot show. */
  place: (value: number | null) => number | undefined;
}

export type Range = readonly [least: number, most: number];

const margin = { top: 24, right: 14, bottom: 42, left: 12 };
const digitWidth = 7.2;
const leastHeight = 150;

/** How large a plot may become, in pixels: the whole drawing across, the area between its axes down. */
export interface LargestSize {
  width: number;
  height: number;
}

/** Beside the rows of a verdict. */
const verdictSize: LargestSize = { width: 480, height: 270 };

/** @param available - pixels between the left and the right edge of the column */
export function framePlot(plot: DrawnPlot, available: number, largest = verdictSize): PlotFrame {
  const width = Math.min(available, largest.width);
  const domains = { x: domainOf(plot, 0), y: domainOf(plot, 1) };
  const yTexts = ticksOf(plot.y, domains.y, yTickCount(largest.height)).map(({ text }) => text.length);
  const left = margin.left + digitWidth * Math.max(1, ...yTexts);
  const most = { width: Math.max(60, width - left - margin.right), height: largest.height };
  const size = sizeOf(plot, domains, most);
  const area = { left, top: margin.top, right: left + size.width, bottom: margin.top + size.height };
  return {
    width,
    height: area.bottom + margin.bottom,
    area,
    x: toDrawn(plot.x, domains.x, [area.left, area.right], Math.max(2, Math.round(size.width / 80))),
    y: toDrawn(plot.y, domains.y, [area.bottom, area.top], yTickCount(size.height)),
  };
}

const yTickCount = (height: number): number => Math.max(2, Math.round(height / 54));

type Size = Record<"width" | "height", number>;

function sizeOf(plot: DrawnPlot, domains: Record<"x" | "y", Range>, most: Size): Size {
  const free = { width: most.width, height: Math.min(most.height, Math.max(leastHeight, 0.62 * most.width)) };
  if (!plot.hasEqualScales || plot.x.scale === "log" || plot.y.scale === "log") return free;
  const [spanX, spanY] = [domains.x[1] - domains.x[0], domains.y[1] - domains.y[0]];
  const pixelsPerUnit = Math.min(most.width / spanX, most.height / spanY);
  const equal = { width: spanX * pixelsPerUnit, height: spanY * pixelsPerUnit };
  // A picture that is thin as a thread shows nothing, whatever its scales.
  return Math.min(equal.width, equal.height) >= 90 ? equal : free;
}

function toDrawn(axis: Axis, domain: Range, pixels: Range, tickCount: number): DrawnAxis {
  const scale = scaleOf(axis, domain).range(pixels);
  const isLog = axis.scale === "log";
  const away = isLog ? Infinity : farAway * (domain[1] - domain[0]);
  const bounded = (value: number) => Math.min(domain[1] + away, Math.max(domain[0] - away, value));
  return {
    label: axis.label,
    domain,
    ticks: ticksOf(axis, domain, tickCount).map(({ value, text }) => ({ at: scale(value), text })),
    place: (value) => (value === null || (isLog && value <= 0) ? undefined : scale(bounded(value))),
  };
}

// In widths of the picture: far outside, and small enough to calculate with.
const farAway = 1e6;

function scaleOf({ scale }: Axis, domain: Range): ScaleContinuousNumeric<number, number> {
  return (scale === "log" ? scaleLog() : scaleLinear()).domain(domain);
}

/** How far a student's numbers may stretch an axis, in lengths of what the rest of the figure covers. */
const stretch = 1.5;

/**
 * The range that an axis shows: the author's, or what the numbers cover. A run to infinity does not shrink everything
 * else to a dot: student's numbers stretch the axis only so far.
 */
function domainOf(plot: DrawnPlot, coordinate: 0 | 1): Range {
  const axis = coordinate === 0 ? plot.x : plot.y;
  const isLog = axis.scale === "log";
  if (axis.range) return isLog ? axis.range : drawable(axis.range);
  const values = (isStudents: boolean): number[] =>
    plot.series
      .filter(({ role }) => (role === "student") === isStudents)
      .flatMap(({ points }) => points.map((point) => point[coordinate]))
      .filter((value) => value !== null)
      .filter((value) => !isLog || value > 0)
      .map((value) => (isLog ? Math.log10(value) : value));
  const standsOnZero = coordinate === 1 && !isLog && plot.series.some(({ as }) => as === "bars");
  const trusted = [...values(false), ...(standsOnZero ? [0] : [])];
  const fixed = trusted.length > (standsOnZero ? 1 : 0) ? extentOf(trusted) : undefined;
  const reach = fixed && stretch * Math.max(fixed[1] - fixed[0], Math.abs(fixed[1]) / 100, 1e-12);
  const students = values(true).filter(
    (value) => !fixed || reach === undefined || (value >= fixed[0] - reach && value <= fixed[1] + reach),
  );
  const [least, most] = extentOf([...trusted, ...students]);
  const barMargin = coordinate === 0 && plot.series.some(({ as }) => as === "bars") ? halfGap(plot) : 0;
  const padding = 0.04 * (most - least) + barMargin;
  const padded: Range = [standsOnZero && least === 0 ? 0 : least - padding, most + padding];
  return isLog ? [10 ** Math.max(padded[0], -300), 10 ** Math.min(padded[1], 300)] : drawable(padded);
}

const extentOf = (values: readonly number[]): Range => {
  const least = values.reduce((one, two) => Math.min(one, two), Infinity);
  const most = values.reduce((one, two) => Math.max(one, two), -Infinity);
  return least > most ? [0, 1] : drawable([least, most]);
};

/** A range that arithmetic can divide into ticks: not wider than numbers go, and wider than their last digits. */
function drawable([least, most]: Range): Range {
  const [from, to] = [Math.max(least, -1e300), Math.min(most, 1e300)];
  const size = Math.max(Math.abs(from), Math.abs(to));
  if (size > 1e-200 && to - from > 1e-9 * size) return [from, to];
  const around = size > 1e-200 ? size / 2 : 1;
  return [from - around, to + around];
}

/** Half the distance between neighbouring bars. */
export function halfGap({ series }: Pick<DrawnPlot, "series">): number {
  const places = series
    .filter(({ as }) => as === "bars")
    .flatMap(({ points }) => points.map(([x]) => x))
    .filter((x) => x !== null)
    .sort((one, two) => one - two);
  const gaps = places
    .map((x, index) => x - (places[index - 1] ?? -Infinity))
    .filter((gap) => gap > 0 && gap < Infinity);
  return gaps.length === 0 ? 0.5 : Math.min(...gaps) / 2;
}

function ticksOf(axis: Axis, domain: Range, count: number): { value: number; text: string }[] {
  const scale = scaleOf(axis, domain);
  if (axis.scale === "linear") return scale.ticks(count).map((value) => ({ value, text: tickText(value) }));
  const powers: number[] = [];
  for (let power = Math.ceil(Math.log10(domain[0]) - 1e-9); 10 ** power <= domain[1] * (1 + 1e-9); power++)
    powers.push(power);
  // Within one decade powers of ten say too little.
  if (powers.length < 2) {
    const ticks = scale.ticks(count);
    const every = Math.ceil(ticks.length / (count + 1));
    return ticks.filter((_, index) => index % every === 0).map((value) => ({ value, text: tickText(value) }));
  }
  const every = Math.ceil(powers.length / (count + 1));
  return powers
    .filter((power) => power % every === 0)
    .map((power) => ({ value: 10 ** power, text: `10${superscript(power)}` }));
}

const superscript = (power: number): string =>
  String(power).replace(/./g, (sign) => (sign === "-" ? "⁻" : ("⁰¹²³⁴⁵⁶⁷⁸⁹"[Number(sign)] ?? sign)));

/** A number as axes, cells and tables write it: with a true minus sign, and no more digits than it has. */
export function tickText(value: number): string {
  const size = Math.abs(value);
  const text =
    size !== 0 && (size >= 1e6 || size < 1e-4) ? value.toExponential() : String(Number(value.toPrecision(6)));
  return shorterExponent(text).replaceAll("-", "−");
}

const shorterExponent = (text: string): string =>
  text.replace(/^(-?)(\d)\.?(\d*)e\+?(-?\d+)$/, (_, sign: string, first: string, rest: string, power: string) => {
    const digits = rest.slice(0, 5).replace(/0+$/, "");
    return `${sign}${first}${digits === "" ? "" : `.${digits}`}e${power}`;
  });
