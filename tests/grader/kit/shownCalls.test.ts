import type { Vec } from "numerics";
import type { Tests } from "#problems/testKit";
import { runTests } from "./suiteHarness";

interface M {
  double: (x: number) => number;
  half: (x: number) => number;
  pair: (x: number) => { first: number; both: Vec };
}

const right: M = {
  double: (x) => 2 * x,
  half: (x) => x / 2,
  pair: (x) => ({ first: x, both: Float64Array.of(x, -x) }),
};
const signatures = [
  "double(x: number): number",
  "half(x: number): number",
  "pair(x: number): { first: number; both: Vec }",
];

/** What the one test of `body` shows of the student's module. */
async function failureOf(
  student: Partial<M>,
  body: (kit: Parameters<Tests<M>>[0]) => Parameters<Parameters<Tests<M>>[0]["test"]>[2],
) {
  const [run] = await runTests<M>({
    signatures,
    reference: right,
    student: { ...right, ...student },
    tests: (kit) => {
      kit.test("the test", { points: 1 }, body(kit));
    },
  });
  const { call, input } = run?.failure ?? {};
  return { status: run?.status, message: run?.message, call, input: input?.map(({ value }) => value.text) };
}

const wrongAt = (place: number, value: number): Partial<M> => ({ double: (x) => (x === place ? value : 2 * x) });

test("of calls that cross together the one is shown whose number is wrong, also when another returned the same", async () => {
  const shown = await failureOf(wrongAt(3, 4), ({ student }) => async (t) => {
    await t.eachClose([
      [student.double(1), 2],
      [student.double(2), 4],
      [student.double(3), 6],
      [student.half(3), 1.5],
    ]);
  });
  expect(shown).toMatchObject({ status: "failed", call: "double(x)", input: ["3"] });
});

test("a vector is known by itself, wherever in a result it was", async () => {
  const pair: M["pair"] = (x) => ({ first: x, both: Float64Array.of(x, x === 2 ? 7 : -x) });
  const shown = await failureOf({ pair }, ({ student }) => async (t) => {
    const [one, two, three] = await Promise.all([student.pair(1), student.pair(2), student.pair(3)]);
    t.close(three.both, [3, -3]);
    t.close(one.both, [1, -1]);
    t.close(two.both, [2, -2]);
  });
  expect(shown).toMatchObject({ call: "pair(x)", input: ["2"] });
});

test("in what a test puts together, the entry that is off leads to its call", async () => {
  const record = await failureOf({ half: () => 2 }, ({ student }) => async (t) => {
    const [double, half] = await Promise.all([student.double(1), student.half(1)]);
    t.close({ double, half }, { double: 2, half: 0.5 });
  });
  expect(record).toMatchObject({ call: "half(x)", input: ["1"] });

  const list = await failureOf(wrongAt(3, 2), ({ student }) => async (t) => {
    t.equal(await student.double.many([[1], [2], [3], [4]]), [2, 4, 6, 8]);
  });
  expect(list).toMatchObject({ call: "double(x)", input: ["3"] });

  const shapes = await failureOf(
    { pair: (x) => ({ first: x, both: new Float64Array(x === 1 ? 3 : 2) }) },
    ({ student }) =>
      async (t) => {
        const [one, two] = await Promise.all([student.pair(1), student.pair(2)]);
        t.close(
          [two.both, one.both],
          [
            [0, 0],
            [0, 0],
          ],
        );
      },
  );
  expect(shapes).toMatchObject({ call: "pair(x)", input: ["1"] });
});

test("a check of something else shows the call it is said to be about, and none rather than another", async () => {
  const body =
    (says: boolean) =>
    ({ student }: Parameters<Tests<M>>[0]) =>
    async (t: Parameters<Parameters<Parameters<Tests<M>>[0]["test"]>[2]>[0]) => {
      const answers = await Promise.all([student.pair(1), student.pair(2)]);
      for (const answer of answers) {
        if (says) t.about(answer);
        t.equal(answer.both.length, 2, "Entries");
      }
    };
  const short: Partial<M> = { pair: (x) => ({ first: x, both: new Float64Array(x === 1 ? 1 : 2) }) };
  expect(await failureOf(short, body(true))).toMatchObject({ call: "pair(x)", input: ["1"] });
  expect(await failureOf(short, body(false))).toMatchObject({
    message: "Entries: expected 2, got 1.",
    call: undefined,
    input: [],
  });
});

test("a call that throws is the one that is shown, and none after it is made", async () => {
  const made: number[] = [];
  const shown = await failureOf(
    {
      double: (x) => {
        made.push(x);
        if (x === 2) throw new RangeError("two");
        return 2 * x;
      },
    },
    ({ student }) =>
      async (t) => {
        await t.eachClose([1, 2, 3].map((x) => [student.double(x), 2 * x] as const));
      },
  );
  expect(shown).toMatchObject({ status: "runtime-error", message: "RangeError: two", call: "double(x)", input: ["2"] });
  expect(made).toEqual([1, 2]);
});

test("a result of another type is shown with its own call", async () => {
  const half = (x: number) => (x === 2 ? "one" : x / 2);
  const shown = await failureOf({ half: half as M["half"] }, ({ student }) => async (t) => {
    t.close(await Promise.all([student.half(1), student.half(2), student.half(3)]), [0.5, 1, 1.5]);
  });
  expect(shown).toMatchObject({
    status: "failed",
    message: "half must return a number, but got a string.",
    input: ["2"],
  });
});

test("calls that wait for one another cross in their order, however they are interleaved", async () => {
  const made: string[] = [];
  const shown = await failureOf(
    {
      double: (x) => (made.push(`double ${x}`), 2 * x),
      half: (x) => (made.push(`half ${x}`), x / 2),
    },
    ({ student }) =>
      async (t) => {
        const roundTrip = async (x: number) => student.half(await student.double(x));
        t.close(await Promise.all([roundTrip(1), roundTrip(2)]), [1, 2]);
      },
  );
  expect(shown.status).toBe("passed");
  expect(made).toEqual(["double 1", "double 2", "half 2", "half 4"]);
});
