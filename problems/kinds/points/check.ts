import type { Point } from "../axes";
import type { Checked } from "../kind";
import { oneRow } from "../oneRow";
import { countMet } from "../pointSets";
import type { PointsAnswer, PointsPart } from "./part";
import { toPoints, type Places } from "./rails";

/** Each handle that is where it belongs earns its share; a listed wrong picture earns what its mistake is worth. */
export function checkPoints(part: PointsPart, { points }: PointsAnswer): Checked {
  const count = part.start.length;
  if (points.length !== count)
    return {
      status: "invalid",
      message: `This drawing has ${count} ${count === 1 ? "point" : "points"}, the answer ${points.length}. Load the page again and draw once more.`,
    };
  const met = (places: Places): number => countMet(pointsOf(part, places), points, part);
  const right = Math.max(...part.key.map(met));
  if (right === count) return oneRow(part, { share: 1 });
  const message = `${count - right} of ${count} points ${count - right === 1 ? "is" : "are"} not where ${count - right === 1 ? "it belongs" : "they belong"}.`;
  const mistake = part.mistakes.find(({ answers }) => answers.some((places) => met(places) === count));
  return mistake === undefined
    ? oneRow(part, { share: right / count, message })
    : oneRow(part, { share: mistake.credit, message, mistake });
}

export function pointsOf(part: Pick<PointsPart, "on">, places: Places): Point[] {
  const points = toPoints(part.on, places);
  if (points === undefined) throw new Error("the part's own places are not on its rails");
  return points;
}
