import { defineTests, type FigurePoints, type PlotFigure } from "allclose";
import { concat, norm1, norm2, normInf, scale, type Vec } from "numerics";

/** Of each vector of a list. */
type Norms = (list: readonly Vec[]) => Promise<readonly number[]> | readonly number[];

/** Multiples of 15 degrees: among them all corners of the two squares. */
const directions = Array.from({ length: 25 }, (_, k) =>
  Float64Array.of(Math.cos((k * Math.PI) / 12), Math.sin((k * Math.PI) / 12)),
);

/** All x in the plane with norm 1: in each direction the unit vector divided by its norm. */
async function unitCircle(normsOf: Norms): Promise<FigurePoints> {
  const norms = await normsOf(directions);
  return directions.map((direction, index) => scale(direction, 1 / (norms[index] ?? NaN)));
}

/** Whether two curves are one to the eye. */
const liesOn = (yours: FigurePoints, right: FigurePoints): boolean =>
  yours.every((point, i) => [0, 1].every((axis) => Math.abs((point[axis] ?? NaN) - (right[i]?.[axis] ?? NaN)) < 0.02));

async function unitCircles(norms: readonly [name: string, student: Norms, reference: Norms][]): Promise<PlotFigure> {
  const series = norms.map(async ([name, student, reference]): Promise<PlotFigure["series"]> => {
    const [right, yours] = await Promise.all([unitCircle(reference), unitCircle(student)]);
    return [
      { role: "reference", label: name, as: "line", points: right },
      { role: "student", label: liesOn(yours, right) ? "" : `your ${name}`, as: "line", points: yours },
    ];
  });
  return {
    kind: "plot",
    title: "All x in the plane whose norm is 1",
    alt: "Four closed curves around 0 and your four beside them: for l1 a square on its corner, for l2 the unit circle, for linf an upright square around both, and for rms a circle of radius 1.41 through that square's corners.",
    caption: "A larger norm has a smaller unit ball. Your curves have a name only where they leave the reference's.",
    x: { label: "x₁", range: [-1.9, 1.9] },
    y: { label: "x₂", range: [-1.6, 1.6] },
    equalScales: true,
    series: (await Promise.all(series)).flat(),
  };
}

export default defineTests<typeof import("./reference")>(({ test, property, student, reference, arbitrary }) => {
  const given = { x: arbitrary.vector() };
  const all = async (x: Vec | readonly number[]) => {
    const [l1, l2, linf, rms] = await Promise.all([student.l1(x), student.l2(x), student.linf(x), student.rms(x)]);
    return { l1, l2, linf, rms };
  };

  property(
    "Each norm is a finite number, at least 0",
    { points: 1, visibility: "public", given, runs: 6 },
    async (t, { x }) => {
      // One by one, so that of a call that never ends the verdict shows which it was.
      for (const name of ["l1", "l2", "linf", "rms"] as const) {
        const value = await student[name](x);
        t.ok(Number.isFinite(value) && value >= 0, `${name} should be a finite number of at least 0`);
      }
    },
  );

  test("The worked example: x = (3, -4, 12, 0)", { points: 1, visibility: "public" }, async (t) => {
    t.figure(
      await unitCircles([
        ["l1", (list) => student.l1.many(list.map((x) => [x])), (list) => list.map((x) => reference.l1(x))],
        ["l2", (list) => student.l2.many(list.map((x) => [x])), (list) => list.map((x) => reference.l2(x))],
        ["linf", (list) => student.linf.many(list.map((x) => [x])), (list) => list.map((x) => reference.linf(x))],
        ["rms", (list) => student.rms.many(list.map((x) => [x])), (list) => list.map((x) => reference.rms(x))],
      ]),
    );
    t.close(await all([3, -4, 12, 0]), { l1: 19, l2: 13, linf: 12, rms: 6.5 });
  });

  test("The zero vector, and a single entry", { points: 1, visibility: "public" }, async (t) => {
    t.close(await all([0, 0, 0]), { l1: 0, l2: 0, linf: 0, rms: 0 });
    t.close(await all([-2.5]), { l1: 2.5, l2: 2.5, linf: 2.5, rms: 2.5 });
  });

  property(
    "l1 of any vector",
    { points: 1, given, runs: 10, hint: "Entries of both signs: none may cancel another. Add up their sizes." },
    async (t, { x }) => t.close(await student.l1(x), norm1(x)),
  );

  property(
    "l2 of any vector",
    { points: 1, given, runs: 10, hint: "Squares, then the sum, then the root. Try (3, 4) and (3, -4)." },
    async (t, { x }) => t.close(await student.l2(x), norm2(x)),
  );

  property(
    "linf of any vector",
    { points: 1, given, runs: 10, hint: "A large negative entry is large. Try a vector without positive entries." },
    async (t, { x }) => t.close(await student.linf(x), normInf(x)),
  );

  property(
    "rms of any vector",
    {
      points: 2,
      given,
      runs: 15,
      hint: "Squares, then their mean, then the root, in this order and with nothing subtracted. Try (3, 4), (5, 5) and a single entry.",
    },
    // √(Σx²/d) from another order of operations: the 2-norm over √d.
    async (t, { x }) => t.close(await student.rms(x), norm2(x) / Math.sqrt(x.length)),
  );

  property(
    "A multiple of a vector has that multiple of each norm",
    {
      points: 1,
      given: { x: arbitrary.vector({ nonZero: true }), factor: arbitrary.positive() },
      runs: 6,
      hint: "Multiply a vector by 2 and by -1. What happens to each of your norms?",
    },
    async (t, { x, factor }) => {
      const [norms, ...ofMultiples] = await Promise.all([all(x), all(scale(x, factor)), all(scale(x, -factor))]);
      const { l1, l2, linf, rms } = norms;
      for (const value of [l1, l2, linf, rms]) t.ok(value > 0, "a vector that is not zero has a positive norm");
      const expected = { l1: factor * l1, l2: factor * l2, linf: factor * linf, rms: factor * rms };
      t.close(ofMultiples, [expected, expected]);
    },
  );

  property(
    "rms, linf, l2 and l1 are in this order",
    {
      points: 1,
      given: { x: arbitrary.vector({ minLength: 2 }) },
      runs: 8,
      hint: "The typical entry is at most the largest, the largest at most the length, the length at most the sum. And l2 is rms times a number that depends on d alone.",
    },
    async (t, { x }) => {
      const { l1, l2, linf, rms } = await all(x);
      const isAtMost = (smaller: number, larger: number) => smaller <= larger * (1 + 1e-12);
      t.ok(isAtMost(rms, linf), "rms should be at most linf");
      t.ok(isAtMost(linf, l2), "linf should be at most l2");
      t.ok(isAtMost(l2, l1), "l2 should be at most l1");
      t.close(l2, Math.sqrt(x.length) * rms);
    },
  );

  property(
    "A vector written twice has the same typical entry",
    {
      points: 1,
      given,
      runs: 8,
      hint: "Compare the norms of (3, -4) and of (3, -4, 3, -4). Which of them should change, and by how much?",
    },
    async (t, { x }) => {
      const [{ l1, l2, linf, rms }, twice] = await Promise.all([all(x), all(concat(x, x))]);
      t.close(twice, { l1: 2 * l1, l2: Math.SQRT2 * l2, linf, rms });
    },
  );

  test(
    "The typical entry of 2000 standard normals is about 1",
    { points: 1, hint: "Print your rms of a long random vector. It should not depend on the length." },
    async (t) => {
      const rng = t.rng("entries");
      const x = Float64Array.from({ length: 2000 }, () => rng.normal());
      // The standard deviation of the root mean square of n normals is 1/√(2n); six of them.
      const [ofNormals, ofMoved] = await Promise.all([student.rms(x), student.rms(x.map((entry) => entry + 3))]);
      t.close(ofNormals, 1, { rtol: 0, atol: 6 / Math.sqrt(2 * x.length) });
      t.close(ofMoved, Math.sqrt(10), { rtol: 0.1, atol: 0 });
    },
  );

  test(
    "The vector is left as it was",
    {
      points: 1,
      hint: "Sizes and squares belong into variables of your own. Do not write into x, and do not sort it in place.",
    },
    async (t) => {
      const x = Float64Array.of(3, -7, 2);
      const [first, again] = await Promise.all([all(x), all(x)]);
      t.close(again, first);
      t.pure();
    },
  );
});
