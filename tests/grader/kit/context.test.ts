import type { Rng } from "numerics";
import type { Tests } from "#problems/testKit";
import { runTests } from "./suiteHarness";

interface M {
  draw: (rng: Rng, count: number) => number[];
  walk: (steps: number) => number[];
}

const reference: M = {
  draw: (rng, count) => Array.from({ length: count }, () => rng.normal(10, 2)),
  walk: (steps) => [steps, 2 * steps],
};
const signatures = ["draw(rng: Rng, count: number): number[]", "walk(steps: number): number[]"];

const drawTests =
  (count: number, left: number): Tests<M> =>
  ({ test, student }) => {
    test("draws", { points: 1 }, async (t) => {
      const rng = t.scriptedRng([0.5, -1, 3]);
      t.close(await student.draw(rng, count), [11, 8, 16].slice(0, count));
      t.equal(rng.left, left, "Numbers left over");
    });
  };

test.each([
  [3, 0],
  [2, 1],
  [0, 3],
])("a scripted generator hands out its list in order: %d drawn, %d left", async (count, left) => {
  const [run] = await runTests({ signatures, reference, student: reference, tests: drawTests(count, left) });
  expect(run?.status).toBe("passed");
});

test("one draw too many fails the test, even where the student catches the exception", async () => {
  const caught: M["draw"] = (rng, count) => {
    const drawn = reference.draw(rng, count);
    try {
      rng.uniform();
    } catch {
      return drawn;
    }
    return [];
  };
  for (const draw of [caught, (rng: Rng) => reference.draw(rng, 4)]) {
    const [run] = await runTests({ signatures, reference, student: { draw }, tests: drawTests(3, 0) });
    expect(run).toMatchObject({
      status: "failed",
      message: "The generator has only 3 random numbers to give here; your code drew one more.",
    });
  }
});

test("leftovers can be checked, and a draw of the wrong kind is the student's error", async () => {
  const [tooFew] = await runTests({
    signatures,
    reference,
    student: { draw: () => [11, 8, 16] },
    tests: drawTests(3, 0),
  });
  expect(tooFew).toMatchObject({ status: "failed", message: "Numbers left over: expected 0, got 3." });
  const [wrongKind] = await runTests({
    signatures,
    reference,
    student: { draw: (rng, count) => Array.from({ length: count }, () => rng.uniform()) },
    tests: drawTests(3, 0),
  });
  expect(wrongKind).toMatchObject({ status: "runtime-error", message: expect.stringContaining("uniform") as string });
});

const walkTests: Tests<M> = ({ test, student, reference: own }) => {
  test("walk", { points: 1 }, (t) => t.trace(6, (k) => student.walk(k), own.walk));
};
const walkOff = (at: number, then: (k: number) => unknown): M["walk"] => {
  const walk = (k: number) => (k < at ? reference.walk(k) : then(k));
  return walk as M["walk"];
};

test.each<[string, number, (k: number) => unknown, object]>([
  [
    "another number at the first step",
    1,
    () => [1, 3],
    {
      status: "failed",
      message: "Your iterates leave the reference at step 1: yours is [1, 3], the reference's [1, 2].",
      failure: { step: 1, expected: { text: "[1, 2]" }, got: { text: "[1, 3]" }, firstDifference: { index: [1] } },
    },
  ],
  [
    "another number later",
    4,
    (k) => [k, 0],
    {
      status: "failed",
      message:
        "Your iterates agree with the reference up to step 3; at step 4 yours is [4, 0], the reference's [4, 8].",
      failure: { step: 4, expected: { text: "[4, 8]" }, got: { text: "[4, 0]" } },
    },
  ],
  [
    "another shape",
    3,
    () => [3],
    { status: "failed", failure: { step: 3, expected: { text: "[3, 6]" }, got: { text: "[3]" } } },
  ],
  [
    "another type",
    2,
    () => "far",
    { status: "failed", failure: { step: 2, expected: { text: "[2, 4]" }, got: { text: '"far"' } } },
  ],
  [
    "an exception",
    5,
    () => {
      throw new RangeError("lost");
    },
    { status: "runtime-error", message: "RangeError: lost", failure: { step: 5, expected: { text: "[5, 10]" } } },
  ],
])("a trace that leaves the reference with %s carries the step and both states", async (_title, at, then, found) => {
  const [run] = await runTests({ signatures, reference, student: { walk: walkOff(at, then) }, tests: walkTests });
  expect(run).toMatchObject({ ...found, failure: { ...(found as { failure: object }).failure, call: "walk(steps)" } });
});

test("a trace that follows the reference passes", async () => {
  const [run] = await runTests({ signatures, reference, student: reference, tests: walkTests });
  expect(run?.status).toBe("passed");
});
