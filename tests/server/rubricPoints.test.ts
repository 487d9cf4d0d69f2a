import fc from "fast-check";
import { type AppliedItem, mostRubricPoints, rubricPoints } from "#server/rubricPoints";

const group = (id: string, leastPoints: number | null, mostPoints: number | null) => ({ id, leastPoints, mostPoints });
const item = (points: number, inGroup: AppliedItem["group"] = null): AppliedItem => ({ points, group: inGroup });
const capped = group("a", -1, 2);

test.each([
  ["nothing", [], 0],
  ["items without a group", [item(1), item(0.5), item(-2)], -0.5],
  ["a group within its limits", [item(1, capped), item(0.5, capped)], 1.5],
  ["a group above its most", [item(2, capped), item(2, capped), item(1)], 3],
  ["a group below its least", [item(-3, capped), item(1)], 0],
  ["two groups, each with its own limits", [item(5, capped), item(5, group("b", null, 3))], 5],
  ["a group without limits", [item(5, group("c", null, null)), item(-7, group("c", null, null))], -2],
  ["a least above nothing, once something is applied", [item(0, group("d", 1, null))], 1],
])("%s", (_, applied, expected) => {
  expect(rubricPoints(applied)).toBe(expected);
});

const points = fc.double({ min: -1000, max: 1000, noNaN: true });
const limits = fc
  .tuple(fc.option(points), fc.option(points))
  .map(([one, other]): [number | null, number | null] =>
    one !== null && other !== null ? [Math.min(one, other), Math.max(one, other)] : [one, other],
  );
const applied = fc
  .tuple(fc.array(limits, { minLength: 1, maxLength: 3 }), fc.array(fc.tuple(points, fc.nat(3)), { maxLength: 12 }))
  .map(([groups, items]) =>
    items.map(([value, place]) => {
      const [least, most] = groups[place] ?? [null, null];
      return item(value, place < groups.length ? group(String(place), least, most) : null);
    }),
  );
const shuffled = applied.chain((items) =>
  fc.tuple(fc.constant(items), fc.shuffledSubarray(items, { minLength: items.length })),
);

test("the order of the items does not matter, to the last bit", () => {
  fc.assert(fc.property(shuffled, ([items, others]) => Object.is(rubricPoints(items), rubricPoints(others))));
});

test("what a group gives lies within its limits", () => {
  fc.assert(
    fc.property(applied, (items) => {
      for (const id of new Set(items.flatMap((each) => each.group?.id ?? []))) {
        const inGroup = items.filter((each) => each.group?.id === id);
        const given = rubricPoints(inGroup);
        expect(given).toBeGreaterThanOrEqual(inGroup[0]?.group?.leastPoints ?? -Infinity);
        expect(given).toBeLessThanOrEqual(inGroup[0]?.group?.mostPoints ?? Infinity);
      }
    }),
  );
});

test("without groups it is the plain sum", () => {
  fc.assert(
    fc.property(fc.array(points, { maxLength: 12 }), (values) => {
      const plain = values.reduce((total, value) => total + value, 0);
      expect(rubricPoints(values.map((value) => item(value)))).toBeCloseTo(plain, 8);
    }),
  );
});

test("an item more in a group without limits adds its points", () => {
  fc.assert(
    fc.property(applied, points, (items, value) => {
      const more = rubricPoints([...items, item(value, group("another", null, null))]);
      expect(more - rubricPoints(items)).toBeCloseTo(value, 8);
    }),
  );
});

test.each([
  [
    "gains alone, without deductions",
    [
      [1, null],
      [2, null],
      [-1, null],
    ] as const,
    3,
  ],
  [
    "the best of a group of which one applies",
    [
      [1, "one"],
      [2, "one"],
    ] as const,
    2,
  ],
  [
    "no more than a group allows",
    [
      [2, "many"],
      [2, "many"],
    ] as const,
    3,
  ],
  [
    "nothing of a group that only takes away",
    [
      [-1, "one"],
      [-2, "one"],
    ] as const,
    0,
  ],
])("the most that a rubric can give counts %s", (_, items, expected) => {
  const groups = [
    { id: "one", pick: "one" as const, leastPoints: null, mostPoints: null },
    { id: "many", pick: "many" as const, leastPoints: null, mostPoints: 3 },
  ];
  expect(
    mostRubricPoints(
      items.map(([value, groupId]) => ({ points: value, groupId })),
      groups,
    ),
  ).toBe(expected);
});
