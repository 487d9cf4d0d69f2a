import fc from "fast-check";
import { toCsv } from "#server/csv";
import { AppError } from "#server/errors";
import { type RosterLine, readRosterFile } from "#server/rosterFile";

const person = (line: Partial<RosterLine>): RosterLine => ({
  ...{ number: 2, email: "ada@example.edu", name: null, section: null, role: null },
  ...line,
});

test.each<[string, string, RosterLine[]]>([
  ["an address alone", "E-mail\nada@example.edu\n", [person({})]],
  [
    "all four columns, in any order and any letters",
    "ROLE,section,Name,EMAIL\nTA,Tuesday,Ada Lovelace,Ada@Example.edu\n",
    [person({ name: "Ada Lovelace", section: "Tuesday", role: "ta" })],
  ],
  [
    "a Canvas gradebook: family name first, the line of points, the made-up student",
    'Student,ID,SIS User ID,SIS Login ID,Section,Homework 1 (12)\n    Points Possible,,,,,10\n"Lovelace, Ada",1,2,ada@example.edu,LEC 001,9\n"Student, Test",3,,abc,LEC 001,\n',
    [person({ number: 3, name: "Ada Lovelace", section: "LEC 001" })],
  ],
  [
    "a bCourses roster",
    "Name,Student ID,User ID,Role,Email Address,Sections\nAda Lovelace,1,2,Student,ada@example.edu,LEC 001 and DIS 101\n",
    [person({ name: "Ada Lovelace", section: "LEC 001 and DIS 101", role: "student" })],
  ],
  [
    "first and last names apart, an export of Gradescope",
    "First Name,Last Name,SID,Email,Sections\nAda,Lovelace,1,ada@example.edu,\n",
    [person({ name: "Ada Lovelace" })],
  ],
  ["semicolons", "E-mail;Name\nada@example.edu;Ada\n", [person({ name: "Ada" })]],
  ["tabs", "E-mail\tName\nada@example.edu\tLovelace, Ada\n", [person({ name: "Ada Lovelace" })]],
  ["a mark of UTF-8 and empty lines", "\uFEFFE-mail\r\n\r\nada@example.edu\r\n", [person({ number: 3 })]],
])("%s is read", (_, text, lines) => {
  expect(readRosterFile(text)).toMatchObject({ lines, faults: [] });
});

test.each([
  ["", "there is no e-mail address."],
  ["ada", "“ada” is no e-mail address."],
  ["ada@example.edu", "ada@example.edu stands in line 2 already."],
  ["eve@example.edu,Eve,Boss", "“Boss” is no role here. Roles are student, TA and instructor."],
  ["eve@example.edu,Lovelace,Eve,TA", "it has 4 cells, and the first line has 3. A name with a comma needs quotes."],
  [`eve@example.edu,${"e".repeat(201)}`, "the name is longer than 200 characters."],
])("a line %j is told with its number, and the others count", (line, message) => {
  const text = `E-mail,Name,Role\nada@example.edu,Ada,TA\n${line === "" ? ",Nobody," : line}\nbob@example.edu,Bob,\n`;
  const { lines, faults } = readRosterFile(text);
  expect(lines.map(({ email }) => email)).toEqual(["ada@example.edu", "bob@example.edu"]);
  expect(faults).toEqual([`Line 3: ${message}`]);
});

test.each([
  ["Name,Section\nAda,1\n", "one of them “E-mail”"],
  ["", "one of them “E-mail”"],
  ["E-mail,Role,Role\na@b.c,TA,TA\n", "Two columns are called “Role”"],
  ['E-mail\n"a@b.c\n', "no table"],
  [`E-mail\n${Array.from({ length: 5_001 }, (_, index) => `a${index}@b.c\n`).join("")}`, "at most 5000"],
])("a file that is no roster is refused", (text, words) => {
  expect(() => readRosterFile(text)).toThrow(AppError);
  expect(() => readRosterFile(text)).toThrow(words);
});

test("columns that say nothing here are named", () => {
  expect(readRosterFile("E-mail,Majors\na@b.c,EECS\n").ignored).toEqual(["Majors"]);
});

test("what we write as a table of people is read as it was", () => {
  const name = fc
    .string({ maxLength: 40 })
    .map((text) => text.replaceAll(/[\s,'\p{Cc}\p{Cs}]+/gu, " ").trim())
    .filter((text) => !/^points possible$/i.test(text));
  fc.assert(
    fc.property(fc.array(name, { maxLength: 20 }), (names) => {
      const rows = names.map((each, index) => [each, `p${index}@example.edu`, "=1+1", "ta"]);
      const { lines, faults } = readRosterFile(toCsv([["Name", "E-mail", "Section", "Role"], ...rows]));
      expect(faults).toEqual([]);
      expect(lines.map((line) => line.name ?? "")).toEqual(names);
      expect(lines.every(({ section, role }) => section === "=1+1" && role === "ta")).toBe(true);
    }),
  );
});
