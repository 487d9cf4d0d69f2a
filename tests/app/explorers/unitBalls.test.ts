import fc from "fast-check";
import { normP, vec } from "numerics";
import { gradientAt, steepestStep, unitBalls } from "../../../app/explorers/unitBalls";

const norm = fc.oneof(
  fc.constantFrom("one", "two", "max", "rms").map((kind) => ({ norm: kind, p: 3 })),
  fc.double({ min: 1, max: 12, noNaN: true }).map((p) => ({ norm: "p" as const, p })),
);
type Norm = Parameters<typeof steepestStep>[1];

const lengthOf = ({ norm, p }: Norm, u: readonly number[]) =>
  norm === "rms" ? Math.hypot(...u) / Math.SQRT2 : normP(vec(u), { one: 1, two: 2, max: Infinity, p }[norm]);

test("the step has length 1, and no other step of the ball goes further downhill", () => {
  fc.assert(
    fc.property(
      norm,
      fc.integer({ min: -180, max: 180 }),
      fc.double({ min: 0, max: 7, noNaN: true }),
      (norm, degrees, angle) => {
        const g = gradientAt(degrees);
        const u = steepestStep(g, norm);
        const isFree = norm.norm === "max" && g.includes(0);
        if (!isFree) expect(lengthOf(norm, u)).toBeCloseTo(1, 10);
        const other = [Math.cos(angle), Math.sin(angle)];
        const size = lengthOf(norm, other);
        const slope = (step: readonly number[]) => g[0] * (step[0] ?? 0) + g[1] * (step[1] ?? 0);
        expect(slope(u)).toBeLessThanOrEqual(slope(other) / size + 1e-10);
      },
    ),
    { numRuns: 500 },
  );
});

test.each([
  ["one", 45, /every step on that edge/],
  ["one", 30, /Only the coordinate in which g is largest moves/],
  ["max", 90, /may be anything between −1 and 1/],
  ["max", 30, /u = \(−1\.00, −1\.00\). It gains −g·u = 1\.37.* only the signs/],
  ["two", 60, /straight against g/],
  ["rms", 0, /u = \(−1\.41, 0\.00\).*√2 long/],
] as const)("%s at %d degrees", (norm, angle, words) => {
  expect(unitBalls.look({ ...unitBalls.initial, norm, angle }).sentence).toMatch(words);
});
