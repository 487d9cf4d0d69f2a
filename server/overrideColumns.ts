import type { Gradebook } from "./gradebook";

/** Part of a problem that a column of a file sets. */
export interface ColumnPart {
  /** Its place among the parts of the item. */
  index: number;
  id: string;
  /** The heading of a column of its own. */
  heading: string;
  points: number;
}

/** What a column of a file is about: an item, or one of its parts. */
export interface SettableColumn {
  /** Places in the gradebook. */
  assignment: number;
  item: number;
  /** The most that its cells can say. */
  points: number;
  /** Null: the item. */
  part: ColumnPart | null;
  /** Parts of the item that give points. */
  parts: ColumnPart[];
}

/**
 * The column of this heading, or why its cells cannot be set. Headings are those of our downloads, "Assignment / Problem"
 * and "Assignment / Problem / Part", and the shorter ones that mean one column only.
 */
export function findColumn(heading: string, book: Gradebook): SettableColumn | string {
  const named = columnsOf(book).filter(({ headings }) => headings.includes(heading));
  const [only, ...others] = named;
  if (only === undefined)
    return book.assignments.some(({ title }) => title === heading)
      ? "an assignment is the sum of its problems; set the points of those."
      : "there is no problem and no part of this title.";
  if (others.length > 0) {
    const choices = [...new Set(named.map(({ fullHeading }) => fullHeading))];
    return choices.length > 1
      ? `this can mean ${choices.map((choice) => `“${choice}”`).join(" or ")}; write one of them.`
      : "several problems of the same assignment have this title, so nothing tells them apart.";
  }
  if (only.points === 0 || only.parts.length === 0) return "it has no points.";
  return only;
}

/** Every item, and every part of those that have several. */
function columnsOf({ assignments }: Gradebook) {
  return assignments.flatMap(({ title: assignmentTitle, items }, assignment) =>
    items.flatMap(({ title, points, parts }, item) => {
      const fullHeading = `${assignmentTitle} / ${title}`;
      const all = parts.map((part, index): ColumnPart & { key: string; title: string } => ({
        ...{ ...part, index, heading: `${fullHeading} / ${part.title}` },
      }));
      const settable = all.filter((part) => part.points > 0);
      const whole = {
        ...{ assignment, item, points, part: null, parts: settable, fullHeading, headings: [title, fullHeading] },
      };
      if (all.length < 2) return [whole];
      return [
        whole,
        ...all.map((part) => ({
          ...{ assignment, item, points: part.points, part, parts: settable, fullHeading: part.heading },
          headings: [part.title, part.key].flatMap((name) => [`${title} / ${name}`, `${fullHeading} / ${name}`]),
        })),
      ];
    }),
  );
}
