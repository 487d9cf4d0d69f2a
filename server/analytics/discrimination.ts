import { correlation, correlationInterval } from "./correlation";

/** With fewer students a correlation says next to nothing, and none is shown. */
export const fewestStudents = 15;

export type Discrimination =
  | { kind: "known"; students: number; correlation: number; interval: [low: number, high: number] }
  /** few: too few students. alone: nothing else to compare with. same: everybody has the same. */
  | { kind: "few" | "alone" | "same"; students: number };

/**
 * How well an item tells strong students from weak ones: the corrected item–total correlation. It is Pearson's
 * correlation of what students have for the item with what they have for all the others. The item is left out of the
 * total, because otherwise it would be compared with itself too. For an item that is passed or failed this is the
 * point-biserial correlation.
 *
 * @param pairs - of each student: the item, and the rest
 * @see L. Crocker, J. Algina: Introduction to Classical and Modern Test Theory (1986), chapter 14
 */
export function discriminationOf(pairs: readonly (readonly [item: number, rest: number])[]): Discrimination {
  const students = pairs.length;
  if (students < fewestStudents) return { kind: "few", students };
  const found = correlation(pairs);
  if (found === null) return { kind: "same", students };
  return { kind: "known", students, correlation: found, interval: correlationInterval(found, students) };
}

/**
 * The discrimination of every item by its points and the points of the others.
 *
 * @param points - [students, items]
 */
export function discriminations(points: readonly (readonly number[])[]): Discrimination[] {
  const itemCount = points[0]?.length ?? 0;
  if (itemCount === 1) return [{ kind: "alone", students: points.length }];
  return Array.from({ length: itemCount }, (_, item) =>
    discriminationOf(
      points.map((row) => {
        const own = row[item] ?? 0;
        return [own, row.reduce((sum, value) => sum + value, 0) - own];
      }),
    ),
  );
}
