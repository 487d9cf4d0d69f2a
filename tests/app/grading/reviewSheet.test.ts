import {
  emptySheet,
  listedItems,
  pointsOf,
  readOverride,
  type Sheet,
  toggleItem,
  withRetired,
} from "../../../app/staff/grading/reviewSheet";
import type { RubricGroupView, RubricItemView, RubricView } from "#server/rubrics";

const item = (id: string, points: number, groupId: string | null = null): RubricItemView => ({
  ...{ id, points, groupId, position: 1, text: id, feedback: "", revision: 1 },
});
const group = (id: string, more: Partial<RubricGroupView> = {}): RubricGroupView => ({
  ...{ id, position: 1, title: id, pick: "many", leastPoints: null, mostPoints: null, revision: 1 },
  ...more,
});
const rubric: RubricView = {
  partId: "part",
  groups: [group("one", { pick: "one" }), group("capped", { mostPoints: 1.5 })],
  items: [item("x", 1, "one"), item("free", 1), item("y", 2, "one"), item("p", 1, "capped"), item("q", 1, "capped")],
};
const find = (id: string): RubricItemView => {
  const found = rubric.items.find((each) => each.id === id);
  if (found === undefined) throw new Error(id);
  return found;
};
const toggled = (...ids: string[]): Sheet => ids.reduce((sheet, id) => toggleItem(sheet, find(id), rubric), emptySheet);

test("toggling twice changes nothing, and of a group of one the later counts", () => {
  expect(toggled("free", "p").rubricItemIds).toEqual(["free", "p"]);
  expect(toggled("free", "p", "free").rubricItemIds).toEqual(["p"]);
  expect(toggled("x", "free", "y").rubricItemIds).toEqual(["free", "y"]);
  expect(toggled("x", "y", "y").rubricItemIds).toEqual([]);
});

test("items stand alone first, then group by group, what was retired at its end", () => {
  expect(listedItems(rubric).map(({ id }) => id)).toEqual(["free", "x", "y", "p", "q"]);
  const all = withRetired(rubric, { groups: [group("gone")], items: [item("old", 3, "gone"), item("free", 1)] });
  expect(listedItems(all).map(({ id }) => id)).toEqual(["free", "x", "y", "p", "q", "old"]);
  expect(listedItems(withRetired(rubric, { groups: [], items: [item("old", 3, "nowhere")] }))[1]?.id).toBe("old");
});

test.each<[string, Sheet, { score: number; maxScore: number }, number]>([
  ["nothing", emptySheet, { score: 0, maxScore: 0 }, 0],
  ["items", toggled("free", "y"), { score: 0, maxScore: 0 }, 3],
  ["a capped group", toggled("p", "q"), { score: 0, maxScore: 0 }, 1.5],
  ["no more than there are", toggled("free", "y", "p", "q"), { score: 0, maxScore: 0 }, 4],
  ["tests", emptySheet, { score: 1, maxScore: 2 }, 2],
  ["items on top of tests", toggled("free"), { score: 1, maxScore: 2 }, 3],
  ["an override", { ...toggled("y"), override: { points: "0,5", reason: "why" } }, { score: 2, maxScore: 2 }, 0.5],
  [
    "no override without a reason",
    { ...toggled("y"), override: { points: "1", reason: " " } },
    { score: 0, maxScore: 0 },
    2,
  ],
])("points of %s", (_, sheet, tests, points) => expect(pointsOf(sheet, rubric, { points: 4, tests })).toBe(points));

test.each([
  ["", "why", false],
  ["x", "why", false],
  ["-1", "why", false],
  ["4.5", "why", false],
  ["Infinity", "why", false],
  ["2", "", false],
  ["4", "why", true],
  [" 0 ", "why", true],
])("an override of %j because of %j", (points, reason, isRead) =>
  expect(readOverride({ ...emptySheet, override: { points, reason } }, 4).ok).toBe(isRead),
);
