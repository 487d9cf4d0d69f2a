import { renderToStaticMarkup } from "react-dom/server";
import { AnswerFieldContext } from "../../app/questions/answerField.client";
import AuditInput from "../../problems/kinds/audit/Input.client";
import type { ShownAudit } from "../../problems/kinds/audit/kind";

const shown = (repair: ShownAudit["repair"]): ShownAudit => ({
  claimHtml: "<p>The minimiser is g.</p>",
  marks: ["correct", "wrong"],
  repair,
});
const expression = shown({
  kind: "symbolic",
  promptHtml: "What is it?",
  symbols: {
    declared: [
      { kind: "count", name: "d", min: 2, max: 5 },
      { kind: "vector", name: "g", length: "d" },
    ],
    listed: [{ name: "g", html: "<i>g</i>", words: "a vector of length d" }],
  },
  shape: { kind: "vector", length: "d" },
});
const vector = shown({ kind: "number", promptHtml: "Which one?", shape: [2], unit: null, anyOrder: false });
const option = shown({
  kind: "choice",
  promptHtml: "Which norm?",
  several: false,
  options: [
    { id: "norm1", html: "the 1-norm", spoken: null },
    { id: "norm2", html: "the 2-norm", spoken: null },
  ],
});

/** The field as a page, after `kept` was kept. */
function field(question: ShownAudit, kept: unknown): HTMLElement {
  const page = document.createElement("div");
  const around = { kept, keep: () => undefined, labelledBy: "title", describedBy: "prompt" };
  page.innerHTML = renderToStaticMarkup(
    <AnswerFieldContext value={around}>
      <AuditInput question={question} />
    </AnswerFieldContext>,
  );
  return page;
}

const marked = (mark: string, repair = "") => ({ kind: "audit", mark, repair });
const announced = (page: HTMLElement) => page.querySelector('[role="status"]')?.textContent;

test("at first there are the claim and its marks, none of them chosen, and no repair", () => {
  const page = field(expression, null);
  expect(page.textContent).toContain("The minimiser is g.");
  expect(page.querySelectorAll('input[type="radio"]')).toHaveLength(2);
  expect(page.querySelector("[checked]")).toBeNull();
  expect(page.textContent).not.toContain("Your repair");
  expect(announced(page)).toBe("");
});

test("a claim marked correct asks for no repair, also where one was typed before", () => {
  expect(field(expression, marked("correct", "-g")).textContent).not.toContain("Your repair");
});

test.each([
  ["an expression", expression, 'input[type="text"]'],
  ["a vector", vector, 'input[type="text"]'],
  ["an option", option, '[role="radiogroup"]:not([aria-labelledby="title"])'],
])("a claim marked wrong shows and announces a field for %s that has a name of its own", (_, question, selector) => {
  const page = field(question, marked("wrong"));
  expect(announced(page)).toBe("A field for your repair is below the marks.");
  const input = page.querySelector(selector);
  const named = (attribute: string) =>
    [...page.querySelectorAll("[id]")].find(({ id }) => id === input?.getAttribute(attribute))?.textContent;
  expect(named("aria-labelledby")).toBe("Your repair");
  expect(named("aria-describedby")).toMatch(/What is it|Which one|Which norm/);
});

test.each([
  ["another shape", expression, "1", "g is a vector of length d, the answer must be one too; yours is a number."],
  ["an unknown symbol", expression, "h", "h is not known here"],
  ["half a vector", vector, "[1, ", "Something is missing at the end."],
])("%s is said before anything is submitted", (_, question, text, message) => {
  const page = field(question, marked("wrong", text));
  expect(page.querySelector('input[type="text"]')?.getAttribute("aria-invalid")).toBe("true");
  expect(page.textContent).toContain(message);
});

test("a repair that is kept is there again", () => {
  expect(field(vector, marked("wrong", "[1, 2]")).querySelector('input[type="text"]')?.getAttribute("value")).toBe(
    "[1, 2]",
  );
  const [, second] = field(option, marked("wrong", "norm2")).querySelectorAll('input[value^="norm"]');
  expect(second?.hasAttribute("checked")).toBe(true);
});

test.each([{ kind: "number", text: "1" }, marked("perhaps"), { kind: "audit", mark: "wrong" }, "text", 3])(
  "a draft that is not this field's starts anew: %j",
  (kept) => {
    expect(field(vector, kept).querySelector("[checked]")).toBeNull();
  },
);
