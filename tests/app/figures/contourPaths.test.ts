import { contourPaths } from "../../../app/results/figures/contourPaths";
import { framePlot } from "../../../app/results/figures/plotFrame";
import type { Plot } from "#server/studentVerdict";

/** x² + y² over a square around 0. */
function bowl(samples: number, levels: number[]): Plot & { contours: NonNullable<Plot["contours"]> } {
  const range: [number, number] = [-2, 2];
  const at = (index: number) => range[0] + (4 * index) / (samples - 1);
  return {
    kind: "plot",
    title: "t",
    alt: "a",
    isPublic: false,
    x: { label: "x", scale: "linear", range },
    y: { label: "y", scale: "linear", range },
    hasEqualScales: true,
    contours: {
      label: "f",
      columns: samples,
      rows: samples,
      values: Array.from({ length: samples ** 2 }, (_, i) => at(i % samples) ** 2 + at(Math.floor(i / samples)) ** 2),
      levels,
    },
    series: [{ role: "student", label: "", as: "points", points: [], length: 0 }],
  };
}

test("the level line of a bowl is a circle of the right radius around the right place", () => {
  const plot = bowl(64, [1]);
  const frame = framePlot(plot, 480);
  const [path = ""] = contourPaths(plot.contours, frame);
  const unit = (frame.area.right - frame.area.left) / 4;
  const centre = [(frame.area.left + frame.area.right) / 2, (frame.area.top + frame.area.bottom) / 2] as const;
  // The region lies outside the circle, so one ring is the edge of the picture and the other the circle.
  const rings = path.split("Z").filter((ring) => ring !== "");
  const radii = rings.map((ring) =>
    [...ring.matchAll(/([\d.-]+),([\d.-]+)/g)].map(
      ([, x, y]) => Math.hypot(Number(x) - centre[0], Number(y) - centre[1]) / unit,
    ),
  );
  const circle = radii.find((ring) => Math.max(...ring) < 1.5) ?? [];
  expect(circle.length).toBeGreaterThan(40);
  for (const radius of circle) expect(radius).toBeCloseTo(1, 1);
});

test("levels come lowest first, and a gap in the values leaves the rest drawn", () => {
  const plot = bowl(20, [3, 1]);
  plot.contours.values[0] = null;
  const paths = contourPaths(plot.contours, framePlot(plot, 480));
  expect(paths).toHaveLength(2);
  for (const path of paths) expect(path).not.toContain("NaN");
});
