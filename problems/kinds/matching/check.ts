import type { Checked } from "../kind";
import { recognised } from "../oneRow";
import { rowPoints } from "../rowPoints";
import type { MatchingAnswer, MatchingPart } from "./part";

type Pairs = MatchingPart["key"];

/** A row for each line. Every listed mistake that the answer contains is recognised, the one with the most lines first. */
export function checkMatching(part: MatchingPart, { pairs }: MatchingAnswer): Checked {
  const lines = new Set(part.lines.map(({ id }) => id));
  const options = new Set(part.options.map(({ id }) => id));
  if (Object.entries(pairs).some(([line, option]) => !lines.has(line) || !options.has(option)))
    return {
      status: "invalid",
      message: "This question has other lines or options now. Load the page again and choose once more.",
    };
  const open = part.lines.filter(({ id }) => !Object.hasOwn(pairs, id));
  if (open.length > 0)
    return { status: "invalid", message: `Choose an option for ${open.map(({ label }) => label).join(", ")}.` };

  const points = rowPoints(
    part.points,
    part.lines.map(() => 1 / part.lines.length),
  );
  return {
    status: "checked",
    rows: part.lines.map(({ id, label }, row) => {
      const maxPoints = points[row] ?? 0;
      return { name: label, points: pairs[id] === part.key[id] ? maxPoints : 0, maxPoints };
    }),
    mistakes: part.mistakes
      .map((mistake) => ({
        mistake,
        size: Math.max(...mistake.answers.map((wrong) => (contains(pairs, wrong) ? Object.keys(wrong).length : 0))),
      }))
      .filter(({ size }) => size > 0)
      .sort((left, right) => right.size - left.size)
      .map(({ mistake }) => recognised(mistake)),
  };
}

const contains = (pairs: Pairs, wrong: Pairs): boolean =>
  Object.entries(wrong).every(([line, option]) => pairs[line] === option);
