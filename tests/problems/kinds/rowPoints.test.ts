import fc from "fast-check";
import { rowPoints } from "#problems/kinds/rowPoints";

test("rows get their shares", () => {
  expect(rowPoints(14, [0.5, 0.25, 0.25])).toEqual([7, 3.5, 3.5]);
});

test("points of rows add up to the part's, to the last digit", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 1000 }),
      fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 1, maxLength: 20 }),
      (points, weights) => {
        const total = weights.reduce((sum, weight) => sum + weight, 0);
        const rows = rowPoints(
          points,
          weights.map((weight) => weight / total),
        );
        expect(rows.reduce((sum, own) => sum + own, 0)).toBe(points);
      },
    ),
    { numRuns: 1000 },
  );
});
