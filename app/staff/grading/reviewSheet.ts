import { gradePart } from "#server/grade";
import type { AnswerForReview } from "#server/answerForReview";
import type { ReviewContent } from "#server/reviewContent";
import { rubricPoints } from "#server/rubricPoints";
import { fillRubricText } from "#server/rubricText";
import type { RubricItemView, RubricView } from "#server/rubrics";

/** A review as it stands on the screen. An override is text until it can be read. */
export interface Sheet {
  rubricItemIds: readonly string[];
  comment: string;
  override: { points: string; reason: string } | null;
}

export const emptySheet: Sheet = { rubricItemIds: [], comment: "", override: null };

export const toSheet = ({ rubricItemIds, comment, override }: ReviewContent): Sheet => ({
  rubricItemIds: [...rubricItemIds].sort(),
  comment,
  override: override === null ? null : { points: String(override.points), reason: override.reason },
});

export const isSameSheet = (left: Sheet, right: Sheet): boolean => textOf(left) === textOf(right);
const textOf = ({ rubricItemIds, comment, override }: Sheet): string =>
  JSON.stringify([[...rubricItemIds].sort(), comment, override?.points, override?.reason]);

/** Applies an item, or takes it away. In a group of which one is picked, it takes the place of the other. */
export function toggleItem(sheet: Sheet, item: RubricItemView, { groups, items }: RubricView): Sheet {
  const { rubricItemIds } = sheet;
  if (rubricItemIds.includes(item.id)) return { ...sheet, rubricItemIds: rubricItemIds.filter((id) => id !== item.id) };
  const group = groups.find(({ id }) => id === item.groupId);
  const replaced = group?.pick === "one" ? items.filter(({ groupId }) => groupId === group.id) : [];
  const others = rubricItemIds.filter((id) => !replaced.some((each) => each.id === id));
  return { ...sheet, rubricItemIds: [...others, item.id].sort() };
}

/** Items in the order in which the screen lists and numbers them: those without a group first, then group by group. */
export function listedItems({ groups, items }: RubricView): RubricItemView[] {
  const alone = items.filter(({ groupId }) => !groups.some(({ id }) => id === groupId));
  return [...alone, ...groups.flatMap((group) => items.filter(({ groupId }) => groupId === group.id))];
}

/** The rubric with what it no longer offers but a review still has, at the end. */
export function withRetired(rubric: RubricView, { groups, items }: Pick<RubricView, "groups" | "items">): RubricView {
  const isKnown = (id: string): boolean => [...rubric.groups, ...rubric.items].some((each) => each.id === id);
  return {
    ...rubric,
    groups: [...rubric.groups, ...groups.filter(({ id }) => !isKnown(id))],
    items: [...rubric.items, ...items.filter(({ id }) => !isKnown(id))],
  };
}

/** The rubric as a grader reads it beside an answer: with what its review still has, and with what it quotes filled in. */
export function shownRubric(
  rubric: RubricView,
  { retired, quoted }: Pick<AnswerForReview, "retired" | "quoted">,
): RubricView {
  const all = withRetired(rubric, retired);
  // Feedback is shown to graders as it was typed, so nothing in it is escaped.
  const fill = (text: string): string => fillRubricText(text, quoted);
  return {
    ...all,
    items: all.items.map((item) => ({ ...item, text: fill(item.text), feedback: fill(item.feedback) })),
  };
}

export type ReadOverride = { ok: true; override: ReviewContent["override"] } | { ok: false; message: string };

/** What the override means, or what is missing in it. */
export function readOverride({ override }: Sheet, most: number): ReadOverride {
  if (override === null) return { ok: true, override: null };
  const points = Number(override.points.trim().replace(",", "."));
  if (override.points.trim() === "" || !Number.isFinite(points) || points < 0 || points > most)
    return { ok: false, message: `Points that replace the others are a number from 0 to ${most}.` };
  if (override.reason.trim() === "") return { ok: false, message: "Say why these points replace the others." };
  return { ok: true, override: { points, reason: override.reason } };
}

/** As it can be stored: an override that cannot be read yet is left out. */
export function toContent(sheet: Sheet, most: number): ReviewContent {
  const read = readOverride(sheet, most);
  return { rubricItemIds: sheet.rubricItemIds, comment: sheet.comment, override: read.ok ? read.override : null };
}

const someday = new Date(0);

/**
 * What the sheet gives, as the student's grade will be computed, but for lateness.
 *
 * @param tests - what the tests gave
 */
export function pointsOf(
  sheet: Sheet,
  rubric: RubricView,
  { points, tests }: { points: number; tests: { score: number; maxScore: number } },
): number {
  const applied = rubric.items
    .filter(({ id }) => sheet.rubricItemIds.includes(id))
    .map((item) => ({ points: item.points, group: rubric.groups.find(({ id }) => id === item.groupId) ?? null }));
  const { override } = toContent(sheet, points);
  const review = {
    rubricPoints: rubricPoints(applied),
    override: override === null ? null : { ...override, at: someday },
  };
  const answer = { submissionId: "", submittedAt: someday, ...tests, review };
  const policy = {
    opensAt: someday,
    dueAt: someday,
    closesAt: someday,
    percentPerDay: 0,
    graceDays: 0,
    counts: "best",
  } as const;
  return gradePart(points, [answer], policy).earned ?? 0;
}
