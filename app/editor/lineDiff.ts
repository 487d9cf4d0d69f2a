/** One line of a comparison: in both texts, only in the earlier one, or only in the later one. Numbers count from 1. */
export type DiffLine =
  | { kind: "same"; text: string; before: number; after: number }
  | { kind: "removed"; text: string; before: number }
  | { kind: "added"; text: string; after: number };

// Beyond this many cells the table below would be felt; the middle is then shown as replaced as a whole.
const largestTable = 4_000_000;

/** Fewest line changes that lead from `before` to `after`, by the longest common subsequence of their lines. */
export function diffLines(before: string, after: string): DiffLine[] {
  const old = before.split("\n");
  const now = after.split("\n");
  let start = 0;
  while (start < old.length && start < now.length && old[start] === now[start]) start++;
  let tail = 0;
  while (
    tail < old.length - start &&
    tail < now.length - start &&
    old[old.length - 1 - tail] === now[now.length - 1 - tail]
  )
    tail++;

  const lines: DiffLine[] = [];
  let left = 0;
  let right = 0;
  const same = () => lines.push({ kind: "same", text: now[right] ?? "", before: ++left, after: ++right });
  const removed = () => lines.push({ kind: "removed", text: old[left] ?? "", before: ++left });
  const added = () => lines.push({ kind: "added", text: now[right] ?? "", after: ++right });

  while (left < start) same();
  const oldEnd = old.length - tail;
  const newEnd = now.length - tail;
  const common = commonLengths(old.slice(start, oldEnd), now.slice(start, newEnd));
  const lengthAt = (i: number, j: number) => common?.[i - start]?.[j - start] ?? 0;
  while (left < oldEnd && right < newEnd) {
    if (common !== null && old[left] === now[right]) same();
    else if (common === null || lengthAt(left + 1, right) >= lengthAt(left, right + 1)) removed();
    else added();
  }
  while (left < oldEnd) removed();
  while (right < newEnd) added();
  while (right < now.length) same();
  return lines;
}

/** [i][j] is the length of the longest common subsequence of old[i…] and now[j…]; null when the table would be too large. */
function commonLengths(old: string[], now: string[]): Uint32Array[] | null {
  if (old.length * now.length > largestTable) return null;
  const table = Array.from({ length: old.length + 1 }, () => new Uint32Array(now.length + 1));
  for (let i = old.length - 1; i >= 0; i--) {
    const row = table[i];
    const below = table[i + 1];
    if (row === undefined || below === undefined) continue;
    for (let j = now.length - 1; j >= 0; j--)
      row[j] = old[i] === now[j] ? (below[j + 1] ?? 0) + 1 : Math.max(below[j] ?? 0, row[j + 1] ?? 0);
  }
  return table;
}
