import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { canvasLines, gradebookLines, mappingFromText, mappingToText, toCsv } from "../../../app/staff/gradebook/csv";

const plain = { withMark: false };

test.each([
  ['=HYPERLINK("http://x")', `"'=HYPERLINK(""http://x"")"`],
  ["+1-800", "'+1-800"],
  ["-2+3+cmd|' /C calc'!A0", "'-2+3+cmd|' /C calc'!A0"],
  ["@SUM(A1)", "'@SUM(A1)"],
  ["\t=1", "'\t=1"],
  ["\r=1", `"'\r=1"`],
  [" =1", "' =1"],
  ["＝1", "'＝1"],
  ["-5", "-5"],
  ["-2.5", "-2.5"],
  ["O'Neil", "O'Neil"],
  ['Ada, "Countess"', `"Ada, ""Countess"""`],
  ["two\nlines", `"two\nlines"`],
  ["Ødegård ≈", "Ødegård ≈"],
])("the text %j is written as %s", (text, expected) => expect(toCsv([[text]], plain)).toBe(`${expected}\r\n`));

test("numbers stay numbers, also below nothing, and nothing stays empty", () => {
  expect(toCsv([[-2.5, 0, null, 7]], plain)).toBe("-2.5,0,,7\r\n");
});

test("the mark of UTF-8 goes first when it is wanted", () => {
  expect(toCsv([["a"]], { withMark: true })).toBe("\uFEFFa\r\n");
});

test("a reader of RFC 4180 gets back what was written, and no cell is a formula", () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: "binary" }), { minLength: 2, maxLength: 5 }), (cells) => {
      const [read = []] = parse(toCsv([["x", ...cells]], plain), { record_delimiter: "\r\n" });
      expect(read.slice(1).map((cell, index) => (cell === `'${cells[index] ?? ""}` ? cell.slice(1) : cell))).toEqual(
        cells,
      );
      for (const cell of read) expect(cell).toMatch(/^(?![\t\r\n]|\s*[=+\-@])|^-\d+(\.\d+)?$/);
    }),
  );
});

const column = (key: string, index: number) => ({
  ...{ key, index, kind: "item" as const, under: "hw", title: key, fullTitle: `HW / ${key}`, points: 10, slug: "hw" },
});
const row = {
  ...{ userId: "u", name: "=Ada", email: "ada@example.edu", section: "Tue" },
  ...{ numbers: [1.5, null], marks: {} },
};

test("what is shown goes out with its headings", () => {
  expect(gradebookLines([column("two", 1), column("one", 0)], [row])).toEqual([
    ["Name", "E-mail", "Section", "HW / two", "HW / one"],
    ["=Ada", "ada@example.edu", "Tue", null, 1.5],
  ]);
});

test("Canvas gets its headings, the points possible, and only the columns that were chosen", () => {
  const mapping = { one: "Homework 1 (4711)", two: " " };
  expect(canvasLines(mapping, [column("one", 0), column("two", 1)], [row], "name-of-email")).toEqual([
    ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", "Homework 1 (4711)"],
    ["    Points Possible", "", "", "", "", 10],
    ["=Ada", "", "", "ada", "Tue", 1.5],
  ]);
});

test("the chosen headings come back from an address", () => {
  const mapping = { one: "Homework 1 (4711) & more", two: "x=y" };
  expect(mappingFromText(mappingToText(mapping))).toEqual(mapping);
  expect(mappingToText({ one: "" })).toBe("");
});
