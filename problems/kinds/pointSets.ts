import { z } from "zod";
import type { Point } from "./axes";

/** How far a drawn place may be from the one that is meant. */
export const PointToleranceSchema = z.discriminatedUnion("kind", [
  /** In units of the axes. */
  z.strictObject({ kind: z.literal("absolute"), atol: z.number().positive() }),
  /** As a share of the distance between the place that is meant and the origin. */
  z.strictObject({ kind: z.literal("relative"), rtol: z.number().positive().max(0.5) }),
]);
export type PointTolerance = z.infer<typeof PointToleranceSchema>;

/**
 * How many drawn places are where they are meant to be.
 *
 * @param anyOrder - each meant place may be met by any one of the drawn ones; the best such pairing counts
 */
export function countMet(
  meant: readonly Point[],
  drawn: readonly Point[],
  { tolerance, anyOrder }: { tolerance: PointTolerance; anyOrder: boolean },
): number {
  const reach = meant.map((point) => reachOf(point, tolerance));
  const isMet = (index: number, by: Point | undefined): boolean => {
    const [point, within] = [meant[index], reach[index]];
    return point !== undefined && by !== undefined && within !== undefined && distance(point, by) <= within;
  };
  if (!anyOrder) return meant.filter((_, index) => isMet(index, drawn[index])).length;
  return largestPairing(meant.map((_, index) => drawn.flatMap((by, other) => (isMet(index, by) ? [other] : []))));
}

// A place on the very edge of the tolerance counts whichever way its coordinates were rounded.
const rounding = 1e-9;

const reachOf = (point: Point, tolerance: PointTolerance): number =>
  (tolerance.kind === "absolute" ? tolerance.atol : tolerance.rtol * Math.hypot(...point)) + rounding;

const distance = ([x, y]: Point, [otherX, otherY]: Point): number => Math.hypot(x - otherX, y - otherY);

/**
 * The size of a largest set of pairs in which nobody occurs twice, by augmenting paths: a pair is given up when both of
 * its members find others.
 *
 * @param partners - for each on the one side, who on the other side it may be paired with
 */
function largestPairing(partners: readonly (readonly number[])[]): number {
  const pairedWith = new Map<number, number>();
  const findPartner = (one: number, tried: Set<number>): boolean =>
    (partners[one] ?? []).some((other) => {
      if (tried.has(other)) return false;
      tried.add(other);
      const rival = pairedWith.get(other);
      if (rival !== undefined && !findPartner(rival, tried)) return false;
      pairedWith.set(other, one);
      return true;
    });
  return partners.filter((_, one) => findPartner(one, new Set())).length;
}
