import type { Checked } from "../kind";
import { oneRow } from "../oneRow";
import { moveOf, type Move } from "./move";
import type { HillsAnswer, HillsPart } from "./part";
import { readHills } from "./readHills";

/** Right when the maximiser moves far enough, whichever hills do it. A miss is recognised by how it misses. */
export function checkHills(part: HillsPart, answer: HillsAnswer): Checked {
  if (answer.hills.length !== part.count)
    return {
      status: "invalid",
      message: `This question asks for ${part.count} hills, the answer has ${answer.hills.length}. Load the page again.`,
    };
  const read = readHills(answer);
  if (!read.ok) return { status: "invalid", message: read.message };
  const move = moveOf(read.hills, read.smoothing, part.by);
  if (move.isFar) return oneRow(part, { share: 1 });
  const mistake = part.mistakes.find(({ when }) => when === move.miss);
  const message = inWords(move, part.by);
  return mistake === undefined
    ? oneRow(part, { share: 0, message })
    : oneRow(part, { share: mistake.credit, message, mistake });
}

function inWords({ miss, from, to }: Extract<Move, { isFar: false }>, by: number): string {
  if (miss === "not-smoothed") return "Nothing is smoothed: the standard deviation is 0.";
  if (miss === "no-maximum") return "There is no highest point: the function is above 0 nowhere, before or after.";
  if (miss === "tie" || from === undefined || to === undefined)
    return `Several points are equally high. From each of them the maximiser has to move by at least ${by}.`;
  return `The maximiser is at ${short(from)} before and at ${short(to)} after smoothing. It has to move by at least ${by}.`;
}

const short = (value: number): string => String(Number(value.toFixed(3)) + 0);
