import type { DrawnPlot, Tone, ToneSeries } from "../results/figures/drawnFigure";

type Point = readonly [x: number, y: number];

/** A series of a plot. What is not finite is a gap. */
export function series(role: Tone, label: string, as: ToneSeries["as"], points: readonly Point[]): ToneSeries {
  const gapped = (value: number) => (Number.isFinite(value) ? value : null);
  return { role, label, as, points: points.map(([x, y]) => [gapped(x), gapped(y)]), length: points.length };
}

/** A plot whose two axes have one unit, over the same ranges. */
export const plane = ({
  ranges: [x, y],
  labels: [xLabel, yLabel],
  ...rest
}: {
  ranges: readonly [readonly [number, number], readonly [number, number]];
  labels: readonly [string, string];
} & Pick<DrawnPlot, "title" | "alt" | "series" | "contours" | "regions" | "caption">): DrawnPlot => ({
  kind: "plot",
  ...rest,
  x: { label: xLabel, scale: "linear", range: [...x] },
  y: { label: yLabel, scale: "linear", range: [...y] },
  hasEqualScales: true,
});

/** `count` numbers at equal distances, both ends among them. */
export const spread = (from: number, to: number, count: number): number[] =>
  Array.from({ length: count }, (_, index) => from + ((to - from) * index) / (count - 1));

/** A closed curve by its radius along each angle. */
export const around = (radius: (cos: number, sin: number) => number, count = 361): Point[] =>
  spread(0, 2 * Math.PI, count).map((angle) => {
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
    const r = radius(cos, sin);
    return [r * cos, r * sin];
  });
