import fc from "fast-check";
import { labelRowHeight, labelWidth, placeLabels } from "../../../app/results/figures/placeLabels";

const area = { left: 0, top: 0, right: 400, bottom: 250 };
const level = (y: number) => Array.from({ length: 81 }, (_, index) => [5 * index, y] as const);

test("a name stands near its line, off the line, and at its end when there is room", () => {
  const places = Array.from({ length: 40 }, (_, index) => [20 + 5 * index, 125] as const);
  const [placed] = placeLabels([{ rows: ["yours"], places, trail: places }], [], area);
  expect(placed).toEqual({ at: [222, 129.5], anchor: "start" });
});

test("two lines that end together get two names that do not touch", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: 250 }), (x, y) => {
      const places = [
        [200, 125],
        [x, y],
      ] as const;
      const lines = ["yours", "reference"].map((label) => ({ rows: [label], places, trail: places }));
      const [first, second] = placeLabels(lines, [], area);
      const [from, to] = [first?.at ?? [NaN, NaN], second?.at ?? [NaN, NaN]];
      expect(Math.hypot(from[0] - to[0], from[1] - to[1])).toBeGreaterThan(6);
    }),
  );
});

test("between two lines a name stands on the side where no other line could be taken for its own", () => {
  // The gap of 30 pixels has room for a name, but there it would be as close to the other line.
  const [own, other] = [level(100), level(130)];
  for (const unnamed of [other, level(70)]) {
    const [placed] = placeLabels([{ rows: ["yours"], places: own, trail: own }], unnamed, area);
    const isAbove = (placed?.at[1] ?? NaN) < 100;
    expect(isAbove).toBe(unnamed === other);
  }
});

test("a name in several rows stays inside the picture and off its line, all of it", () => {
  const rows = ["random = zero", "= random, reference", "= zero, reference"];
  fc.assert(
    fc.property(fc.integer({ min: 60, max: 190 }), (y) => {
      const line = level(y);
      const [placed] = placeLabels([{ rows, places: line, trail: line }], [], area);
      const [x, firstBaseline] = placed?.at ?? [NaN, NaN];
      const before = placed?.anchor === "start" ? 0 : placed?.anchor === "end" ? 1 : 0.5;
      const left = x - before * labelWidth(rows);
      const top = firstBaseline - labelRowHeight / 2 - 4.5;
      const bottom = top + rows.length * labelRowHeight;
      expect(left).toBeGreaterThanOrEqual(area.left);
      expect(left + labelWidth(rows)).toBeLessThanOrEqual(area.right);
      expect(top).toBeGreaterThanOrEqual(area.top);
      expect(bottom).toBeLessThanOrEqual(area.bottom);
      expect(bottom < y || top > y).toBe(true);
    }),
  );
});

test("a line of which nothing is seen has no name", () => {
  expect(placeLabels([{ rows: ["yours"], places: [], trail: [] }], [], area)).toEqual([undefined]);
});
