import { checkChoice } from "../choice/check";
import type { Checked, RecognisedMistake } from "../kind";
import { checkNumber } from "../number/check";
import { checkSymbolic } from "../symbolic/check";
import type { Repair } from "./repair";

/** Listed wrong repairs, in the words of one mistake. */
interface WrongRepairs extends RecognisedMistake {
  readonly credit: number;
  readonly repairs: readonly string[];
}

const title = "Your repair";

/** A repair checked as an answer to a question of its own: one row, "Your repair", or invalid. */
export function checkRepair(
  repair: Repair,
  text: string,
  { mistakes, points, seed }: { mistakes: readonly WrongRepairs[]; points: number; seed: string },
): Checked {
  const question = { id: "repair", title, points, source: "", prompt: repair.prompt, hints: [], explanation: title };
  const wrong = mistakes
    .filter(({ repairs }) => repairs.length > 0)
    .map(({ id, title: words, kind, feedback, credit, repairs }) => {
      return { id, title: words, kind, feedback, credit, repairs: [...repairs] };
    });
  switch (repair.kind) {
    case "number": {
      const { key, tolerance, unit } = repair;
      const answers = wrong.map(({ repairs, ...words }) => ({ ...words, answers: repairs }));
      const part = { kind: "number" as const, ...question, key, tolerance, unit, anyOrder: false, mistakes: answers };
      return checkNumber(part, { text });
    }
    case "choice": {
      const { key, options } = repair;
      const answers = wrong.map(({ repairs, ...words }) => ({ ...words, answers: repairs.map((id) => [id]) }));
      const part = { kind: "choice" as const, ...question, key, options, several: false, mistakes: answers };
      return checkChoice(part, { kind: "choice", chosen: [text.trim()] });
    }
    case "expression": {
      const { key, symbols } = repair;
      const answers = wrong.map(({ repairs, ...words }) => ({ ...words, answers: repairs }));
      return checkSymbolic({ ...question, symbols, key, mistakes: answers }, { text }, { seed });
    }
  }
}

/** What is wrong with a repair that an author wrote, if anything is. */
export function faultOfRepair(repair: Repair, wrong: readonly string[]): string | undefined {
  try {
    for (const text of [...repair.key, ...wrong]) {
      const checked = checkRepair(repair, text, { mistakes: [], points: 1, seed: "author" });
      if (checked.status === "invalid") return `"${text}" is no repair: ${checked.message}`;
    }
    return undefined;
  } catch (error) {
    // The author's own key cannot be read, or its symbols cannot be declared.
    return error instanceof Error ? error.message : String(error);
  }
}
