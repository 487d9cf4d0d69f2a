import fc from "fast-check";
import type { z } from "zod";
import { maximisers, smoothed, type Hill } from "#problems/kinds/hills/hills";
import { hills } from "#problems/kinds/hills/kind";
import { HillsAnswerSchema, HillsPartSchema } from "#problems/kinds/hills/part";

type Written = readonly [string, string, string];

const partOf = (changes: Partial<z.input<typeof HillsPartSchema>> = {}) =>
  HillsPartSchema.parse({
    kind: "hills",
    id: "far",
    title: "Far",
    points: 2,
    source: "test.1",
    prompt: "Make one up.",
    explanation: "So it is.",
    by: 5,
    key: [
      {
        hills: [
          [1.5, 10, 0.05],
          [1, 0, 2],
        ],
        smoothing: 0.5,
      },
    ],
    mistakes: [
      {
        id: "near",
        title: "Too near",
        feedback: "Further apart.",
        credit: 0.5,
        when: "too-near",
        answers: [
          {
            hills: [
              [1.5, 3, 0.05],
              [1, 0, 2],
            ],
            smoothing: 0.5,
          },
        ],
      },
    ],
    ...changes,
  });
const part = partOf();

const answerOf = (typed: readonly Written[], smoothing: string) =>
  HillsAnswerSchema.parse({
    kind: "hills",
    hills: typed.map(([height, place, width]) => ({ height, place, width })),
    smoothing,
  });
const check = (typed: readonly Written[], smoothing: string) =>
  hills.check(part, answerOf(typed, smoothing), { seed: "1" });

test.each<[string, readonly Written[], string]>([
  ["the needle beside a broad hill", [["1.5", "10", "0.05"], ["1", "0", "2"]], "0.5"], // prettier-ignore
  ["the same in the other order", [["1", "0", "2"], ["1.5", "10", "0.05"]], "0.5"], // prettier-ignore
  ["to the left, as fractions and powers", [["3/2", "-1e1", "1/20"], ["1", "0", "sqrt(4)"]], "2^(-1)"], // prettier-ignore
  ["exactly as far as asked", [["1", "0", "0.01"], ["0.5", "5", "1"]], "0.5"], // prettier-ignore
  ["twins that merge in the middle, far from both", [["1", "0", "0.1"], ["1", "12", "0.1"]], "8"], // prettier-ignore
  ["a dip that is filled up", [["1", "0", "10"], ["-0.8", "0.5", "3"]], "10"], // prettier-ignore
  ["a needle that no even grid would meet", [["2", "7.7777", "0.001"], ["1", "-3", "1"]], "0.1"], // prettier-ignore
])("%s is right", (_, typed, smoothing) => {
  expect(check(typed, smoothing)).toMatchObject({ rows: [{ points: 2 }], mistakes: [] });
});

test.each<[string, readonly Written[], string, string]>([
  ["a needle that is low already", [["1", "10", "0.05"], ["1.5", "0", "2"]], "0.5", "is at 0 before and at 0 after"], // prettier-ignore
  ["too little smoothing", [["1.5", "10", "0.5"], ["1", "0", "2"]], "0.1", "is at 10 before and at 10 after"], // prettier-ignore
  ["no smoothing", [["1.5", "10", "0.05"], ["1", "0", "2"]], "0", "Nothing is smoothed"], // prettier-ignore
  ["two equal hills", [["1", "0", "1"], ["1", "100", "1"]], "0.5", "Several points are equally high"], // prettier-ignore
  ["twins that merge too near", [["1", "0", "0.1"], ["1", "9", "0.1"]], "8", "Several points are equally high"], // prettier-ignore
  ["holes only", [["-1.5", "10", "0.05"], ["-1", "0", "2"]], "0.5", "There is no highest point"], // prettier-ignore
  ["a hill that drowns in a broad hole", [["1", "0", "1"], ["-1", "0", "50"]], "20", "There is no highest point"], // prettier-ignore
  ["nothing at all", [["0", "0", "1"], ["0", "9", "1"]], "1", "There is no highest point"], // prettier-ignore
])("%s is wrong, and the row says why", (_, typed, smoothing, words) => {
  expect(check(typed, smoothing)).toMatchObject({
    rows: [{ points: 0, message: expect.stringContaining(words) as unknown }],
  });
});

test("a miss is recognised whichever numbers make it, and is worth what the author says", () => {
  for (const place of ["3", "-4.9", "1.5"])
    expect(check([["1.5", place, "0.05"], ["1", "0", "2"]], "0.5")).toMatchObject({ rows: [{ points: 1 }], mistakes: [{ id: "near" }] }); // prettier-ignore
});

test.each<[string, readonly Written[], string, string]>([
  ["an empty field", [["1.5", "", "0.05"], ["1", "0", "2"]], "0.5", "Hill 1, place: give a number"], // prettier-ignore
  ["words", [["1.5", "10", "thin"], ["1", "0", "2"]], "0.5", "Hill 1, width"], // prettier-ignore
  ["a width of 0", [["1.5", "10", "0.05"], ["1", "0", "0"]], "0.5", "Hill 2, width: this should be a number from 0.001"], // prettier-ignore
  ["a negative smoothing", [["1.5", "10", "0.05"], ["1", "0", "2"]], "-1", "Smoothing: this should be a number from 0 to"], // prettier-ignore
  ["a vector", [["[1, 2]", "10", "0.05"], ["1", "0", "2"]], "0.5", "Hill 1, height: this should be a number"], // prettier-ignore
  ["no finite number", [["1/0", "10", "0.05"], ["1", "0", "2"]], "0.5", "Hill 1, height"], // prettier-ignore
  ["a tower of powers", [["9^9^9^9", "10", "0.05"], ["1", "0", "2"]], "0.5", "Hill 1, height"], // prettier-ignore
  ["a prototype's name", [["__proto__", "10", "0.05"], ["1", "0", "2"]], "0.5", "Hill 1, height"], // prettier-ignore
  ["a hill too few", [["1.5", "10", "0.05"]], "0.5", "asks for 2 hills"], // prettier-ignore
])("%s is not graded, and the place is named", (_, typed, smoothing, words) => {
  expect(check(typed, smoothing)).toMatchObject({
    status: "invalid",
    message: expect.stringContaining(words) as unknown,
  });
});

const between = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const someHill = fc.record({ height: between(0.1, 3), place: between(-6, 6), width: between(0.2, 3) });
const someHills = fc.tuple(someHill, someHill);

const valueOf = (sum: readonly Hill[], x: number): number =>
  sum.reduce((total, { height, place, width }) => total + height * Math.exp(-Math.pow((x - place) / width, 2) / 2), 0);
const line = Array.from({ length: 4001 }, (_, index) => -20 + index / 100);

test("no point of a fine grid is higher than the maximisers, nor as high away from them", () => {
  fc.assert(
    fc.property(someHills, (sum) => {
      const found = maximisers(sum);
      const top = valueOf(sum, found[0] ?? Number.NaN);
      expect(found.length).toBeGreaterThan(0);
      expect(Math.max(...line.map((x) => valueOf(sum, x)))).toBeLessThanOrEqual(top * (1 + 1e-12));
    }),
  );
});

test("smoothing is the mean over normal shifts", () => {
  fc.assert(
    fc.property(someHills, between(0.1, 3), between(-8, 8), (sum, deviation, x) => {
      const step = deviation / 50;
      let [mean, weights] = [0, 0];
      for (let index = -400; index <= 400; index++) {
        const weight = Math.exp(-Math.pow(index / 50, 2) / 2);
        mean += weight * valueOf(sum, x + index * step);
        weights += weight;
      }
      expect(valueOf(smoothed(sum, deviation), x)).toBeCloseTo(mean / weights, 9);
    }),
  );
});

test("whatever is typed, the check answers, the same each time, and the answer can be shown", () => {
  const typed = fc.oneof(fc.string({ maxLength: 30 }), between(-1e3, 1e3).map(String));
  fc.assert(
    fc.property(fc.array(fc.tuple(typed, typed, typed), { maxLength: 4 }), typed, (texts, smoothing) => {
      expect(check(texts, smoothing)).toEqual(check(texts, smoothing));
      expect(hills.display(part, answerOf(texts, smoothing)).split("\n")).toHaveLength(texts.length + 1);
    }),
  );
});

test("the field learns how many hills there are and nothing of the examples", () => {
  expect(hills.forStudent(part, (markdown) => markdown)).toEqual({ count: 2 });
});

test.each([
  ["an example that moves nothing", { by: 20 }],
  ["a mistake that is another", { by: 2 }],
  ["another number of hills", { count: 3 }],
])("a part with %s is refused", (_, changes) => {
  expect(() => partOf(changes)).toThrow();
});
