import fc from "fast-check";
import { toCsv } from "#server/csv";

const field = (text: string): string => toCsv([[text]]).slice(1, -2);

test.each([
  ["plain", "plain"],
  ["a,b", '"a,b"'],
  ['say "hi"', '"say ""hi"""'],
  ["two\nlines", '"two\nlines"'],
  ["=HYPERLINK(1)", `"'=HYPERLINK(1)"`],
  ["+1", `"'+1"`],
  ["-1+cmd|' /C calc'!A0", `"'-1+cmd|' /C calc'!A0"`],
  ["@SUM(A1)", `"'@SUM(A1)"`],
  ["  =1", `"'  =1"`],
  ["\t=1", `"'\t=1"`],
  ["＝1", `"'＝1"`],
  ["a=b", "a=b"],
  ["", ""],
])("%j is written as %j", (text, expected) => {
  expect(field(text)).toBe(expected);
});

test("numbers stay numbers, and what is not there is empty", () => {
  expect(
    toCsv([
      ["points", null],
      [-1.5, 0],
    ]),
  ).toBe("\uFEFFpoints,\r\n-1.5,0\r\n");
});

/** Reads a file of one column the way a spreadsheet does. */
function readBack(file: string): string[] {
  return [...file.slice(1).matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))\r\n/g)].map(([, quoted, bare]) =>
    quoted === undefined ? (bare ?? "") : quoted.replaceAll('""', '"'),
  );
}

test("every text comes back as it was, behind an apostrophe where it could be a formula", () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: "binary", maxLength: 30 }), { minLength: 1 }), (texts) => {
      const read = readBack(toCsv(texts.map((text) => [text])));
      expect(read).toHaveLength(texts.length);
      read.forEach((text, index) => {
        expect([texts[index], `'${texts[index] ?? ""}`]).toContain(text);
        expect(text).not.toMatch(/^\s*[=+\-@]/);
      });
    }),
  );
});
