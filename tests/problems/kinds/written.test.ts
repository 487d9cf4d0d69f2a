import fc from "fast-check";
import { checkAnswer, displayAnswer, examplesOf, forStudent } from "#problems/kinds/kinds";
import { WrittenPartSchema } from "#problems/kinds/written/part";
import { AnswerSchema } from "#problems/schema";
import { gradeQuestion } from "#grader/gradeQuestion";
import { renderAnswer } from "#server/renderAnswer";

const definition = {
  kind: "written",
  id: "why",
  title: "Why",
  points: 3,
  source: "test.1",
  prompt: "Why does the loss fall?",
  explanation: "Each step goes downhill.",
  rubric: [
    { id: "downhill", text: "secret-downhill", points: 2 },
    { id: "small", text: "secret-small", points: 1 },
    { id: "noise", text: "secret-noise", points: 1, bonus: true },
  ],
  misconceptions: [{ id: "uphill", text: "secret-uphill", feedback: "secret-feedback" }],
  maxLength: 200,
};
const part = WrittenPartSchema.parse(definition);
const check = (markdown: string) => checkAnswer(part, { kind: "written", markdown }, { seed: "s" });

test.each([["The step is small and goes downhill."], ["$x^2$"], ["是"], ["x".repeat(200)]])(
  "%j is handed in for a person",
  (markdown) => {
    expect(check(markdown)).toEqual({
      status: "handed-in",
      message: "Handed in. A person reads this; its points appear once the review is finished.",
    });
  },
);

test.each([
  ["nothing", "", /nothing to read yet/],
  ["only blanks", " \n\t\u00a0", /nothing to read yet/],
  ["only marks", "$$ ** … **", /nothing to read yet/],
  ["too much", "x".repeat(201), /201 characters long, and 200 are allowed/],
])("%s costs no attempt and is told what to do", (_, markdown, message) => {
  expect(check(markdown)).toEqual({ status: "invalid", message: expect.stringMatching(message) as string });
});

test("a verdict on what was handed in gives no points and has none to give", () => {
  expect(gradeQuestion(part, { kind: "written", markdown: "Downhill." }, "s")).toMatchObject({
    status: "accepted",
    maxScore: 0,
  });
});

test("the field learns the length and nothing of what is looked for", () => {
  const shown = JSON.stringify(forStudent(part, (markdown) => markdown));
  expect(JSON.parse(shown)).toEqual({ maxLength: 200 });
  expect(shown).not.toContain("secret");
  expect(examplesOf(part)).toEqual({ right: [], wrong: [] });
});

test("what somebody wrote is shown as Markdown, and no markup of theirs survives", () => {
  const hostile =
    '<script>alert(1)</script> <img src=x onerror=alert(1)> [a](javascript:alert(1)) $\\href{javascript:alert(1)}{x}$ <b onclick="x">b</b>';
  const html = renderAnswer(displayAnswer(part, { kind: "written", markdown: hostile }));
  expect(html).not.toMatch(/<script|<img|onclick=|onerror=|href="javascript/);
});

test("a text that nests without end is shown as it was typed", () => {
  const deep = `${"> ".repeat(8_000)}<b>&`;
  expect(renderAnswer(deep)).toBe(`<pre tabindex="0"><code>${"> ".repeat(8_000)}&lt;b>&amp;</code></pre>`);
  expect(renderAnswer("> a")).toContain("<blockquote>");
});

test.each([
  ["many formulas", "$x$ ".repeat(301)],
  ["one long formula", `$${"a+".repeat(2_000)}b$`],
  ["one long matrix", `$$\n\\begin{matrix}${"a&".repeat(2_000)}\\end{matrix}\n$$`],
])("a text with %s is shown as it was typed, since drawing it would take the server's time", (_, markdown) => {
  expect(renderAnswer(markdown)).toBe(`<pre tabindex="0"><code>${markdown.replaceAll("&", "&amp;")}</code></pre>`);
});

test("an answer as full of formulas as people write is drawn", () => {
  expect(renderAnswer("So $\\frac{a_1^2}{b} \\le 1$. ".repeat(150))).toContain('class="katex"');
});

test("any text has an answer in one of two ways, and hostile ones take no time", () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 400, unit: "binary" }), (markdown) => {
      const { status } = check(markdown);
      expect(["handed-in", "invalid"]).toContain(status);
      if (markdown.length > 200) expect(status).toBe("invalid");
    }),
  );
  expect(check("*_`[".repeat(4_000)).status).toBe("invalid");
});

test.each([
  ["more than 16 KiB", { kind: "written", markdown: "x".repeat(16_385) }],
  ["no text", { kind: "written" }],
  ["another type", { kind: "written", markdown: ["x"] }],
  ["something beside it", { kind: "written", markdown: "x", rubric: [] }],
])("an answer with %s is no answer", (_, answer) => {
  expect(AnswerSchema.safeParse(answer).success).toBe(false);
});

test.each([
  ["gives other points than the part", { points: 4 }, /the rubric gives 3 points without its bonus, the part 4/],
  ["is empty", { rubric: [] }, /rubric/],
  ["takes points away", { rubric: [{ id: "a", text: "a", points: -3 }] }, /points/],
  [
    "has an id twice",
    {
      rubric: [
        { id: "a", text: "a", points: 1 },
        { id: "a", text: "b", points: 2 },
      ],
    },
    /two entries have the same id/,
  ],
])("a rubric that %s is refused", (_, changes, message) => {
  const parsed = WrittenPartSchema.safeParse({ ...definition, ...changes });
  expect(parsed.error?.message).toMatch(message);
});
