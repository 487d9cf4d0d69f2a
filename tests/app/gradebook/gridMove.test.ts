import { gridMove, within } from "../../../app/staff/gradebook/gridMove";

const extent = { rows: 603, columns: 31, page: 20 };
const check = (key: string, from: [number, number], to: [number, number] | undefined, ctrlKey = false) =>
  expect(gridMove({ row: from[0], column: from[1] }, { key, ctrlKey }, extent)).toEqual(
    to === undefined ? undefined : { row: to[0], column: to[1] },
  );

test.each<[string, [number, number], [number, number]]>([
  ["ArrowDown", [0, 0], [1, 0]],
  ["ArrowDown", [602, 3], [602, 3]],
  ["ArrowUp", [0, 3], [0, 3]],
  ["ArrowLeft", [5, 0], [5, 0]],
  ["ArrowRight", [5, 29], [5, 30]],
  ["ArrowRight", [5, 30], [5, 30]],
  ["PageDown", [1, 2], [21, 2]],
  ["PageDown", [595, 2], [602, 2]],
  ["PageUp", [21, 2], [1, 2]],
  ["PageUp", [7, 2], [0, 2]],
  ["Home", [9, 9], [9, 0]],
  ["End", [9, 9], [9, 30]],
])("%s leads from %j to %j", (key, from, to) => check(key, from, to));

test("with Ctrl, Home and End lead to the corners", () => {
  check("Home", [9, 9], [0, 0], true);
  check("End", [9, 9], [602, 30], true);
});

test("other keys lead nowhere", () => {
  check("Tab", [9, 9], undefined);
  check("a", [9, 9], undefined);
});

test("after a filter the place is the nearest that is left", () => {
  expect(within({ row: 400, column: 12 }, { rows: 4, columns: 3 })).toEqual({ row: 3, column: 2 });
});
