import type { DrawnPlot, Regions } from "../../../app/results/figures/drawnFigure";
import { framePlot } from "../../../app/results/figures/plotFrame";
import { regionPaths } from "../../../app/results/figures/regionPaths";

const regions: Regions = {
  columns: 3,
  rows: 2,
  // The lower row first.
  cells: [0, 0, 1, null, 0, 1],
  kinds: [
    { strength: 0, isMarked: false },
    { strength: 1, isMarked: true },
  ],
  note: "n",
};
const plot: DrawnPlot = {
  kind: "plot",
  title: "t",
  alt: "a",
  x: { label: "x", scale: "linear", range: [0, 3] },
  y: { label: "y", scale: "linear", range: [0, 2] },
  hasEqualScales: true,
  regions,
  series: [],
};

/** The rectangles of a path, in cells: left, bottom, right, top. */
function rectanglesOf(path: string) {
  const { area } = framePlot(plot, 400);
  const size = (area.right - area.left) / 3;
  return [...path.matchAll(/M([^Z]*)Z/g)].map(([, corners = ""]) => {
    const places = corners.split("L").map((place) => place.split(",").map(Number));
    const across = places.map(([x = NaN]) => Math.round((x - area.left) / size));
    const up = places.map(([, y = NaN]) => Math.round((area.bottom - y) / size));
    return [Math.min(...across), Math.min(...up), Math.max(...across), Math.max(...up)];
  });
}

test("a run of cells of one kind is one rectangle, from the lowest row upwards, and no kind is no field", () => {
  const { areas } = regionPaths(regions, framePlot(plot, 400));
  expect(areas.map(rectanglesOf)).toEqual([
    [
      [0, 0, 2, 1],
      [1, 1, 2, 2],
    ],
    [
      [2, 0, 3, 1],
      [2, 1, 3, 2],
    ],
  ]);
});

test("lines run where neighbours differ, and only there", () => {
  const { borders } = regionPaths(regions, framePlot(plot, 400));
  // Two upright ones above each other at the right, one in the upper row at the left, and one between its field and the row below.
  expect(borders.match(/M/g)).toHaveLength(4);
  expect(regionPaths({ ...regions, cells: [0, 0, 0, 0, 0, 0] }, framePlot(plot, 400)).borders).toBe("");
});
