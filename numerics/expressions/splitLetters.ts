/**
 * A run of letters as a product of known names: "np" is n·p, "alphag" is alpha·g. Of several ways, the one with the
 * fewest names; `undefined` if there is none.
 *
 * @param letters - the run; at most as long as a text may be
 * @param isKnown - whether a piece is a name; `isLast` where the run ends, since a subscript may belong to it there
 * @returns the pieces in order, and whether another way needs as few
 */
export function splitLetters(
  letters: string,
  isKnown: (piece: string, isLast: boolean) => boolean,
): { readonly pieces: readonly string[]; readonly unique: boolean } | undefined {
  // best[k]: the fewest pieces of the first k letters, the length of the last piece, and whether it is the only way.
  const best: ({ count: number; last: number; unique: boolean } | undefined)[] = [{ count: 0, last: 0, unique: true }];
  for (let end = 1; end <= letters.length; end++)
    for (let start = Math.max(0, end - longestName); start < end; start++) {
      const before = best[start];
      if (!before || !isKnown(letters.slice(start, end), end === letters.length)) continue;
      const here = best[end];
      const count = before.count + 1;
      if (!here || count < here.count) best[end] = { count, last: end - start, unique: before.unique };
      else if (count === here.count) here.unique = false;
    }
  const whole = best[letters.length];
  if (!whole) return undefined;
  const pieces: string[] = [];
  for (let end = letters.length; end > 0;) {
    const length = best[end]?.last ?? end;
    pieces.unshift(letters.slice(end - length, end));
    end -= length;
  }
  return { pieces, unique: whole.unique };
}

/** Longer names are found as a whole only: the work stays linear in the run. */
const longestName = 24;
