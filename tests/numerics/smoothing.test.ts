import fc from "fast-check";
import {
  constantRng,
  convolveGaussian,
  convolveGaussianMat,
  countedRng,
  courseGradient,
  courseObjective,
  DomainError,
  gaussHermite,
  matrix,
  monteCarloSmooth,
  movedCourseGradient,
  movedCourseObjective,
  numericalGradient,
  planeCubic,
  planeCubicGradient,
  quadratureSmooth,
  quantizedCourseObjective,
  seededRng,
  smoothedCourseGradient,
  smoothedCourseObjective,
  standardError,
  sum,
  mean,
  transpose,
  vec,
  zeros,
} from "numerics";
import { expectClose, expectRelative } from "./expectClose";
import cases from "./fixtures/smoothing.json";

test.each(cases.objective)("the closed form at ($x, $y), σ = $sigma, agrees with integration", (sample) => {
  const { x, y, sigma, gradient } = sample;
  expectClose(smoothedCourseObjective(x, y, sigma), sample.value, 1e-14);
  smoothedCourseGradient(x, y, sigma).forEach((got, i) => {
    expectClose(got, gradient[i] ?? NaN, 2e-14);
  });
});

test("without noise the smoothed objective is the objective, and so are the gradients", () => {
  const place = fc.double({ noNaN: true, min: -1, max: 3 });
  fc.assert(
    fc.property(place, place, (x, y) => {
      expect(smoothedCourseObjective(x, y, 0)).toBe(courseObjective(x, y));
      expect(smoothedCourseGradient(x, y, 0)).toEqual(courseGradient(x, y));
      const [dx, dy] = numericalGradient(([a, b]: [number, number]) => courseObjective(a, b), [x, y]);
      const [ex, ey] = courseGradient(x, y);
      expectClose(dx, ex, 1e-7);
      expectClose(dy, ey, 1e-7);
    }),
  );
});

test("the published landmarks of the objective are where they should be", () => {
  expectClose(courseObjective(2.1801618666, 2.0451731159), 1.9622272989, 1e-10);
  expectClose(courseObjective(1.464846, 1.646144), 1.562103, 1e-6);
  for (const slope of courseGradient(2.1801618666, 2.0451731159)) expectClose(slope, 0, 1e-8);
  for (const slope of smoothedCourseGradient(2.0757577324, 2.0044237464, 0.3)) expectClose(slope, 0, 1e-8);
  let [x, y] = [-0.3, 0.5];
  for (let step = 0; step < 30; step++) {
    const [dx, dy] = courseGradient(x, y);
    [x, y] = [x + 0.01 * dx, y + 0.01 * dy];
  }
  expectClose(x, 0.043713042, 1e-9);
  expectClose(y, 0.848749277, 1e-9);
});

test("the closed form and quadrature with 80 points agree to rounding of the size of the terms", () => {
  for (const sigma of [0, 0.1, 0.3, 0.5, 1])
    for (const [x, y] of [
      [-0.3, 0.5],
      [2, 2],
      [1.5, 1.6],
    ] as const)
      // prettier-ignore
      expectClose(quadratureSmooth(courseObjective, x, y, sigma), smoothedCourseObjective(x, y, sigma), 1.5e-14);
});

describe("Gauss–Hermite quadrature", () => {
  test.each(cases.quadrature)("with $n points agrees with sixty digits", ({ n, nodes, weights }) => {
    const found = gaussHermite(n);
    expect([found.nodes.length, found.weights.length]).toEqual([n, n]);
    nodes.forEach((node, i) => {
      expectClose(found.nodes[i] ?? NaN, node, 1e-14);
    });
    weights.forEach((weight, i) => {
      expectRelative(found.weights[i] ?? NaN, weight, 2e-13);
    });
  });

  test.each([1, 2, 5, 33, 80, 200])("with %p points gives normal moments up to the degree it promises", (n) => {
    const { nodes, weights } = gaussHermite(n);
    expectClose(sum(weights), 1, 1e-13);
    let moment = 1;
    for (let power = 2; power <= Math.min(2 * n - 2, 24); power += 2) {
      moment *= power - 1;
      const powers = nodes.map((node, i) => (weights[i] ?? NaN) * Math.pow(node, power));
      expectRelative(sum(powers), moment, 1e-12);
    }
    nodes.forEach((node, i) => {
      expect(node).toBe(-(nodes.at(-1 - i) ?? NaN) + 0);
      if (i > 0) expect(node).toBeGreaterThan(nodes[i - 1] ?? NaN);
    });
  });
});

describe("Monte-Carlo smoothing", () => {
  test("calls f once a sample and draws two normals, the first for x", () => {
    const rng = countedRng(constantRng(0.5));
    const places: [number, number][] = [];
    const f = (x: number, y: number): number => places.push([x, y]);
    expect(monteCarloSmooth(f, 1, 2, 0.5, 3, rng)).toBe(2);
    expect(rng.draws).toEqual({ uniform: 0, normal: 6, int: 0 });
    expect(places).toEqual([[1.25, 2.25], [1.25, 2.25], [1.25, 2.25]]); // prettier-ignore
  });

  test.each([0.1, 0.3, 0.5])("is right on average for σ = %p", (sigma) => {
    const estimates = Float64Array.from({ length: 300 }, (_, i) =>
      monteCarloSmooth(courseObjective, -0.3, 0.5, sigma, 20, seededRng(`${sigma}/${i}`)),
    );
    const expected = smoothedCourseObjective(-0.3, 0.5, sigma);
    expectClose(mean(estimates), expected, 6 * standardError(estimates));
  });

  test("without noise is f itself", () => {
    expect(monteCarloSmooth(courseObjective, 1, 2, 0, 1, seededRng("x"))).toBe(courseObjective(1, 2));
  });
});

describe("convolution with a normal distribution", () => {
  const waveOn = (count: number, spacing: number, frequency: number): Float64Array =>
    Float64Array.from({ length: count }, (_, i) => Math.sin(frequency * i * spacing));

  test("damps a wave sin kx by e^(−k²σ²/2), away from the ends", () => {
    for (const [frequency, sigma] of [
      [1, 0.3],
      [2.5, 0.2],
      [8, 0.1],
      [8, 0.05],
    ] as const) {
      // prettier-ignore
      const wave = waveOn(400, 0.05, frequency);
      const smooth = convolveGaussian(wave, 0.05, sigma);
      const damping = Math.exp((-frequency * frequency * sigma * sigma) / 2);
      for (let i = 60; i < 340; i++) expectClose(smooth[i] ?? NaN, damping * (wave[i] ?? NaN), 5e-8);
    }
  });

  test("widens a normal bump: variances add up", () => {
    const bump = Float64Array.from({ length: 401 }, (_, i) => Math.exp(-0.5 * Math.pow((i - 200) * 0.05, 2)));
    const wider = convolveGaussian(bump, 0.05, 0.75);
    wider.forEach((value, i) => {
      const distance = (i - 200) * 0.05;
      expectClose(value, Math.exp((-0.5 * distance * distance) / 1.5625) / 1.25, 2e-8);
    });
  });

  const line = fc.array(fc.double({ noNaN: true, min: -100, max: 100 }), { minLength: 1, maxLength: 12 }).map(vec);
  const width = fc.double({ noNaN: true, min: 0, max: 5 });

  test("keeps constants exactly, stays between the extremes and is the same read backwards", () => {
    fc.assert(
      fc.property(line, width, (values, sigma) => {
        // Adding 0 makes −0 of it what sums of it are.
        const constant = values.map(() => (values[0] ?? 0) + 0);
        expect(convolveGaussian(constant, 0.5, sigma)).toEqual(constant);
        const smooth = convolveGaussian(values, 0.5, sigma);
        const [least, most] = [Math.min(...values), Math.max(...values)];
        for (const value of smooth) {
          expect(value).toBeGreaterThanOrEqual(least - 1e-12);
          expect(value).toBeLessThanOrEqual(most + 1e-12);
        }
        const backwards = convolveGaussian(values.toReversed(), 0.5, sigma).toReversed();
        backwards.forEach((value, i) => {
          expectClose(value, smooth[i] ?? NaN, 1e-12);
        });
      }),
    );
  });

  test("with σ = 0 changes nothing", () => {
    fc.assert(
      fc.property(line, (values) => expect(convolveGaussian(values, 0.1, 0)).toEqual(values.map((value) => value + 0))),
    );
  });

  test("on a grid works along rows and columns alike", () => {
    fc.assert(
      fc.property(line, line, width, (first, second, sigma) => {
        const grid = matrix(
          first.length,
          second.length,
          [...first].flatMap((a) => [...second].map((b) => a * b)),
        );
        const smooth = convolveGaussianMat(grid, 0.5, sigma);
        const [rows, cols] = [convolveGaussian(first, 0.5, sigma), convolveGaussian(second, 0.5, sigma)];
        smooth.data.forEach((value, i) => {
          const expected = (rows[Math.floor(i / cols.length)] ?? NaN) * (cols[i % cols.length] ?? NaN);
          expectClose(value, expected, 1e-9);
        });
        const turned = transpose(convolveGaussianMat(transpose(grid), 0.5, sigma));
        turned.data.forEach((value, i) => {
          expectClose(value, smooth.data[i] ?? NaN, 1e-9);
        });
      }),
    );
  });
});

const plane = (x: number, y: number): number => x + y;
test.each([
  [
    "smoothedCourseObjective: needs a standard deviation of at least 0, got -1",
    () => smoothedCourseObjective(0, 0, -1),
  ],
  [
    "smoothedCourseGradient: needs a standard deviation of at least 0, got NaN",
    () => smoothedCourseGradient(0, 0, NaN),
  ],
  [
    "monteCarloSmooth: needs a standard deviation of at least 0, got -1",
    () => monteCarloSmooth(plane, 0, 0, -1, 5, constantRng(0)),
  ],
  [
    "monteCarloSmooth: needs a whole number of at least 1 as count, got 0",
    () => monteCarloSmooth(plane, 0, 0, 1, 0, constantRng(0)),
  ],
  ["gaussHermite: needs a whole number from 1 to 200 as n, got 201", () => gaussHermite(201)],
  [
    "quadratureSmooth: needs a standard deviation of at least 0, got Infinity",
    () => quadratureSmooth(plane, 0, 0, Infinity),
  ],
  ["convolveGaussian: needs a spacing above 0, got 0", () => convolveGaussian(zeros(3), 0, 1)],
  [
    "convolveGaussian: needs a standard deviation of at least 0, got -1",
    () => convolveGaussianMat(matrix(1, 1), 1, -1),
  ],
])("what has no answer is a DomainError: %s", (message, call) => {
  expect(call).toThrow(DomainError);
  expect(call).toThrow(message);
});

test("the moved objectives have the landscape of the objective elsewhere", () => {
  const place = fc.double({ noNaN: true, min: -3, max: 3 });
  fc.assert(
    fc.property(place, place, place, place, (x, y, dx, dy) => {
      const value = movedCourseObjective(dx, dy)(x, y);
      expect(value).toBe(courseObjective(x - dx, y - dy));
      expect(quantizedCourseObjective(dx, dy)(x, y)).toBe(Math.floor(value / 4.5 + 0.64));
      expect(movedCourseGradient(dx, dy)(x, y)).toEqual(courseGradient(x - dx, y - dy));
    }),
  );
  expect(quantizedCourseObjective(0, 0)(2.18, 2.045)).toBe(1);
  expect(quantizedCourseObjective(0, 0)(-0.3, 0.5)).toBe(-2);
});

test("a plane cubic is the sum of its terms, and its gradient the derivatives of them", () => {
  const number = fc.double({ noNaN: true, min: -3, max: 3 });
  const coefficients = fc.tuple(number, number, number, number, number, number, number, number, number, number);
  fc.assert(
    fc.property(coefficients, number, number, (c, x, y) => {
      const powers = [
        [0, 0],
        [1, 0],
        [0, 1],
        [2, 0],
        [1, 1],
        [0, 2],
        [3, 0],
        [2, 1],
        [1, 2],
        [0, 3],
      ] as const;
      const term = (p: number, q: number): number => Math.pow(x, p) * Math.pow(y, q);
      const total = (of: (p: number, q: number) => number): number =>
        powers.reduce((sum, [p, q], k) => sum + (c[k] ?? 0) * of(p, q), 0);
      expectClose(planeCubic(...c)(x, y), total(term), 1e-11);
      const [alongX, alongY] = planeCubicGradient(...c)(x, y);
      expectClose(
        alongX,
        total((p, q) => (p === 0 ? 0 : p * term(p - 1, q))),
        1e-11,
      );
      expectClose(
        alongY,
        total((p, q) => (q === 0 ? 0 : q * term(p, q - 1))),
        1e-11,
      );
    }),
  );
});

test("coefficients of a plane cubic that are left out are 0", () => {
  expect(planeCubic()(3, 4)).toBe(0);
  expect(planeCubic(2, 1)(3, 4)).toBe(5);
  expect(planeCubicGradient(2, 1)(3, 4)).toEqual([1, 0]);
});
