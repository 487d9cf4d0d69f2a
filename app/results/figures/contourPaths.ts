import { contours as traceContours } from "d3-contour";
import type { Contours } from "#server/studentVerdict";
import type { PlotFrame } from "./plotFrame";
import { text } from "./polyline";

/** For each level, lowest first, the region where the function is at least that high, as an SVG path. */
export function contourPaths({ columns, rows, values, levels }: Contours, { x, y }: PlotFrame): string[] {
  const trace = traceContours()
    .size([columns, rows])
    .thresholds([...levels].sort((one, two) => one - two));
  const along = ({ domain: [least, most] }: PlotFrame["x"], sample: number, count: number) =>
    least + ((most - least) * sample) / (count - 1);
  // Sample i is at i + 1/2 in the tracer's coordinates, whose regions end half a sample outside the picture.
  const place = ([column = 0, row = 0]: readonly number[]) =>
    text([x.place(along(x, column - 0.5, columns)) ?? 0, y.place(along(y, row - 0.5, rows)) ?? 0]);
  return trace(values.map((value) => value ?? NaN)).map(({ coordinates }) =>
    coordinates
      .flat()
      .map((ring) => `M${ring.map(place).join("L")}Z`)
      .join(""),
  );
}
