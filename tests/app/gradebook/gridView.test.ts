import fc from "fast-check";
import type { GridData, Row } from "../../../app/staff/gradebook/gridData";
import {
  addressOfView,
  meanAndMedian,
  plainView,
  shownColumns,
  shownRows,
  sortedBy,
  type View,
  viewFromAddress,
} from "../../../app/staff/gradebook/gridView";

const column = (key: string, kind: "total" | "assignment" | "item", under: string | null = null) => ({
  ...{ key, kind, under, title: key, fullTitle: key, points: 10, slug: "hw" },
});
const row = (name: string, section: string, numbers: (number | null)[], marks: Row["marks"] = {}): Row => ({
  ...{ userId: name, name, email: `${name.toLowerCase()}@example.edu`, section, numbers, marks },
});
const data: GridData = {
  ...{ course: "c", timeZone: "UTC", dropLowest: 0, sections: ["Tue", "Thu"] },
  columns: [column("total", "total"), column("hw", "assignment"), column("one", "item", "hw")],
  rows: [
    row("Ada", "Tue", [5, 5, 5]),
    row("Bo", "Thu", [null, null, null]),
    row("Cy", "Tue", [9, 9, null], { 2: ["waiting"] }),
  ],
};
const names = (changes: Partial<View>): string => {
  const view = { ...plainView, ...changes };
  return shownRows(data, view, shownColumns(data, view))
    .map(({ name }) => name)
    .join(" ");
};

test.each<[string, Partial<View>, string]>([
  ["everybody by name", {}, "Ada Bo Cy"],
  ["backwards", { isDescending: true }, "Cy Bo Ada"],
  ["by a number, nothing last", { sort: "total" }, "Ada Cy Bo"],
  ["by a number downwards, nothing last", { sort: "total", isDescending: true }, "Cy Ada Bo"],
  ["words in any of the three", { text: "tue ADA@" }, "Ada"],
  ["one section", { section: "Thu" }, "Bo"],
  ["who lacks something", { missingOnly: true }, "Bo"],
  ["what waits is not missing", { missingOnly: true, open: ["hw"] }, "Bo"],
])("rows: %s", (_, changes, expected) => expect(names(changes)).toBe(expected));

test("items are shown below an open assignment, and hidden columns are not", () => {
  const keys = (changes: Partial<View>) => shownColumns(data, { ...plainView, ...changes }).map(({ key }) => key);
  expect(keys({})).toEqual(["total", "hw"]);
  expect(keys({ open: ["hw"] })).toEqual(["total", "hw", "one"]);
  expect(keys({ hidden: ["hw"] })).toEqual(["total"]);
});

test("mean and median are of those who have a number", () => {
  expect(meanAndMedian(data.rows, 0)).toEqual({ mean: 7, median: 7 });
  expect(meanAndMedian(data.rows, 2)).toEqual({ mean: 5, median: 5 });
  expect(meanAndMedian([], 0)).toBeNull();
});

test("a heading sorts from the best down, then up, then no more", () => {
  const first = sortedBy(plainView, "hw");
  expect(first).toMatchObject({ sort: "hw", isDescending: true });
  const second = sortedBy(first, "hw");
  expect(second).toMatchObject({ sort: "hw", isDescending: false });
  expect(sortedBy(second, "hw")).toEqual(plainView);
});

test("a view comes back from its address, and leaves the rest of the address alone", () => {
  const anyKey = fc.stringMatching(/^[a-z0-9-]{1,12}$/).filter((key) => !key.startsWith("-"));
  fc.assert(
    fc.property(
      fc.record({
        ...{ text: fc.string(), section: fc.string(), missingOnly: fc.boolean() },
        ...{ sort: anyKey, isDescending: fc.boolean(), open: fc.array(anyKey), hidden: fc.array(anyKey) },
      }),
      (view) => {
        const address = new URLSearchParams(addressOfView(view, new URLSearchParams("canvas=x")));
        expect(viewFromAddress(address)).toEqual(view);
        expect(address.get("canvas")).toBe("x");
      },
    ),
  );
});
