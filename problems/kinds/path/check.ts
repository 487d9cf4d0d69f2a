import type { Point } from "../axes";
import type { Checked } from "../kind";
import { oneRow } from "../oneRow";
import { countMet } from "../pointSets";
import type { PathAnswer, PathPart } from "./part";

/** Each corner that is where the path turns earns its share; a listed wrong path earns what its mistake is worth. */
export function checkPath(part: PathPart, { points }: PathAnswer): Checked {
  const count = cornersOf(part);
  if (points.length !== count)
    return {
      status: "invalid",
      message: `This path has ${cornersInWords(points.length)} after its start. Expected: ${count}.`,
    };
  const met = (corners: readonly Point[]): number => countMet(corners, points, { ...part, anyOrder: false });
  const right = Math.max(...part.key.map(met));
  if (right === count) return oneRow(part, { share: 1 });
  const message = `${count - right} of ${cornersInWords(count)} ${count - right === 1 ? "is" : "are"} off.`;
  const mistake = part.mistakes.find(({ answers }) => answers.some((corners) => met(corners) === count));
  return mistake === undefined
    ? oneRow(part, { share: right / count, message })
    : oneRow(part, { share: mistake.credit, message, mistake });
}

/** How many corners a student places. */
export const cornersOf = ({ key }: PathPart): number => key[0]?.length ?? 0;

const cornersInWords = (count: number): string => `${count} corner${count === 1 ? "" : "s"}`;
