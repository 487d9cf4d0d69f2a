/** Whether two orders of the same items agree up to exchanging items that are tied. */
export function sameOrder(
  left: readonly string[],
  right: readonly string[],
  ties: readonly (readonly string[])[],
): boolean {
  return left.every((id, place) => areTied(id, right[place], ties));
}

/** Whether one item may stand where the other one does: it is the same one, or one of a group with it. */
export const areTied = (left: string, right: string | undefined, ties: readonly (readonly string[])[]): boolean =>
  left === right || (right !== undefined && ties.some((group) => group.includes(left) && group.includes(right)));
