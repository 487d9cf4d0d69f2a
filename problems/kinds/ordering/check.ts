import type { Checked } from "../kind";
import { oneRow } from "../oneRow";
import { isOrderOf, type OrderingAnswer, type OrderingPart } from "./part";
import { areTied, sameOrder } from "./sameOrder";

/** A right order, up to ties; a listed order earns what its mistake is worth. */
export function checkOrdering(part: OrderingPart, { order }: OrderingAnswer): Checked {
  const ids = part.items.map(({ id }) => id);
  if (!isOrderOf(order, ids))
    return {
      status: "invalid",
      message: "This question has other items now. Load the page again and put them in order once more.",
    };
  const agrees = (right: readonly string[]): boolean => sameOrder(order, right, part.ties);
  if (part.key.some(agrees)) return oneRow(part, { share: 1 });
  const mistake = part.mistakes.find(({ answers }) => answers.some(agrees));
  if (mistake !== undefined) return oneRow(part, { share: mistake.credit, mistake });
  const inOrder = Math.max(...part.key.map((right) => longestInOrder(order, right, part.ties)));
  return oneRow(part, {
    share: 0,
    message:
      inOrder === 1
        ? "No two of the items stand in the right order to each other."
        : `${inOrder} of the ${ids.length} items stand in the right order to each other.`,
  });
}

/** How many items can be left where they are: the longest common subsequence, where tied items count as equal. */
function longestInOrder(
  order: readonly string[],
  right: readonly string[],
  ties: readonly (readonly string[])[],
): number {
  // longest[n]: of the items so far and the first n right ones.
  let longest = right.map(() => 0).concat(0);
  for (const id of order) {
    const row = [0];
    right.forEach((wanted, place) => {
      const apart = Math.max(longest[place + 1] ?? 0, row[place] ?? 0);
      row.push(areTied(id, wanted, ties) ? Math.max(apart, (longest[place] ?? 0) + 1) : apart);
    });
    longest = row;
  }
  return longest.at(-1) ?? 0;
}
