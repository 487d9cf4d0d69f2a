import type { Checked } from "../kind";
import { oneRow } from "../oneRow";
import type { ChoiceAnswer, ChoicePart } from "./part";

/** All right options and no other; a listed set of options earns what its mistake is worth. */
export function checkChoice(part: ChoicePart, { chosen }: ChoiceAnswer): Checked {
  const options = new Set(part.options.map(({ id }) => id));
  const unknown = chosen.find((id) => !options.has(id));
  if (unknown !== undefined || new Set(chosen).size < chosen.length)
    return {
      status: "invalid",
      message: "This question has other options now. Load the page again and choose once more.",
    };
  if (!part.several && chosen.length > 1) return { status: "invalid", message: "Choose one option." };
  if (sameSet(chosen, part.key)) return oneRow(part, { share: 1 });
  const mistake = part.mistakes.find(({ answers }) => answers.some((answer) => sameSet(chosen, answer)));
  return oneRow(part, mistake === undefined ? { share: 0 } : { share: mistake.credit, mistake });
}

const sameSet = (left: readonly string[], right: readonly string[]): boolean =>
  left.length === right.length && left.every((id) => right.includes(id));
