import katex from "katex";
import { declareSymbols, equivalent, readExpression, shapeMismatch, toLatex } from "numerics/expressions";
import { discussion1 } from "./cases/discussion1";
import { discussion3 } from "./cases/discussion3";
import { discussion4 } from "./cases/discussion4";
import { homework2 } from "./cases/homework2";
import type { PartCases } from "./cases/partCases";
import { transcript } from "./cases/transcript";

/*
 * Every symbolic part of the course: the forms of a right answer that must be accepted, the wrong answers that must not
 * be, and what is refused because nobody can be sure what it means.
 */

const documents = { discussion1, discussion3, homework2, discussion4, transcript };
const parts = Object.values(documents).flat();

function check(part: PartCases, text: string): string {
  const declarations = declareSymbols(part.symbols);
  const answer = readExpression(text, declarations);
  if (!answer.ok) return `refused: ${answer.fault.message}`;
  const results = part.keys.map((keyText) => {
    const key = readExpression(keyText, declarations);
    if (!key.ok) throw new Error(`${part.part}: the key ${keyText} is refused: ${key.fault.message}`);
    const mismatch = shapeMismatch(key.value.shape, answer.value.shape, declarations);
    if (mismatch !== undefined) return `refused: ${mismatch}`;
    return equivalent(key.value, answer.value, declarations, `${part.part}/1`).status;
  });
  return results.find((result) => result === "equivalent") ?? results[0] ?? "";
}

const rows = (select: (part: PartCases) => readonly string[]): (readonly [string, string, PartCases])[] =>
  parts.flatMap((part) => select(part).map((text) => [part.part, text, part] as const));

test.each(rows(({ keys, accepted }) => [...keys, ...accepted]))("%s accepts %s", (_, text, part) => {
  expect(check(part, text)).toBe("equivalent");
});

test.each(rows(({ wrong }) => wrong))("%s is not %s", (_, text, part) => {
  expect(["different", "undefined"]).toContain(check(part, text));
});

test.each(rows(({ refused }) => refused))("%s refuses %s with a sentence", (_, text, part) => {
  expect(check(part, text)).toMatch(/^refused: \S.*\.$/su);
});

test("there are at least four hundred pairs of a key and a form", () => {
  const pairs = parts.reduce((total, { accepted, wrong }) => total + accepted.length + wrong.length, 0);
  expect(pairs).toBeGreaterThanOrEqual(400);
});

test.each(rows(({ keys, accepted, wrong }) => [...keys, ...accepted, ...wrong]))(
  "%s: the typeset form of %s is read as the same",
  (_, text, part) => {
    const declarations = declareSymbols(part.symbols);
    const typed = readExpression(text, declarations);
    if (!typed.ok) throw new Error(typed.fault.message);
    const latex = toLatex(typed.value.expression, declarations);
    expect(() => katex.renderToString(latex, { throwOnError: true, strict: "error" })).not.toThrow();
    const again = readExpression(latex, declarations);
    if (!again.ok) throw new Error(`${latex}: ${again.fault.message}`);
    expect(equivalent(typed.value, again.value, declarations, "typeset").status).toBe("equivalent");
  },
);
