/** An applied rubric item, as far as its points go. */
export interface AppliedItem {
  points: number;
  group: { id: string; leastPoints: number | null; mostPoints: number | null } | null;
}

/**
 * What the applied items of a review give together, in points of the part: the items of a group never less or more than
 * the group allows. A group of which nothing is applied gives nothing, whatever its least.
 *
 * The order of the items does not matter, to the last bit.
 */
export function rubricPoints(applied: readonly AppliedItem[]): number {
  const byGroup = new Map<string | null, AppliedItem[]>();
  for (const item of applied) {
    const key = item.group?.id ?? null;
    byGroup.set(key, [...(byGroup.get(key) ?? []), item]);
  }
  return sum([...byGroup.values()].map(groupPoints));
}

/** The most that a rubric can give. */
export function mostRubricPoints(
  items: readonly { points: number; groupId: string | null }[],
  groups: readonly { id: string; pick: "one" | "many"; leastPoints: number | null; mostPoints: number | null }[],
): number {
  const gains = (groupId: string | null) =>
    items.filter((item) => item.groupId === groupId).map(({ points }) => points);
  const alone = gains(null).filter((points) => points > 0);
  const inGroups = groups.map((group) => {
    const points = gains(group.id);
    const best = group.pick === "one" ? [Math.max(...points)] : points.filter((each) => each > 0);
    return points.length === 0 ? 0 : Math.max(0, groupPoints(best.map((each) => ({ points: each, group }))));
  });
  return sum([...alone, ...inGroups]);
}

function groupPoints(items: readonly AppliedItem[]): number {
  const points = sum(items.map((item) => item.points));
  const group = items[0]?.group;
  const atMost = Math.min(points, group?.mostPoints ?? Infinity);
  return Math.max(atMost, group?.leastPoints ?? -Infinity);
}

/** Sorted first: floating-point addition depends on the order. */
const sum = (values: readonly number[]): number => [...values].sort((a, b) => a - b).reduce((a, b) => a + b, 0);
