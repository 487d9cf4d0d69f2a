import type { ChangedPerson } from "#server/versionPreview";
import { toCsv } from "../../../gradebook/csv";
import { resultWords } from "../words";

/** What the rows stand in the order of. Numbers begin with the largest, names with the first letter. */
export interface Order {
  by: "name" | "now" | "raise" | "all" | "size";
  isReversed: boolean;
}

export function ordered(people: readonly ChangedPerson[], { by, isReversed }: Order): ChangedPerson[] {
  const valueOf = ({ earned, after }: ChangedPerson): number => {
    switch (by) {
      case "name":
        return 0;
      case "now":
        return earned ?? -1;
      case "raise":
        return after.raise ?? -1;
      case "all":
        return after.all ?? -1;
      case "size":
        return Math.abs((after.all ?? 0) - (earned ?? 0));
    }
  };
  const sorted = [...people].sort((a, b) => valueOf(b) - valueOf(a) || a.name.localeCompare(b.name));
  return isReversed ? sorted.reverse() : sorted;
}

/** Tests that differ in somebody's answers. */
export const testNames = (answers: ChangedPerson["answers"]): string[] =>
  answers.flatMap(({ differences }) => differences.flatMap(({ test }) => test ?? []));

/** The table as a file for spreadsheets. */
export const toFile = (people: readonly ChangedPerson[]): string =>
  toCsv(
    [
      ["Name", "E-mail", "Now", "Only raise", "All", "None", "Tests"],
      ...people.map(({ name, email, earned, after, answers }) => [
        ...[name, email, earned, after.raise, after.all, after.none],
        answers
          .flatMap(({ differences }) => differences)
          .map(({ test, before, after: now }) => `${test ?? "verdict"}: ${resultWords(before)} → ${resultWords(now)}`)
          .join("; "),
      ]),
    ],
    { withMark: true },
  );
