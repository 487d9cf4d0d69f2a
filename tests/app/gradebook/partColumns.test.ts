import type { Gradebook } from "#server/gradebook";
import { gradebookLines } from "../../../app/staff/gradebook/csv";
import { toGridData } from "../../../app/staff/gradebook/gridData";
import { toPartColumns, withParts } from "../../../app/staff/gradebook/partColumns";

const part = (id: string, points: number) => ({ id, key: id, title: id.toUpperCase(), points });
const cell = (earned: number | null) => ({ points: 10, earned, marks: [] });

const book: Gradebook = {
  assignments: [
    {
      ...{ id: "a", slug: "sheet", title: "Sheet", points: 20, dueAt: new Date(0) },
      items: [
        { id: "one", title: "Alone", points: 10, parts: [part("x", 3)] },
        { id: "two", title: "Pair", points: 10, parts: [part("y", 2), part("z", 3)] },
      ],
    },
  ],
  ...{ points: 20, dropLowest: 0, sections: [], mayImport: true },
  students: [
    {
      ...{ userId: "sam", name: "Sam", email: "sam@example.edu", section: null, total: cell(14) },
      assignments: [
        {
          cell: cell(14),
          items: [
            { ...cell(10), parts: [{ earned: 3, submissionId: "s" }] },
            {
              ...cell(4),
              parts: [
                { earned: 2, submissionId: "t" },
                { earned: null, submissionId: null },
              ],
            },
          ],
        },
      ],
    },
  ],
};

test("a file with parts has a column for each part of an item that has several, behind the item's", () => {
  const data = toGridData({ slug: "course", timeZone: "UTC" }, book);
  const { columns, rows } = withParts(data, toPartColumns(book));
  expect(gradebookLines(columns, rows)).toEqual([
    [
      ...["Name", "E-mail", "Section", "Total", "Sheet", "Sheet / Alone", "Sheet / Pair"],
      ...["Sheet / Pair / Y", "Sheet / Pair / Z"],
    ],
    ["Sam", "sam@example.edu", "", 14, 14, 10, 4, 2, null],
  ]);
});
