import { numericalGradient, seededRng, smoothedCourseGradient, smoothedCourseObjective, vec } from "numerics";
import { ascend, courseStart, curvature, maximaOf, settlesAt, top } from "../../../app/explorers/coursePlane";
import { cloudsAt, differenceBias, estimate, estimatorNoise } from "../../../app/explorers/estimators";
import { findBasins, gradientAscent } from "../../../app/explorers/gradientAscent";
import { smoothing } from "../../../app/explorers/smoothing";

/*
 * Values of the course's objective that were found by other means: numbers of maxima by a search over the whole plane,
 * standard deviations by quadrature.
 */

test.each([
  [0, 17],
  [0.1, 15],
  [0.2, 7],
  [0.288, 2],
  [0.289, 1],
  [0.5, 1],
])("with σ = %d there are %d local maxima in the square", (sigma, count) => {
  const maxima = maximaOf(sigma);
  expect(maxima).toHaveLength(count);
  for (const { at } of maxima) expect(Math.hypot(...smoothedCourseGradient(...at, sigma))).toBeLessThan(1e-9);
});

test("the highest maxima", () => {
  expect(maximaOf(0)[0]?.at[0]).toBeCloseTo(top[0], 9);
  expect(maximaOf(0)[0]?.at[1]).toBeCloseTo(top[1], 9);
  expect(maximaOf(0.3)[0]?.at[0]).toBeCloseTo(2.0757577324, 9);
  expect(maximaOf(0.3)[0]?.at[1]).toBeCloseTo(2.0044237464, 9);
});

test.each([0, 0.2])("second derivatives for σ = %d are those of the gradient", (sigma) => {
  const slopes = (index: 0 | 1) =>
    numericalGradient((at) => smoothedCourseGradient(at[0] ?? 0, at[1] ?? 0, sigma)[index], vec([0.7, 1.1]));
  const [xx, xy, yy] = curvature(0.7, 1.1, sigma);
  expect(slopes(0)[0]).toBeCloseTo(xx, 5);
  expect(slopes(0)[1]).toBeCloseTo(xy, 5);
  expect(slopes(1)[1]).toBeCloseTo(yy, 5);
});

test("the course's path", () => {
  const end = ascend(courseStart, 0.01, 30).at(-1);
  expect(end?.[0]).toBeCloseTo(0.043713042, 8);
  expect(end?.[1]).toBeCloseTo(0.848749277, 8);
  expect(settlesAt(courseStart, 0.01, 2000)?.[0]).toBeCloseTo(0.045372, 6);
  expect(gradientAscent.look(gradientAscent.initial).sentence).toMatch(/holds a path only for η below 0\.0208/);
});

test("about one start in fifteen ends at the highest maximum, and with a rate just too large none does", () => {
  const values = { ...gradientAscent.initial, map: "basins" };
  const { sentence, pictures } = gradientAscent.look(values, findBasins(0.01));
  expect(sentence).toMatch(/Of 6400 starts 6\.\d % end there, 0\.0 % settle nowhere, and the others share 2\d other/);
  expect(pictures[0]).toHaveProperty("regions.columns", 80);
  const justTooLarge = findBasins(0.0212);
  expect(justTooLarge.ends.every((end) => Math.hypot(end[0] - top[0], end[1] - top[1]) > 0.05)).toBe(true);
  expect(gradientAscent.search?.questionOf(gradientAscent.initial)).toBeUndefined();
  expect(gradientAscent.search?.questionOf(values)).toBe("rate=0.01");
});

test("a smoothed objective with one hill is climbed from the course's start", () => {
  expect(smoothing.look({ ...smoothing.initial, sigma: 0.3 }).sentence).toMatch(
    /has 1 local maximum .* at \(2\.076, 2\.004\), 0\.112 from the top of f.* ends at \(2\.076, 2\.004\), its highest/,
  );
  expect(smoothing.look({ ...smoothing.initial, sigma: 0 }).sentence).toMatch(/17 local maxima.*a lower maximum/);
});

const settings = { samples: 1, sigma: 0.3, delta: 0.25, noise: "common" } as const;

test.each([
  ["policy", 27.4, 27.2],
  ["reparam", 3.4, 6.4],
  ["differences", 3.1, 5.8],
] as const)("the standard deviation of %s at the start, one sample", (kind, inX, inY) => {
  const clouds = Array.from({ length: 20 }, (_, seed) => cloudsAt(courseStart, settings, seed));
  const pooled = (index: 0 | 1) =>
    Math.sqrt(
      clouds.reduce((sum, cloud) => sum + (cloud.find((each) => each.kind === kind)?.deviation[index] ?? 0) ** 2, 0) /
        clouds.length,
    );
  expect(pooled(0) / inX).toBeGreaterThan(0.9);
  expect(pooled(0) / inX).toBeLessThan(1.1);
  expect(pooled(1) / inY).toBeGreaterThan(0.9);
  expect(pooled(1) / inY).toBeLessThan(1.1);
});

test("estimates by hand: one draw at (1, −1)", () => {
  const draws = [
    [
      [1, -1],
      [1, -1],
      [1, -1],
    ],
  ] as const;
  const at = [2.3, 1.7] as const;
  const [f, right, above] = [at, [2.55, 1.7], [2.3, 1.95]].map(([x = 0, y = 0]) => smoothedCourseObjective(x, y, 0));
  const close = (actual: readonly number[], expected: readonly number[]) =>
    actual.forEach((value, index) => {
      expect(value).toBeCloseTo(expected[index] ?? NaN, 10);
    });
  close(estimate("policy", [2, 2], settings, draws), [(f ?? 0) / 0.3, -(f ?? 0) / 0.3]);
  close(estimate("reparam", [2, 2], settings, draws), smoothedCourseGradient(...at, 0));
  close(estimate("differences", [2, 2], settings, draws), [
    ((right ?? 0) - (f ?? 0)) / 0.25,
    ((above ?? 0) - (f ?? 0)) / 0.25,
  ]);
});

test("differences miss the gradient by their bias, whatever the noise", () => {
  const rng = seededRng("bias");
  const at = [1.2, 0.8] as const;
  const bias = differenceBias(settings, at);
  const draws = Array.from({ length: 40_000 }, () => {
    const points = [0, 1, 2].map(() => [rng.normal(), rng.normal()] as const);
    return [points[0] ?? [0, 0], points[1] ?? [0, 0], points[2] ?? [0, 0]] as const;
  });
  const truth = smoothedCourseGradient(...at, 0.3);
  const [x, y] = estimate("differences", at, { ...settings, noise: "fresh" }, draws);
  expect(Math.abs(x - truth[0] - bias[0])).toBeLessThan(0.25);
  expect(Math.abs(y - truth[1] - bias[1])).toBeLessThan(0.25);
  expect(estimatorNoise.look({ ...estimatorNoise.initial, delta: 0.001 }).sentence).toMatch(/next to no bias/);
});
