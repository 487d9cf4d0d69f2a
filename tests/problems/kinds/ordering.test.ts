import fc from "fast-check";
import { ordering } from "#problems/kinds/ordering/kind";
import { OrderingAnswerSchema, OrderingPartSchema } from "#problems/kinds/ordering/part";
import { shownOrder } from "#problems/kinds/ordering/shownOrder";

const definition = {
  kind: "ordering",
  id: "a-day",
  title: "A day",
  points: 4,
  source: "a",
  prompt: "What comes first?",
  items: [
    { id: "night", text: "Night" },
    { id: "morning", text: "Morning" },
    { id: "tea", text: "Tea" },
    { id: "bread", text: "Bread" },
    { id: "noon", text: "Noon" },
  ],
  key: [
    ["morning", "tea", "bread", "noon", "night"],
    ["night", "morning", "tea", "bread", "noon"],
  ],
  ties: [["tea", "bread"]],
  mistakes: [
    {
      id: "backwards",
      title: "Backwards",
      feedback: "This runs backwards.",
      credit: 0.25,
      answers: [["night", "noon", "tea", "bread", "morning"]],
    },
  ],
  explanation: "The sun decides.",
};
const part = OrderingPartSchema.parse(definition);
const ids = part.items.map(({ id }) => id);
const check = (order: string[]) => ordering.check(part, { kind: "ordering", order }, { seed: "1" });
const points = (order: string[]): number => {
  const checked = check(order);
  return checked.status === "checked" ? checked.rows.reduce((sum, row) => sum + row.points, 0) : NaN;
};

test.each(part.key.map((order) => [order]))("the accepted order %j earns everything", (order) => {
  expect(points(order)).toBe(4);
});

test("tied items may change places, others may not", () => {
  expect(points(["morning", "bread", "tea", "noon", "night"])).toBe(4);
  expect(points(["tea", "morning", "bread", "noon", "night"])).toBe(0);
});

test.each([[["night", "noon", "tea", "bread", "morning"]], [["night", "noon", "bread", "tea", "morning"]]])(
  "the listed order %j is recognised, also with tied items the other way round",
  (order) => {
    expect(points(order)).toBe(1);
    expect(check(order)).toMatchObject({
      mistakes: [{ id: "backwards", title: "Backwards", feedback: "This runs backwards." }],
    });
    expect(JSON.stringify(check(order))).not.toContain("answers");
  },
);

test("a wrong order hears how much of it holds, not what is right", () => {
  expect(check(["tea", "morning", "bread", "noon", "night"])).toMatchObject({
    rows: [{ points: 0, maxPoints: 4, message: "4 of the 5 items stand in the right order to each other." }],
    mistakes: [],
  });
});

test("two items the wrong way round have nothing in order", () => {
  const two = OrderingPartSchema.parse({
    ...definition,
    items: definition.items.slice(0, 2),
    key: [["morning", "night"]],
    ties: [],
    mistakes: [],
  });
  expect(ordering.check(two, { kind: "ordering", order: ["night", "morning"] }, { seed: "1" })).toMatchObject({
    rows: [{ message: "No two of the items stand in the right order to each other." }],
  });
});

test.each([
  ["nothing", []],
  ["too few", ids.slice(1)],
  ["one twice", [...ids.slice(1), "noon"]],
  ["one too many", [...ids, "noon"]],
  ["an unknown one", [...ids.slice(1), "constructor"]],
])("an order of %s costs no attempt", (_, order) => {
  expect(check(order)).toMatchObject({
    status: "invalid",
    message: "This question has other items now. Load the page again and put them in order once more.",
  });
});

test.each([
  ["a name that is none", { kind: "ordering", order: ["__proto__"] }],
  ["a number", { kind: "ordering", order: [NaN] }],
  ["too many", { kind: "ordering", order: Array.from({ length: 21 }, () => "a") }],
  ["more than asked", { kind: "ordering", order: [], points: 4 }],
])("an answer with %s is refused at the border", (_, answer) => {
  expect(OrderingAnswerSchema.safeParse(answer).success).toBe(false);
});

test.each([
  ["a key that lacks an item", { key: [ids.slice(1)] }, "does not name every item once"],
  [
    "a mistake that lacks an item",
    { mistakes: [{ ...definition.mistakes[0], answers: [ids.slice(1)] }] },
    "every item",
  ],
  ["two items of one id", { items: [...definition.items.slice(1), { id: "noon", text: "x" }] }, "the same id"],
  ["a tie to nothing", { ties: [["tea", "coffee"]] }, "a tie names"],
  [
    "an item in two ties",
    {
      ties: [
        ["tea", "bread"],
        ["tea", "noon"],
      ],
    },
    "a tie names",
  ],
  ["no wrong order", { ties: [ids] }, "every order is right"],
])("a part with %s is refused", (_, change, message) => {
  expect(OrderingPartSchema.safeParse({ ...definition, ...change }).error?.message).toContain(message);
});

test("what is shown holds every item once, is the same every time, and is never right", () => {
  fc.assert(
    fc.property(
      fc.stringMatching(/^[a-z]{1,12}$/),
      fc.integer({ min: 2, max: 8 }),
      fc.infiniteStream(fc.nat()),
      (id, size, random) => {
        const items = Array.from({ length: size }, (_, index) => ({ id: `item${index}` }));
        const names = items.map((item) => item.id);
        const key = [[...names].sort(() => ((random.next().value ?? 0) % 2) - 0.5)];
        const shown = shownOrder({ id, items, key, ties: [] });
        expect([...shown].sort()).toEqual([...names].sort());
        expect(shownOrder({ id, items: [...items].reverse(), key, ties: [] })).toEqual(shown);
        expect(shown).not.toEqual(key[0]);
      },
    ),
  );
});

test("the field gets the items, shuffled, and nothing of the key", () => {
  const shown = ordering.forStudent(part, (markdown) => `<p>${markdown}</p>`);
  expect(Object.keys(shown)).toEqual(["items"]);
  expect(shown.items.map(({ id }) => id)).toEqual(shownOrder(part));
  expect(shown.items).toContainEqual({ id: "tea", html: "<p>Tea</p>" });
});

test("people read an answer as a numbered list", () => {
  expect(ordering.display(part, { kind: "ordering", order: ["tea", "night"] })).toBe("1. Tea\n2. Night");
});
