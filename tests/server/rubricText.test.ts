import fc from "fast-check";
import { quotedFacts } from "#server/quotedFacts";
import { fillRubricFeedback, fillRubricText, type QuotedFacts, requireKnownPlaceholders } from "#server/rubricText";
import { renderMarkdown } from "#server/statement";

const facts: QuotedFacts = { answer: "x + 1", tests: { score: 2, maxScore: 3 }, partPoints: 2.5 };

test.each([
  ["You wrote {{answer}}.", "You wrote x + 1."],
  ["{{ score }} tests, of {{points}} points", "2 of 3 tests, of 2.5 points"],
  ["{{nothing}} and x^{{n}} stay", "{{nothing}} and x^{{n}} stay"],
  ["no placeholder", "no placeholder"],
])("%s", (text, expected) => {
  expect(fillRubricText(text, facts)).toBe(expected);
});

test("what there is not is said", () => {
  expect(fillRubricText("{{answer}}, {{score}}", { ...facts, answer: null, tests: null })).toBe(
    "(no text), (no tests)",
  );
});

test("a long answer is quoted on one line, up to 200 characters, none of them cut in two", () => {
  const quoted = fillRubricText("{{answer}}", { ...facts, answer: `a\n  b ${"𝛼".repeat(300)}` });
  expect(Array.from(quoted)).toHaveLength(200);
  expect(quoted).toMatch(/^a b 𝛼+…$/u);
});

test("an answer cannot bring placeholders of its own", () => {
  expect(fillRubricText("{{answer}}", { ...facts, answer: "{{points}}" })).toBe("{{points}}");
});

test("in Markdown an answer is read as it was typed, whatever it holds", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme-ascii", minLength: 1, maxLength: 60 }), (answer) => {
      fc.pre(answer.trim() !== "");
      const html = renderMarkdown(fillRubricFeedback("You wrote {{answer}}.", { ...facts, answer })).html;
      const typed = answer.trim().replace(/\s+/g, " ");
      expect(readable(html)).toBe(`You wrote ${typed}.`.replaceAll(/(?<=\d) (?=%)/g, "\u00a0"));
      expect(html).not.toMatch(/<(em|strong|code|h\d|li|table|span)/);
    }),
  );
});

const readable = (html: string): string =>
  html
    .replaceAll(/<[^>]*>/g, "")
    .replaceAll(/&#x([0-9a-f]+);/gi, (_, code: string) => String.fromCodePoint(parseInt(code, 16)))
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&");

test("a placeholder that there is not is refused with those that there are", () => {
  expect(() => requireKnownPlaceholders("{{answer}} {{parameter:x}}")).toThrow(
    "There is nothing called {{parameter:x}} to quote here. What can be quoted: {{answer}}, {{score}}, {{points}}.",
  );
  expect(() => requireKnownPlaceholders("{{answer}} and $x^{{n}}$")).not.toThrow();
});

test("code is quoted as its source, and tests that gave nothing to win are none", () => {
  const code = { kind: "code", source: "let x = 1;" } as const;
  expect(quotedFacts(undefined, code, { score: 0, maxScore: 0 }, 3)).toEqual({
    answer: "let x = 1;",
    tests: null,
    partPoints: 3,
  });
  expect(quotedFacts(undefined, { kind: "written", markdown: "a" }, null, 1)).toMatchObject({ answer: null });
});
