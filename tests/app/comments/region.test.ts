import fc from "fast-check";
import { readTyped, regionBetween, toTyped } from "../../../app/staff/comments/region";
import { linesInWords, moveSelection, rangeOf } from "../../../app/staff/comments/lineSelection";

const coordinate = fc.integer({ min: -2000, max: 12_000 }).map((value) => value / 10_000);
const point = fc.record({ x: coordinate, y: coordinate });

test("a drawn rectangle lies on the page, whichever corner it began at", () => {
  fc.assert(
    fc.property(point, point, (from, to) => {
      const region = regionBetween(from, to);
      expect(regionBetween(to, from)).toEqual(region);
      if (region === null) return;
      for (const value of [region.x, region.y, region.x + region.width, region.y + region.height]) {
        expect(value).toBeGreaterThanOrEqual(0);
        expect(value).toBeLessThanOrEqual(1 + 1e-12);
      }
    }),
  );
});

test("what is typed for a drawn rectangle is that rectangle, to a tenth of a percent", () => {
  fc.assert(
    fc.property(point, point, (from, to) => {
      const region = regionBetween(from, to);
      fc.pre(region !== null);
      const read = readTyped(toTyped(region));
      expect(read.ok).toBe(true);
      if (!read.ok) return;
      for (const side of ["x", "y", "width", "height"] as const)
        expect(Math.abs(read.region[side] - region[side])).toBeLessThanOrEqual(0.0012);
      expect(read.region.x + read.region.width).toBeLessThanOrEqual(1 + 1e-9);
      expect(read.region.y + read.region.height).toBeLessThanOrEqual(1 + 1e-9);
    }),
  );
});

test("a click is no rectangle", () => {
  expect(regionBetween({ x: 0.5, y: 0.5 }, { x: 0.505, y: 0.9 })).toBeNull();
});

test.each([
  [{ x: "" }, "Write all four"],
  [{ width: "wide" }, "Write all four"],
  [{ x: "-1" }, "begin at 0"],
  [{ height: "0" }, "more than 0"],
  [{ x: "80", width: "30" }, "right edge"],
  [{ y: "95", height: "10" }, "lower edge"],
])("%j is no place", (change, message) => {
  const read = readTyped({ x: "10", y: "10", width: "20", height: "10", ...change });
  expect(read).toEqual({ ok: false, message: expect.stringContaining(message) as string });
});

test("arrows move one line and forget the selection, with Shift they take more lines, and both end at the edges", () => {
  const press = (keys: string[]) =>
    keys.reduce(
      (selection, name) => {
        const shiftKey = name.startsWith("Shift+");
        return moveSelection(selection, { key: name.replace("Shift+", ""), shiftKey }, 5) ?? selection;
      },
      { anchor: 1, current: 1 },
    );
  expect(rangeOf(press(["ArrowDown", "Shift+ArrowDown", "Shift+ArrowDown"]))).toEqual({ firstLine: 2, lastLine: 4 });
  expect(rangeOf(press(["End", "Shift+ArrowUp"]))).toEqual({ firstLine: 4, lastLine: 5 });
  expect(rangeOf(press(["ArrowDown", "Shift+End", "ArrowDown"]))).toEqual({ firstLine: 5, lastLine: 5 });
  expect(rangeOf(press(["ArrowUp", "x", "Home"]))).toEqual({ firstLine: 1, lastLine: 1 });
});

test("lines in words", () => {
  expect(linesInWords({ firstLine: 3, lastLine: 3 })).toBe("Line 3");
  expect(linesInWords({ firstLine: 3, lastLine: 5 })).toBe("Lines 3 to 5");
});
