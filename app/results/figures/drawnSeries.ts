import type { DrawnPlot, ToneSeries } from "./drawnFigure";
import { halfGap, type PlotFrame } from "./plotFrame";
import { isInside, visibleSegments, type Place, type Segment } from "./polyline";

/** A series as places on the screen. */
export interface DrawnSeries {
  series: ToneSeries;
  /** All points that can be drawn, inside the picture. */
  seen: Place[];
  segments: Segment[];
  bars: { x: number; y: number; width: number; height: number }[];
  /** Whether the first and the last point are in the picture. */
  start: Place | undefined;
  end: Place | undefined;
  /** Points that have numbers and lie outside the picture, or that a logarithmic axis cannot show. */
  unseenCount: number;
}

export function drawSeries(plot: DrawnPlot, frame: PlotFrame): DrawnSeries[] {
  const { left, right, top } = frame.area;
  const barSeries = plot.series.filter(({ as }) => as === "bars");
  return plot.series.map((series) => {
    const places = series.points.map(([x, y]): Place | undefined => {
      const [across, down] = [frame.x.place(x), frame.y.place(y)];
      return across === undefined || down === undefined ? undefined : [across, down];
    });
    const isSeen = (place: Place | undefined): place is Place => place !== undefined && isInside(place, frame.area);
    const seen = places.filter(isSeen);
    const numbers = series.points.filter(([x, y]) => x !== null && y !== null).length;
    const [first, last] = [places[0], places.at(-1)];
    // A bar that ends below the picture is seen for what it is: nothing.
    const isWholeBar = (place: Place | undefined) =>
      place !== undefined && place[0] >= left && place[0] <= right && place[1] >= top - 1e-6;
    const isJoined = series.as === "line" || series.as === "path";
    return {
      series,
      seen,
      segments: isJoined ? visibleSegments(places, frame.area) : [],
      bars:
        series.as === "bars"
          ? barsOf({ plot, frame, places, seat: barSeries.indexOf(series), seats: barSeries.length })
          : [],
      start: isSeen(first) ? first : undefined,
      end: isSeen(last) ? last : undefined,
      unseenCount: numbers - (series.as === "bars" ? places.filter(isWholeBar).length : seen.length),
    };
  });
}

/** Bars of several series share each place side by side. */
function barsOf({
  plot,
  frame: { area, x, y },
  places,
  seat,
  seats,
}: {
  plot: DrawnPlot;
  frame: PlotFrame;
  places: readonly (Place | undefined)[];
  seat: number;
  seats: number;
}): DrawnSeries["bars"] {
  const gap = halfGap(plot);
  const unit = (x.place(x.domain[0] + 2 * gap) ?? 0) - (x.place(x.domain[0]) ?? 0);
  const width = Math.max(1, (0.86 * unit) / seats);
  const within = (down: number) => Math.min(area.bottom, Math.max(area.top, down));
  const ground = within(y.place(0) ?? area.bottom);
  return places.flatMap((place) => {
    if (place === undefined || place[0] < area.left || place[0] > area.right) return [];
    const top = within(place[1]);
    const left = place[0] + (seat - seats / 2) * width;
    return [{ x: left, y: Math.min(top, ground), width, height: Math.abs(top - ground) }];
  });
}

/** Whether two lines lie on each other to the eye, so that one name must do for both. Points may lie on a line's. */
export function coincide(one: DrawnSeries, two: DrawnSeries): boolean {
  const areAlike = (one.series.as === "bars") === (two.series.as === "bars");
  if (!areAlike || one.seen.length !== two.seen.length || one.seen.length === 0) return false;
  return one.seen.every(([x, y], index) => {
    const [otherX, otherY] = two.seen[index] ?? [NaN, NaN];
    return Math.hypot(x - otherX, y - otherY) < 2;
  });
}

/** Places at short distances along everything drawn, for what must not be covered. */
export function trailOf({ series, segments, seen, bars, end }: DrawnSeries): Place[] {
  const step = 5;
  const along = segments.flatMap(([from, to]) => {
    const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
    const count = Math.min(200, Math.ceil(length / step));
    return Array.from({ length: count }, (_, index): Place => {
      const share = index / count;
      return [from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1])];
    });
  });
  const inBars = bars.flatMap(({ x, y, width, height }) =>
    Array.from({ length: Math.min(100, Math.ceil(height / step)) }, (_, index): Place => [
      x + width / 2,
      y + index * step,
    ]),
  );
  return [...seen, ...along, ...inBars, ...(series.as === "path" && end !== undefined ? rimOf(end) : [])];
}

/** The mark at the end of a path is larger than the others. */
const rimOf = ([x, y]: Place): Place[] => [
  [x - 5, y - 5],
  [x + 5, y - 5],
  [x - 5, y + 5],
  [x + 5, y + 5],
];
