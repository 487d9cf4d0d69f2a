import fc from "fast-check";
import { plainText, plainTexts } from "#grader/plainText";

test.each([
  ["a terminal's escape sequence", "\u001b[2Jx", "␛[2Jx"],
  ["a null byte and a delete", "a\0b\u007f", "a␀b␡"],
  ["a reversed reading direction", "\u202Edetpecca\u2066\u200F", "�detpecca��"],
  ["a newer control", "\u009b31m", "�31m"],
  ["a lone carriage return", "100 %\r0 %", "100 %␍0 %"],
  ["lines of another system", "a\r\nb", "a \nb"],
  ["tabs, lines, letters and pictures", "\tä\n∇²f ≤ 0 🙂 שלום", "\tä\n∇²f ≤ 0 🙂 שלום"],
])("%s is shown as what it is", (_title, text, plain) => {
  expect(plainText(text)).toBe(plain);
});

test("no text keeps an active character or becomes longer, and plain text stays as it is", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const plain = plainText(text);
      expect(plain.length).toBe(text.length);
      expect(plainText(plain)).toBe(plain);
    }),
  );
});

test("every string of a value is made plain, and nothing else is touched", () => {
  expect(plainTexts({ a: ["\0", 1, null, true], b: { c: "\u001b" } })).toEqual({
    a: ["␀", 1, null, true],
    b: { c: "␛" },
  });
});
