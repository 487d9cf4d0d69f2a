import type { CellMark, Gradebook, GradebookCell } from "#server/gradebook";

/** A column of numbers; its place in the list is the place of its number in each row. */
export interface Column {
  /** "total", or the id of an assignment or an item. Stands in addresses. */
  key: string;
  kind: "total" | "assignment" | "item";
  title: string;
  /** With the assignment in front: unique among the columns, also in files. */
  fullTitle: string;
  points: number;
  /** Of the assignment; "" for the total. */
  slug: string;
  /** Key of the assignment that an item belongs to. */
  under: string | null;
}

export interface Row {
  userId: string;
  name: string;
  email: string;
  section: string;
  /** By column; null where nothing counts. */
  numbers: (number | null)[];
  /** By the column's place, where there are any. */
  marks: Partial<Record<number, CellMark[]>>;
}

/** The gradebook as the browser gets it: short, because it holds tens of thousands of numbers. */
export interface GridData {
  course: string;
  timeZone: string;
  columns: Column[];
  /** So many assignments with the lowest share are left out of the total. */
  dropLowest: number;
  sections: string[];
  rows: Row[];
}

export function toGridData({ slug, timeZone }: { slug: string; timeZone: string }, book: Gradebook): GridData {
  return {
    ...{ course: slug, timeZone, columns: toColumns(book), dropLowest: book.dropLowest, sections: book.sections },
    rows: book.students.map(({ userId, name, email, section, total, assignments }) => {
      const cells = [total, ...assignments.flatMap(({ cell, items }) => [cell, ...items])];
      return { userId, name, email, section: section ?? "", numbers: cells.map(numberOf), marks: marksOf(cells) };
    }),
  };
}

function toColumns({ points, assignments }: Gradebook): Column[] {
  const total: Column = {
    ...{ key: "total", kind: "total", title: "Total", fullTitle: "Total", points, slug: "", under: null },
  };
  const all = assignments.flatMap(({ id, slug, title, points, items }): Column[] => [
    { key: id, kind: "assignment", title, fullTitle: title, points, slug, under: null },
    ...items.map((item): Column => ({
      ...{ key: item.id, kind: "item", title: item.title, fullTitle: `${title} / ${item.title}` },
      ...{ points: item.points, slug, under: id },
    })),
  ]);
  return [total, ...all];
}

/** Four digits after the point are more than anybody shows or types. */
const numberOf = ({ earned }: GradebookCell): number | null => (earned === null ? null : Number(earned.toFixed(4)));

const marksOf = (cells: readonly GradebookCell[]): Row["marks"] =>
  Object.fromEntries(cells.flatMap(({ marks }, index) => (marks.length === 0 ? [] : [[index, marks]])));
