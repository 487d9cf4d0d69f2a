import { renderToStaticMarkup } from "react-dom/server";
import type { DrawnPlot, ToneSeries } from "../../../app/results/figures/drawnFigure";
import { FigureTable } from "../../../app/results/figures/FigureTable";
import { labelWidth } from "../../../app/results/figures/placeLabels";
import { PlotDrawing } from "../../../app/results/figures/PlotDrawing";

type Points = ToneSeries["points"];

const series = (changes: Partial<ToneSeries> & { points: Points }): ToneSeries => ({
  role: "student",
  label: "yours",
  as: "line",
  length: changes.points.length,
  ...changes,
});

const plotOf = (...lines: ToneSeries[]): DrawnPlot => ({
  kind: "plot",
  title: "A plot",
  alt: "Lines.",
  x: { label: "x", scale: "linear", range: [0, 10] },
  y: { label: "y", scale: "linear", range: [0, 1] },
  hasEqualScales: false,
  series: lines,
});

function draw(plot: DrawnPlot, available = 310): HTMLElement {
  const page = document.createElement("div");
  page.innerHTML = renderToStaticMarkup(<PlotDrawing plot={plot} available={available} name="A plot" />);
  return page;
}

const notesOf = (plot: DrawnPlot): string => draw(plot).querySelector("p")?.textContent ?? "";

/** The rows of each name in the picture. */
const namesIn = (page: HTMLElement): string[][] =>
  [...page.querySelectorAll("svg > g[aria-hidden] > text")].map((name) =>
    [...name.children].map((row) => row.textContent),
  );

const across = (height: number | null): Points => Array.from({ length: 11 }, (_, x) => [x, height]);

test("lines that lie on each other share a name, which is broken into rows that fit a phone", () => {
  const labels = ["zero, reference", "random, 0.01, reference", "zero", "random, 0.01"];
  const plot = plotOf(...labels.map((label) => series({ label, points: across(0.5) })));
  const [name = []] = namesIn(draw(plot));
  expect(name.join(" ")).toBe("random, 0.01 = zero = random, 0.01, reference = zero, reference");
  expect(labelWidth(name)).toBeLessThan(0.75 * 310);
  expect(namesIn(draw(plot, 610))[0]?.length).toBeLessThan(name.length);
});

test("points on a line share its name, points beside it do not, and bars never do", () => {
  const reference = series({ role: "reference", label: "reference", points: across(0.5) });
  const named = (changes: Partial<ToneSeries> & { points: Points }) =>
    namesIn(draw(plotOf(reference, series(changes))));
  expect(named({ as: "points", points: across(0.5) })).toEqual([["yours = reference"]]);
  expect(named({ as: "points", points: across(0.6) })).toHaveLength(2);
  expect(named({ as: "bars", points: across(0.5) })).toHaveLength(2);
});

test.each<[string, ToneSeries, string]>([
  ["one of many", series({ points: [...across(0.5), [3, 7]] }), "1 of 12 points (yours) lies outside the picture."],
  ["all", series({ points: across(7) }), "All 11 points (yours) lie outside the picture."],
  ["the only one", series({ points: [[3, 7]] }), "1 of 1 points (yours) lies outside the picture."],
  ["one gap", series({ points: [...across(0.5), [3, null]] }), "1 of 12 points (yours) is not a finite number."],
  ["gaps alone", series({ points: across(null) }), "None of the 11 points (yours) is a finite number."],
  ["without a label", series({ label: "", points: across(7) }), "All 11 points (yours) lie outside the picture."],
  ["bars", series({ as: "bars", points: [[1, 2]] }), "1 of 1 bars (yours) reaches outside the picture."],
])("what a picture leaves out is said: %s", (_, line, words) => {
  expect(notesOf(plotOf(line))).toBe(words);
});

test("in the table of a figure a line without a label is called by whose it is", () => {
  const plot = plotOf(
    series({ role: "reference", label: "l1", points: across(0.5) }),
    series({ label: "", points: across(0.5) }),
    series({ role: "neutral", label: "", points: across(0.1) }),
  );
  const page = document.createElement("div");
  page.innerHTML = renderToStaticMarkup(<FigureTable figure={plot} />);
  const heads = [...page.querySelectorAll("th[scope=colgroup]")].map((head) => head.textContent);
  expect(heads).toEqual(["l1", "yours", "line 3"]);
});

test("few levels shade a picture as much as many", () => {
  const shadeWith = (levels: number[]) => {
    const values = Array.from({ length: 16 }, (_, index) => index);
    const page = draw({
      ...plotOf(series({ points: [[1, 0.5]] })),
      contours: { label: "f", columns: 4, rows: 4, values, levels },
    });
    const bands = [...page.querySelectorAll("path[fill-opacity]")];
    return bands.reduce((sum, band) => sum + Number(band.getAttribute("fill-opacity")), 0);
  };
  const many = Array.from({ length: 10 }, (_, index) => 1 + index);
  expect(shadeWith([2, 6, 10, 14])).toBeCloseTo(shadeWith(many), 9);
});
