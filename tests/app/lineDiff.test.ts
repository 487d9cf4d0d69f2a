import fc from "fast-check";
import { diffLines } from "../../app/editor/lineDiff";

const sketch = (before: string, after: string): string[] =>
  diffLines(before, after).map((line) => `${{ same: " ", removed: "-", added: "+" }[line.kind]}${line.text}`);

test.each([
  ["a\nb\nc", "a\nb\nc", [" a", " b", " c"]],
  ["a\nb\nc", "a\nx\nc", [" a", "-b", "+x", " c"]],
  ["a\nb", "a\nnew\nb", [" a", "+new", " b"]],
  ["a\nb\nc\nd", "b\nd", ["-a", " b", "-c", " d"]],
  ["", "a", ["-", "+a"]],
])("%j to %j", (before, after, lines) => {
  expect(sketch(before, after)).toEqual(lines);
});

test("the two texts can be read off the comparison, and the numbers count their lines", () => {
  const text = fc
    .array(fc.constantFrom("a", "b", "c", "d"), { minLength: 1, maxLength: 12 })
    .map((lines) => lines.join("\n"));
  fc.assert(
    fc.property(text, text, (before, after) => {
      const lines = diffLines(before, after);
      const old = lines.flatMap((line) => (line.kind === "added" ? [] : [line]));
      const now = lines.flatMap((line) => (line.kind === "removed" ? [] : [line]));
      expect(old.map((line) => line.text).join("\n")).toBe(before);
      expect(now.map((line) => line.text).join("\n")).toBe(after);
      expect(old.map((line) => line.before)).toEqual(old.map((_line, index) => index + 1));
      expect(now.map((line) => line.after)).toEqual(now.map((_line, index) => index + 1));
    }),
  );
});

test("two long texts that have nothing in common are compared all the same", () => {
  const long = (letter: string) => Array.from({ length: 3_000 }, (_, index) => `${letter}${index}`).join("\n");
  expect(diffLines(long("a"), long("b"))).toHaveLength(6_000);
});
