import fc from "fast-check";
import { renderToStaticMarkup } from "react-dom/server";
import type { DrawnGrid } from "../../../app/results/figures/drawnFigure";
import { GridDrawing } from "../../../app/results/figures/GridDrawing";

function gridOf(columnNames: string[], panelCount = 2): DrawnGrid {
  const values = [0, 1].map(() => columnNames.map(() => 3));
  return {
    kind: "grid",
    title: "A grid",
    alt: "Cells.",
    cells: "amounts",
    rowLabel: "sender",
    columnLabel: "receiver",
    cellLabel: "numbers sent",
    rowNames: columnNames,
    columnNames,
    panels: Array.from({ length: panelCount }, () => ({ role: "student", label: "yours", values })),
  };
}

interface Drawn {
  width: number;
  /** From left to right. */
  columnNames: { text: string; left: number; right: number }[];
}

/** Characters are 7 pixels wide at most. */
function draw(grid: DrawnGrid, available: number): Drawn[] {
  const page = document.createElement("div");
  page.innerHTML = renderToStaticMarkup(<GridDrawing grid={grid} available={available} name="A grid" />);
  return [...page.querySelectorAll("svg")].map((panel) => ({
    width: Number(panel.getAttribute("width")),
    columnNames: [...panel.querySelectorAll("g > text[text-anchor=middle]")].map((name) => {
      const [middle, half] = [Number(name.getAttribute("x")), 3.5 * name.textContent.length];
      return { text: name.textContent, left: middle - half, right: middle + half };
    }),
  }));
}

const server = ["0", "1", "2", "3", "server"];

test("on a phone every worker and the server keep their names: the panels stand below each other", () => {
  for (const { width, columnNames } of draw(gridOf(server), 310)) {
    expect(columnNames.map(({ text }) => text)).toEqual(server);
    expect(2 * width).toBeGreaterThan(310);
  }
});

test("where there is room the panels stand side by side", () => {
  const widths = draw(gridOf(server), 610).map(({ width }) => width);
  expect(widths.reduce((sum, width) => sum + width, 28)).toBeLessThanOrEqual(610);
});

test("whatever columns are called, names lie inside the picture, off each other, and the picture in its place", () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 32 }),
      fc.integer({ min: 280, max: 700 }),
      (columnNames, available) => {
        for (const panel of draw(gridOf(columnNames), available)) {
          expect(panel.width).toBeLessThanOrEqual(available + 1e-6);
          for (const [index, name] of panel.columnNames.entries()) {
            expect(name.right).toBeLessThanOrEqual(panel.width);
            expect(name.left).toBeGreaterThanOrEqual(panel.columnNames[index - 1]?.right ?? 0);
          }
        }
      },
    ),
  );
});
