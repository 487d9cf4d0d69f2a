import fc from "fast-check";
import { checkAnswer, displayAnswer, forStudent } from "#problems/kinds/kinds";
import { SurveyPartSchema, type SurveyAnswer } from "#problems/kinds/survey/part";
import { readHours } from "#problems/kinds/survey/readHours";
import { AnswerSchema } from "#problems/schema";
import { renderMarkdown } from "#server/statement";

const part = SurveyPartSchema.parse({
  ...{ kind: "survey", id: "work", title: "Your work", points: 2, source: "test.1", prompt: "Say.", explanation: "-" },
  fields: [
    { kind: "text", id: "sources", label: "Sources", maxLength: 60 },
    {
      kind: "choices",
      id: "used",
      label: "Used",
      options: [
        { id: "notes", text: "The notes" },
        { id: "book", text: "A book" },
      ],
    },
    { kind: "people", id: "with", label: "People" },
    { kind: "hours", id: "hours", label: "Hours" },
  ],
});

const complete = { sources: "none", used: ["book"], with: ["Ada", "Grace"], hours: "6.5" };
const answerOf = (values: Record<string, string | string[]>): SurveyAnswer => ({
  kind: "survey",
  entries: Object.entries(values).map(([id, value]) => ({ id, value })),
});
const check = (values: Record<string, string | string[]>) => checkAnswer(part, answerOf(values), { seed: "s" });

test.each([
  ["everything", complete],
  ["none everywhere", { sources: "none", with: ["none"], hours: "0" }],
  ["one character", { ...complete, sources: "-" }],
  ["boxes left alone", { ...complete, used: [] }],
])("%s earns all points", (_, values) => {
  expect(check(values)).toEqual({
    ...{ status: "checked", mistakes: [] },
    rows: [{ name: "Your work", points: 2, maxPoints: 2 }],
  });
});

test.each([
  ["no text", { ...complete, sources: " \n" }, 'Sources: Write something. "none" is an answer.'],
  ["a long text", { ...complete, sources: "x".repeat(61) }, "Sources: This is 61 characters long, and 60 are allowed."],
  ["nobody", { ...complete, with: ["", " "] }, 'People: Name at least one person, or write "none".'],
  ["an option of another survey", { ...complete, used: ["constructor"] }, /^Used: There are other options now/],
  ["minutes", { ...complete, hours: "390" }, "Hours: Give the total hours, not minutes: a number from 0 to 200."],
  ["nothing", {}, /^Sources: .* People: .* Hours: Give a number of hours, such as 6 or 6\.5\.$/],
  ["a field of another survey", { ...complete, constructor: "x" }, /asks something else now/],
])("%s costs no attempt and is told what is missing", (_, values, message) => {
  expect(check(values)).toEqual({
    status: "invalid",
    message: typeof message === "string" ? message : (expect.stringMatching(message) as string),
  });
});

test("two entries for one field are refused", () => {
  const entries = [...answerOf(complete).entries, { id: "hours", value: "7" }];
  expect(checkAnswer(part, { kind: "survey", entries }, { seed: "s" })).toMatchObject({ status: "invalid" });
});

test.each([
  ["6", 6],
  ["6.5", 6.5],
  ["6,5", 6.5],
  [" 6½ h ", 6.5],
  ["½", 0.5],
  [".5", 0.5],
  ["0", 0],
  ["-0", 0],
  ["200", 200],
  ["200.0 hours", 200],
  ["1 hour", 1],
])("%j are %d hours", (text, hours) => {
  expect(readHours(text)).toEqual({ ok: true, hours });
});

test.each([
  ["200.5", /not minutes/],
  ["-3", /not minutes/],
  ["999999999", /not minutes/],
  ["6.25", /Round to whole or half hours/],
  ["", /Give a number/],
  ["a lot", /Give a number/],
  ["7:30", /Give a number/],
  ["1e2", /Give a number/],
  ["NaN", /Give a number/],
  ["Infinity", /Give a number/],
  ["1.5½", /Give a number/],
  ["9".repeat(4_000), /Give a number/],
])("%.20j are no hours", (text, message) => {
  expect(readHours(text)).toEqual({ ok: false, message: expect.stringMatching(message) as string });
});

test("every half hour from 0 to 200 is read back as it was written", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 400 }), (halves) => {
      expect(readHours(String(halves / 2))).toEqual({ ok: true, hours: halves / 2 });
    }),
  );
});

test("what was said is shown below its labels, as plain text", () => {
  const hostile = "`</code><script>alert(1)</script> **b** [a](javascript:alert(1))";
  const markdown = displayAnswer(part, answerOf({ ...complete, sources: `line\n\n# ${hostile}` }));
  expect(markdown).toContain("**People**\n\n* `Ada`\n* `Grace`");
  expect(markdown).toContain("**Used**\n\n* `A book`");
  const { html } = renderMarkdown(markdown);
  expect(html).not.toMatch(/<script|<h1|<strong>b|<a /);
  expect(displayAnswer(part, answerOf({}))).toContain("**Hours**\n\n* `–`");
});

test("any answer of its shape is complete or told what is missing", () => {
  const value = fc.oneof(fc.string({ unit: "binary", maxLength: 80 }), fc.array(fc.string(), { maxLength: 4 }));
  fc.assert(
    fc.property(fc.record({ sources: value, used: value, with: value, hours: value }), (values) => {
      const checked = check(values);
      expect(["checked", "invalid"]).toContain(checked.status);
      if (checked.status === "invalid") expect(checked.message).not.toBe("");
      displayAnswer(part, answerOf(values));
    }),
  );
});

test("the field learns its questions", () => {
  expect(forStudent(part, (markdown) => markdown)).toEqual({ fields: part.fields });
});

test.each([
  ["an id that is no name", [{ id: "__proto__", value: "x" }]],
  ["a number", [{ id: "hours", value: 6 }]],
  ["a long text", [{ id: "sources", value: "x".repeat(4_001) }]],
  ["a crowd", [{ id: "with", value: Array.from({ length: 31 }, () => "x") }]],
])("an answer with %s is no answer", (_, entries) => {
  expect(AnswerSchema.safeParse({ kind: "survey", entries }).success).toBe(false);
});

test("two fields of one survey cannot have the same id", () => {
  const [first] = part.fields;
  expect(SurveyPartSchema.safeParse({ ...part, fields: [first, first] }).error?.message).toMatch(/the same id/);
});
