import type { Role } from "./access";
import { readCsvLines, withoutApostrophe } from "./csvLines";
import { EmailSchema } from "./emailAddress";
import { AppError } from "./errors";
import { storableText } from "./storableText";

/** A person as a line of a file says. Null: the file does not say. */
export interface RosterLine {
  number: number;
  email: string;
  name: string | null;
  section: string | null;
  role: Role | null;
}

export interface RosterFile {
  lines: RosterLine[];
  /** One sentence for each line that names nobody, with its number and what is wrong. */
  faults: string[];
  /** Headings of columns that say nothing about a roster. */
  ignored: string[];
}

const mostLines = 5_000;
const longest = { name: 200, section: 60 } as const;

/** Headings by what they mean, compared in small letters and without signs; those of usual exports of course systems too. */
const headings = {
  email: ["email", "emailaddress", "mail", "sisloginid", "loginid", "login", "username"],
  name: ["name", "fullname", "student", "studentname", "displayname", "preferredname"],
  firstName: ["firstname", "givenname", "first"],
  lastName: ["lastname", "surname", "familyname", "last"],
  section: ["section", "sections", "sectionname"],
  role: ["role", "courserole", "enrollmentrole"],
} as const;
type Column = keyof typeof headings;

const roles: readonly [Role, readonly string[]][] = [
  ["student", ["student", "studentenrollment", "learner", "enrolled"]],
  [
    "ta",
    ["ta", "taenrollment", "teachingassistant", "assistant", "tutor", "grader", "reader", "gsi", "ugsi", "uai", "ase"],
  ],
  ["instructor", ["instructor", "teacher", "teacherenrollment", "professor", "lecturer"]],
];

const bare = (text: string): string => text.toLowerCase().replaceAll(/[^\p{Letter}\p{Number}]/gu, "");

/**
 * Reads a table with a heading line: a column of e-mail addresses, and names, sections and roles where there are such
 * columns. Empty cells say nothing.
 *
 * @throws AppError INVALID when it is no such table, TOO_LARGE
 */
export function readRosterFile(text: string): RosterFile {
  const [heading, ...rest] = readCsvLines(text, { mostLines, isRagged: true });
  const titles = (heading?.record ?? []).map((title) => storableText(title).trim());
  const { places, ignored } = findColumns(titles);
  if (heading === undefined || places.email === undefined)
    throw new AppError(
      "INVALID",
      "The first line must name the columns, one of them “E-mail”. Columns “Name”, “Section” and “Role” are read too.",
    );
  const lines: RosterLine[] = [];
  const faults: string[] = [];
  const firstOf = new Map<string, number>();
  for (const { record, number } of rest) {
    const cells = record.map((cell) => withoutApostrophe(storableText(cell)).trim());
    // Canvas puts the most points of each column below its headings, and a made-up student at the end.
    if (/^points possible$/i.test(cells[0] ?? "") || /^student, test$/i.test(cells[0] ?? "")) continue;
    if (cells.every((cell) => cell === "")) continue;
    const line =
      cells.length > titles.length
        ? `it has ${cells.length} cells, and the first line has ${titles.length}. A name with a comma needs quotes.`
        : readLine(number, cells, places);
    if (typeof line === "string") faults.push(`Line ${number}: ${line}`);
    else if (firstOf.has(line.email))
      faults.push(`Line ${number}: ${line.email} stands in line ${firstOf.get(line.email) ?? 0} already.`);
    else {
      firstOf.set(line.email, number);
      lines.push(line);
    }
  }
  return { lines, faults, ignored };
}

type Places = Partial<Record<Column, number>>;

function findColumns(titles: readonly string[]): { places: Places; ignored: string[] } {
  const known = titles.map(bare);
  const places: Places = {};
  for (const [column, names] of Object.entries(headings) as [Column, readonly string[]][]) {
    // The earlier name in the list is the surer one.
    const name = names.find((each) => known.includes(each));
    if (name === undefined) continue;
    if (known.indexOf(name) !== known.lastIndexOf(name))
      throw new AppError("INVALID", `Two columns are called “${titles[known.indexOf(name)] ?? ""}”. Leave one.`);
    places[column] = known.indexOf(name);
  }
  const used = new Set(Object.values(places));
  return { places, ignored: titles.filter((title, place) => title !== "" && !used.has(place)) };
}

/** The person of a line, or what is wrong with it. */
function readLine(number: number, cells: readonly string[], places: Places): RosterLine | string {
  const cell = (column: Column): string => cells[places[column] ?? -1] ?? "";
  const address = cell("email");
  if (address === "") return "there is no e-mail address.";
  const email = EmailSchema.safeParse(address);
  if (!email.success) return `“${address.slice(0, 60)}” is no e-mail address.`;
  const name = nameOf(cell);
  if (name.length > longest.name) return `the name is longer than ${longest.name} characters.`;
  const section = cell("section").replaceAll(/\s+/g, " ");
  if (section.length > longest.section)
    return `the section “${section.slice(0, 40)} …” is longer than ${longest.section} characters. A person is in one section.`;
  const wanted = cell("role");
  const role = roles.find(([, names]) => names.includes(bare(wanted)))?.[0];
  if (wanted !== "" && role === undefined)
    return `“${wanted.slice(0, 40)}” is no role here. Roles are student, TA and instructor.`;
  return { number, email: email.data, name: orNull(name), section: orNull(section), role: role ?? null };
}

function nameOf(cell: (column: Column) => string): string {
  const parts = `${cell("firstName")} ${cell("lastName")}`;
  const whole = cell("name") === "" ? parts : cell("name");
  // Course systems sort by family name: "Lovelace, Ada" is Ada Lovelace.
  const turned = /^([^,]+),([^,]+)$/.exec(whole);
  return (turned === null ? whole : `${turned[2] ?? ""} ${turned[1] ?? ""}`).replaceAll(/\s+/g, " ").trim();
}

const orNull = (text: string): string | null => (text === "" ? null : text);
