import type { Area } from "./plotFrame";

export type Place = readonly [x: number, y: number];

/** A stroke from one place to the next, both on the screen. */
export type Segment = readonly [from: Place, to: Place];

/** What is seen of a line through these places. A gap (undefined) breaks it; what is outside the area is cut off. */
export function visibleSegments(places: readonly (Place | undefined)[], area: Area): Segment[] {
  return places.slice(1).flatMap((to, index) => {
    const from = places[index];
    const seen = from && to && clip([from, to], area);
    return seen ? [seen] : [];
  });
}

/** As an SVG path, one stroke as long as segments touch. */
export function pathOf(segments: readonly Segment[]): string {
  let end: Place | undefined;
  return segments
    .map(([from, to]) => {
      const start = end && end[0] === from[0] && end[1] === from[1] ? "" : `M${text(from)}`;
      end = to;
      return `${start}L${text(to)}`;
    })
    .join("");
}

export const isInside = ([x, y]: Place, { left, top, right, bottom }: Area): boolean =>
  x >= left && x <= right && y >= top && y <= bottom;

export const text = ([x, y]: Place): string => `${x.toFixed(2)},${y.toFixed(2)}`;

/** The part of a segment inside the area, by Liang and Barsky: the shares of it where it enters and leaves each edge. */
function clip([from, to]: Segment, { left, top, right, bottom }: Area): Segment | undefined {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  let [enter, leave] = [0, 1];
  const edges = [
    [-dx, from[0] - left],
    [dx, right - from[0]],
    [-dy, from[1] - top],
    [dy, bottom - from[1]],
  ] as const;
  for (const [outward, room] of edges) {
    if (outward === 0 && room < 0) return undefined;
    if (outward < 0) enter = Math.max(enter, room / outward);
    if (outward > 0) leave = Math.min(leave, room / outward);
  }
  if (enter > leave) return undefined;
  const at = (share: number, end: Place): Place =>
    share === 0 ? from : share === 1 ? end : [from[0] + share * dx, from[1] + share * dy];
  return [at(enter, to), at(leave, to)];
}
