import type { Checked } from "../kind";
import { oneRow, recognised } from "../oneRow";
import { rowPoints } from "../rowPoints";
import { contains, endsAgree, sameSets, type IntervalSet } from "./intervalSet";
import type { IntervalsAnswer, IntervalsCheck, IntervalsPart } from "./part";
import { readIntervals } from "./readIntervals";

/** A row for each check of the part, all of them full for a set of the key; recognised where it is a listed wrong set. */
export function checkIntervals(part: IntervalsPart, { text }: IntervalsAnswer): Checked {
  const read = readIntervals(text);
  if (!read.ok)
    return {
      status: "invalid",
      message: `${read.fault} Expected: intervals such as (0, 1], with "u" between two of them and inf for infinity.`,
    };
  const { set } = read;
  const agrees = (openness: "counts" | "left aside") => (written: string) =>
    sameSets(readOwn(written), set, { tolerance: part.tolerance, openness });
  const isRight = part.key.some(agrees("counts"));
  const mistake = isRight
    ? undefined
    : (part.mistakes.find(({ answers }) => answers.some(agrees("counts"))) ??
      part.mistakes.find(({ answers }) => answers.some(agrees("left aside"))));

  if (part.checks.length === 0)
    return oneRow(part, { share: isRight ? 1 : 0, ...(mistake === undefined ? {} : { mistake }) });
  const points = rowPoints(
    part.points,
    part.checks.map(({ share }) => share),
  );
  return {
    status: "checked",
    rows: part.checks.map((check, row) => {
      const maxPoints = points[row] ?? 0;
      const { name, message } = check;
      if (isRight || holds(check, set, part.tolerance)) return { name, points: maxPoints, maxPoints };
      return { name, points: 0, maxPoints, ...(message === undefined ? {} : { message }) };
    }),
    mistakes: mistake === undefined ? [] : [recognised(mistake)],
  };
}

function readOwn(text: string): IntervalSet {
  const read = readIntervals(text);
  if (!read.ok) throw new Error(`the part's own set cannot be read: ${text}`);
  return read.set;
}

function holds(check: IntervalsCheck, set: IntervalSet, tolerance: number): boolean {
  const ends = set.flatMap(({ from, to, fromClosed, toClosed }) => [
    { at: from, isClosed: fromClosed },
    { at: to, isClosed: toClosed },
  ]);
  const endsAt = (point: number) => ends.filter(({ at }) => endsAgree(at, point, tolerance));
  return (
    check.contains.every((point) => contains(set, point)) &&
    !check.excludes.some((point) => contains(set, point)) &&
    check.ends.every((point) => endsAt(point).length > 0) &&
    check.openEnds.every((point) => endsAt(point).length > 0 && endsAt(point).every(({ isClosed }) => !isClosed)) &&
    check.closedEnds.every((point) => endsAt(point).some(({ isClosed }) => isClosed))
  );
}
