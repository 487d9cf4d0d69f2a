import { sameOrder } from "./sameOrder";

/**
 * The order in which items are shown at first: shuffled, the same for everybody and every time, and never a right one.
 *
 * @param part - its id decides the order
 * @returns ids of all items; a right order only where every order is right
 */
export function shownOrder({
  id,
  items,
  key,
  ties,
}: {
  readonly id: string;
  readonly items: readonly { readonly id: string }[];
  readonly key: readonly (readonly string[])[];
  readonly ties: readonly (readonly string[])[];
}): string[] {
  const next = numbersFrom(id);
  // Sorted, so that the order in the file shows through as little as the key does.
  let order = items.map((item) => item.id).sort();
  for (let attempt = 0; attempt < attemptsAtMost; attempt++) {
    order = shuffled(order, next);
    if (!key.some((right) => sameOrder(order, right, ties))) break;
  }
  return order;
}

/** Half of the orders of two items are right; so many in a row are not drawn. */
const attemptsAtMost = 64;

/** Fisher and Yates's shuffle, as in Knuth, The Art of Computer Programming, vol. 2, 3.4.2. */
function shuffled(ids: readonly string[], next: () => number): string[] {
  const order = [...ids];
  for (let last = order.length - 1; last > 0; last--) {
    const chosen = next() % (last + 1);
    const kept = order[last] ?? "";
    order[last] = order[chosen] ?? "";
    order[chosen] = kept;
  }
  return order;
}

/** Whole numbers below 2^32 from a text: FNV-1a, then xorshift32 (Marsaglia 2003). */
function numbersFrom(text: string): () => number {
  let state = 0x811c9dc5;
  for (const character of text) state = Math.imul(state ^ (character.codePointAt(0) ?? 0), 0x01000193);
  if (state === 0) state = 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state >>> 0;
  };
}
