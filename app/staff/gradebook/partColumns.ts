import type { Gradebook } from "#server/gradebook";
import type { GridData, Row } from "./gridData";
import type { ShownColumn } from "./gridView";

/** Numbers of the parts of items that have several. The page has none of them: files alone show them. */
export interface PartColumns {
  columns: {
    /** Key of the item's column. */
    under: string;
    title: string;
    fullTitle: string;
    points: number;
  }[];
  /** By person, as the columns are listed; null where nothing counts. */
  numbers: Record<string, (number | null)[]>;
}

export function toPartColumns({ assignments, students }: Gradebook): PartColumns {
  const columns = assignments.flatMap(({ title: assignmentTitle, items }, assignment) =>
    items.flatMap(({ id, title, parts }, item) =>
      parts.length < 2
        ? []
        : parts.map((part, index) => ({
            at: { assignment, item, index },
            shown: {
              ...{ under: id, title: part.title, points: part.points },
              fullTitle: `${assignmentTitle} / ${title} / ${part.title}`,
            },
          })),
    ),
  );
  return {
    columns: columns.map(({ shown }) => shown),
    numbers: Object.fromEntries(
      students.map((student) => [
        student.userId,
        columns.map(({ at: { assignment, item, index } }) => {
          const earned = student.assignments[assignment]?.items[item]?.parts[index]?.earned ?? null;
          return earned === null ? null : Number(earned.toFixed(4));
        }),
      ]),
    ),
  };
}

/** The whole gradebook with the columns of parts behind those of their items. */
export function withParts(data: GridData, parts: PartColumns): { columns: ShownColumn[]; rows: Row[] } {
  const columns = data.columns.flatMap((column, index): ShownColumn[] => [
    { ...column, index },
    ...parts.columns.flatMap((part, place): ShownColumn[] =>
      part.under === column.key
        ? [
            {
              ...part,
              key: `${column.key} ${place}`,
              kind: "item",
              slug: column.slug,
              index: data.columns.length + place,
            },
          ]
        : [],
    ),
  ]);
  const rows = data.rows.map((row) => ({ ...row, numbers: [...row.numbers, ...(parts.numbers[row.userId] ?? [])] }));
  return { columns, rows };
}
