import { choice } from "#problems/kinds/choice/kind";
import { type ChoicePart, ChoicePartSchema } from "#problems/kinds/choice/part";

const common = {
  kind: "choice" as const,
  id: "which",
  title: "Which",
  points: 4,
  source: "test.1",
  prompt: "Which?",
  explanation: "Because.",
  options: ["a", "b", "c", "d"].map((id) => ({ id, text: `Option *${id}*` })),
  mistakes: [{ id: "near", title: "Near", feedback: "Nearly.", credit: 0.5, answers: [["b"], ["b", "c"]] }],
};
const one = ChoicePartSchema.parse({ ...common, key: ["a"] });
const several = ChoicePartSchema.parse({ ...common, several: true, key: ["a", "d"] });
const check = (part: ChoicePart, chosen: string[]) => choice.check(part, { kind: "choice", chosen }, { seed: "1" });

test.each([
  ["the right one", one, ["a"], 4, []],
  ["another one", one, ["c"], 0, []],
  ["one that is listed as worth half", one, ["b"], 2, ["near"]],
  ["all right ones", several, ["a", "d"], 4, []],
  ["all right ones in another order", several, ["d", "a"], 4, []],
  ["a right one of two", several, ["a"], 0, []],
  ["the right ones and one more", several, ["a", "b", "d"], 0, []],
  ["a listed set in another order", several, ["c", "b"], 2, ["near"]],
])("%s", (_, part, chosen, points, mistakes) => {
  const checked = check(part, chosen);
  if (checked.status !== "checked") throw new Error(checked.status);
  expect(checked.rows.map((row) => [row.points, row.maxPoints])).toEqual([[points, 4]]);
  expect(checked.mistakes.map(({ id }) => id)).toEqual(mistakes);
});

test.each([
  ["two where one is asked", one, ["a", "b"], "Choose one option"],
  ["an option that is not there", one, ["z"], "other options now"],
  ["an option twice", several, ["a", "a"], "other options now"],
])("%s is not graded", (_, part, chosen, message) => {
  const checked = check(part, chosen);
  expect(checked).toMatchObject({ status: "invalid" });
  expect(checked).toHaveProperty("message", expect.stringContaining(message));
});

test.each([
  [{ ...common, key: ["z"] }, "there is no option"],
  [{ ...common, key: ["a", "b"] }, "several right options"],
  [{ ...common, key: ["a"], options: [...common.options, ...common.options] }, "same id"],
  [{ ...common, key: ["a"], options: [...common.options, { id: "e", text: "$\\theta$" }] }, "in words"],
  [{ ...common, key: ["a"], mistakes: [{ ...common.mistakes[0], answers: [["q"]] }] }, "there is no option"],
])("a part that contradicts itself is refused", (part, message) => {
  expect(() => ChoicePartSchema.parse(part)).toThrow(message);
});

test("a feedback that a verdict shows does not list other wrong answers", () => {
  const checked = check(one, ["b"]);
  expect(JSON.stringify(checked)).not.toContain("answers");
});

test("the field gets the options alone, as HTML", () => {
  expect(choice.forStudent(one, (markdown) => `<p>${markdown}</p>`)).toEqual({
    several: false,
    options: ["a", "b", "c", "d"].map((id) => ({ id, html: `<p>Option *${id}*</p>`, spoken: null })),
  });
});
