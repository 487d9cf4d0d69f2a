import { AppError } from "./errors";

/** What a rubric item's text and feedback may quote of the answer they are applied to. */
export interface QuotedFacts {
  /** The answer as plain text. Null when there is nothing to quote, as for a file. */
  answer: string | null;
  /** What the tests gave. Null when none looked at it. */
  tests: { score: number; maxScore: number } | null;
  /** The points of the part. */
  partPoints: number;
}

/** The closed set, with what stands in the place of each. */
export const placeholders = [
  { name: "answer", meaning: "the answer, at most 200 characters of it" },
  { name: "score", meaning: "what the tests gave, such as 2 of 3" },
  { name: "points", meaning: "the points of the part" },
] as const;

type PlaceholderName = (typeof placeholders)[number]["name"];

// One letter is no name, so that formulas such as x^{{n}} stay what they are.
const placeholder = /\{\{\s*([a-z][\w:.-]+)\s*\}\}/gi;

/** @throws AppError INVALID when a text names a placeholder that there is not, with those that there are */
export function requireKnownPlaceholders(text: string): void {
  const unknown = [...text.matchAll(placeholder)].map(([, name = ""]) => name).find((name) => !isKnown(name));
  if (unknown === undefined) return;
  const known = placeholders.map(({ name }) => `{{${name}}}`).join(", ");
  throw new AppError("INVALID", `There is nothing called {{${unknown}}} to quote here. What can be quoted: ${known}.`);
}

/** An item's text, which is plain, with its placeholders filled in. Unknown ones stay as they were written. */
export const fillRubricText = (text: string, facts: QuotedFacts): string => fill(text, (name) => quoted(name, facts));

/** The same for Markdown: what the student wrote is shown as typed, and cannot become a heading, a link or a formula. */
export const fillRubricFeedback = (markdown: string, facts: QuotedFacts): string =>
  fill(markdown, (name) => quoted(name, facts).replace(/[!-/:-@[-`{-~]/g, "\\$&"));

const fill = (text: string, fact: (name: PlaceholderName) => string): string =>
  text.replace(placeholder, (written, name: string) => (isKnown(name) ? fact(name) : written));

const isKnown = (name: string): name is PlaceholderName => placeholders.some((known) => known.name === name);

function quoted(name: PlaceholderName, { answer, tests, partPoints }: QuotedFacts): string {
  switch (name) {
    case "answer":
      return answer === null || answer.trim() === "" ? "(no text)" : shortened(answer);
    case "score":
      return tests === null ? "(no tests)" : `${shown(tests.score)} of ${shown(tests.maxScore)}`;
    case "points":
      return shown(partPoints);
  }
}

const mostQuoted = 200;

/** On one line, cut between characters and not within one. */
function shortened(answer: string): string {
  const characters = Array.from(answer.trim().replace(/\s+/g, " "));
  return characters.length <= mostQuoted ? characters.join("") : `${characters.slice(0, mostQuoted - 1).join("")}…`;
}

const shown = (value: number): string => String(Number(value.toFixed(2)));
