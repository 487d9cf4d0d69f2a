import type { SurveyAnswer, SurveyField } from "./part";
import { readHours } from "./readHours";

export type ReadEntry = { ok: true; lines: string[] } | { ok: false; message: string };

/** What an answer says to one field: plain text in lines, or what is missing. */
export function readEntry(field: SurveyField, { entries }: SurveyAnswer): ReadEntry {
  const value = entries.find(({ id }) => id === field.id)?.value;
  switch (field.kind) {
    case "text":
      return readText(field, typeof value === "string" ? value : "");
    case "choices":
      return readChoices(field, typeof value === "string" ? [value] : (value ?? []));
    case "people":
      return readPeople(typeof value === "string" ? [value] : (value ?? []));
    case "hours": {
      const read = readHours(typeof value === "string" ? value : "");
      return read.ok ? { ok: true, lines: [String(read.hours)] } : read;
    }
  }
}

function readText({ maxLength }: { maxLength: number }, text: string): ReadEntry {
  const lines = linesOf(text);
  if (lines.length === 0) return { ok: false, message: 'Write something. "none" is an answer.' };
  if (text.length > maxLength)
    return { ok: false, message: `This is ${text.length} characters long, and ${maxLength} are allowed.` };
  return { ok: true, lines };
}

function readChoices({ options }: Extract<SurveyField, { kind: "choices" }>, chosen: readonly string[]): ReadEntry {
  if (!chosen.every((id) => options.some((option) => option.id === id)))
    return { ok: false, message: "There are other options now. Load the page again and choose once more." };
  return { ok: true, lines: options.filter(({ id }) => chosen.includes(id)).map(({ text }) => text) };
}

function readPeople(names: readonly string[]): ReadEntry {
  const lines = names.flatMap(linesOf);
  return lines.length === 0
    ? { ok: false, message: 'Name at least one person, or write "none".' }
    : { ok: true, lines };
}

const linesOf = (text: string): string[] =>
  text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => /\S/.test(line));
