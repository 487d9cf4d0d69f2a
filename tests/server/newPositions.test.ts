import fc from "fast-check";
import { newPositions } from "#server/newPositions";

const inOrder = (rows: readonly { id: string; position: number }[], moves: ReturnType<typeof newPositions>): string =>
  rows
    .map(({ id, position }) => ({ id, position: moves.find((move) => move.id === id)?.position ?? position }))
    .sort((a, b) => a.position - b.position)
    .map(({ id }) => id)
    .join("");
const rowsOf = (ids: string) => Array.from(ids).map((id, index) => ({ id, position: index + 1 }));

test.each([
  ["abc", "abc", "a", 1, "bac"],
  ["abc", "abc", "c", -1, "acb"],
  ["abc", "abc", "c", 1, "abc"],
  ["abc", "abc", "a", -1, "abc"],
  ["aXb", "ab", "a", 1, "Xba"],
  ["aXb", "ab", "b", -1, "baX"],
  ["aXb", "ab", "X", 1, "aXb"],
] as const)("%s, of which %s are passed: %s by %s", (ids, neighbours, moved, by, expected) => {
  const rows = rowsOf(ids);
  expect(inOrder(rows, newPositions(rows, rowsOf(neighbours), moved, by))).toBe(expected);
});

test("rows that shared a place are told apart", () => {
  const rows = Array.from("abc").map((id) => ({ id, position: 1 }));
  expect(newPositions(rows, rows, "a", 1)).toEqual([
    { id: "a", position: 2 },
    { id: "c", position: 3 },
  ]);
});

test("a step back undoes a step", () => {
  fc.assert(
    fc.property(fc.shuffledSubarray(Array.from("abcdef"), { minLength: 2 }), fc.nat(4), (ids, at) => {
      const moved = ids[at % (ids.length - 1)] ?? "";
      const rows = rowsOf(ids.join(""));
      const there = rowsOf(inOrder(rows, newPositions(rows, rows, moved, 1)));
      expect(inOrder(there, newPositions(there, there, moved, -1))).toBe(ids.join(""));
    }),
  );
});
