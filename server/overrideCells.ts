import type { Gradebook, GradebookItemCell, GradebookStudent } from "./gradebook";
import { findColumn, type SettableColumn } from "./overrideColumns";
import { type OverrideFile, pointsOf } from "./overrideFile";

/** A number that a file would change. */
export interface OverrideChange {
  userId: string;
  name: string;
  email: string;
  /** The column's heading; of an item with several parts, that of the part. */
  column: string;
  /** In points of the column; null where nothing counted. */
  from: number | null;
  to: number;
  points: number;
}

/** A change as it is written: to the submission that counts for a part. */
export interface Setting {
  change: OverrideChange;
  part: { id: string; points: number };
  /** In points of the part. */
  overridePoints: number;
  /** The submission that the part's grade comes from now. */
  countingId: string | null;
}

/** A cell of the file that says something else than the gradebook. All that it sets is set, or nothing. */
export interface CellOrder {
  /** For people. */
  place: string;
  settings: Setting[];
}

export interface Comparison {
  cells: CellOrder[];
  /** Cells that say what stands there already. */
  unchanged: number;
  /** One sentence for each line, column or cell that sets nothing. */
  problems: string[];
}

/** The cells of a file beside those of the gradebook. */
export function compareCells(file: OverrideFile, book: Gradebook): Comparison {
  const found = file.headings.map((heading) => ({ heading, column: findColumn(heading, book) }));
  const problems = found.flatMap(({ heading, column }) =>
    typeof column === "string" ? [`Column “${heading}”: ${column}`] : [],
  );
  const columns = new Map(
    found.flatMap(({ heading, column }) => (typeof column === "string" ? [] : [[heading, column]])),
  );
  const people = new Map(book.students.map((student) => [student.email, student]));
  const seen = new Set<string>();
  const cells: CellOrder[] = [];
  let unchanged = 0;
  for (const { number, email, values } of file.lines) {
    const student = people.get(email);
    if (student === undefined || seen.has(email)) {
      const reason = student === undefined ? "no student of this course has this address" : "stands there twice";
      problems.push(`Line ${number}: ${email === "" ? "there is no e-mail address" : `${email}: ${reason}`}.`);
      continue;
    }
    seen.add(email);
    for (const { heading, text } of values) {
      const column = columns.get(heading);
      if (column === undefined) continue;
      const place = `Line ${number}, ${heading}`;
      const cell = student.assignments[column.assignment]?.items[column.item];
      const to = pointsOf(text);
      if (to === undefined || to > column.points)
        problems.push(`${place}: “${text.slice(0, 40)}” is not a number from 0 to ${column.points}, such as 7.5.`);
      else if (to === shownPoints(earnedIn(cell, column))) unchanged++;
      else if (column.part === null && hasPartColumns(column, [...columns.values()]))
        problems.push(`${place}: parts of this problem have columns of their own, so its sum is not set.`);
      else cells.push({ place, settings: settingsOf({ heading, column, student, cell, to }) });
    }
  }
  return { cells, unchanged, problems };
}

const hasPartColumns = ({ assignment, item }: SettableColumn, columns: readonly SettableColumn[]): boolean =>
  columns.some((other) => other.part !== null && other.assignment === assignment && other.item === item);

const earnedIn = (cell: GradebookItemCell | undefined, { part }: SettableColumn): number | null =>
  (part === null ? cell?.earned : cell?.parts[part.index]?.earned) ?? null;

/** As the gradebook shows it and its downloads hold it. */
const shownPoints = (earned: number | null): number | null => (earned === null ? null : Number(earned.toFixed(4)));

/** Points of an item with several parts are shared out among them in proportion to what each can give. */
function settingsOf({
  heading,
  column,
  student: { userId, name, email },
  cell,
  to,
}: {
  heading: string;
  column: SettableColumn;
  student: GradebookStudent;
  cell: GradebookItemCell | undefined;
  to: number;
}): Setting[] {
  const targets = column.part === null ? column.parts : [column.part];
  const settings = targets.map(({ index, id, points, heading: partHeading }): Setting => {
    const isShared = targets.length > 1;
    const from = shownPoints(isShared ? (cell?.parts[index]?.earned ?? null) : earnedIn(cell, column));
    const overridePoints = Math.min(points, (to * points) / column.points);
    return {
      change: {
        ...{ userId, name, email, from, column: isShared ? partHeading : heading },
        ...(isShared ? { to: Number(overridePoints.toFixed(4)), points } : { to, points: column.points }),
      },
      ...{ part: { id, points }, overridePoints, countingId: cell?.parts[index]?.submissionId ?? null },
    };
  });
  const changing = settings.filter(({ change }) => change.to !== (change.from ?? 0));
  return changing.length === 0 ? settings : changing;
}
