import fc from "fast-check";
import { placeLabels } from "../../../app/results/figures/placeLabels";

const area = { left: 0, top: 0, right: 400, bottom: 250 };

test("a name stands near its line, off the line, and at its end when there is room", () => {
  const places = Array.from({ length: 40 }, (_, index) => [20 + 5 * index, 125] as const);
  const [placed] = placeLabels([{ label: "yours", places }], places, area);
  expect(placed).toEqual({ at: [222, 129.5], anchor: "start" });
});

test("two lines that end together get two names that do not touch", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: 250 }), (x, y) => {
      const places = [
        [200, 125],
        [x, y],
      ] as const;
      const lines = ["yours", "reference"].map((label) => ({ label, places }));
      const [first, second] = placeLabels(lines, places, area);
      const [from, to] = [first?.at ?? [NaN, NaN], second?.at ?? [NaN, NaN]];
      expect(Math.hypot(from[0] - to[0], from[1] - to[1])).toBeGreaterThan(6);
    }),
  );
});

test("a line of which nothing is seen has no name", () => {
  expect(placeLabels([{ label: "yours", places: [] }], [], area)).toEqual([undefined]);
});
