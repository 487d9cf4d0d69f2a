import type { CheckContext, Checked, CheckedRow, RecognisedMistake } from "../kind";
import { checkNumber } from "../number/check";
import { oneRow } from "../oneRow";
import { checkSymbolic } from "../symbolic/check";
import { isQuestion, type QuestionCell, type TableAnswer, type TablePart } from "./part";

/** Each cell is checked as its kind is. An empty one is worth nothing; one that cannot be read stops the whole table. */
export function checkTable(part: TablePart, answer: TableAnswer, context: CheckContext): Checked {
  const cells = questionsOf(part);
  const typed = new Map(Object.entries(answer.cells).map(([id, text]) => [id, text.trim()]));
  if ([...typed.keys()].some((id) => cells.every(({ cell }) => cell.id !== id)))
    return {
      status: "invalid",
      message: "This table has other cells now. Load the page again and fill it in once more.",
    };
  if ([...typed.values()].every((text) => text === ""))
    return { status: "invalid", message: "The table is empty. Fill in at least one cell." };

  const rows: CheckedRow[] = [];
  const mistakes: RecognisedMistake[] = [];
  const unread: string[] = [];
  for (const { name, cell } of cells) {
    const checked = checkCell(part, cell, name, typed.get(cell.id) ?? "", context);
    if (checked.status !== "checked") unread.push(`${name}: ${checked.message}`);
    else {
      rows.push(...checked.rows);
      mistakes.push(...checked.mistakes);
    }
  }
  return unread.length > 0 ? { status: "invalid", message: unread.join(" ") } : { status: "checked", rows, mistakes };
}

/** The cells that ask for something, with the name that people know them by: "ring, messages". */
export function questionsOf({ rows, columns }: TablePart): { name: string; cell: QuestionCell }[] {
  return rows.flatMap(({ title, cells }) =>
    cells.flatMap((cell, column) => (isQuestion(cell) ? [{ name: `${title}, ${columns[column] ?? ""}`, cell }] : [])),
  );
}

function checkCell(
  { symbols }: TablePart,
  cell: QuestionCell,
  title: string,
  text: string,
  context: CheckContext,
): Checked {
  if (text === "") return oneRow({ title, points: cell.points }, { share: 0, message: "This cell is empty." });
  switch (cell.kind) {
    case "symbolic":
      return checkSymbolic({ ...cell, symbols, title }, { text }, context);
    case "number":
      return checkNumber({ ...cell, title }, { text });
    case "words": {
      if (!cell.words.includes(text))
        return { status: "invalid", message: `Choose one of these: ${cell.words.join(", ")}.` };
      if (text === cell.key) return oneRow({ ...cell, title }, { share: 1 });
      const mistake = cell.mistakes.find(({ answers }) => answers.includes(text));
      return oneRow({ ...cell, title }, mistake === undefined ? { share: 0 } : { share: mistake.credit, mistake });
    }
  }
}
