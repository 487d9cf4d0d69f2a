import type { LineRange } from "#server/lineComments";

/** Lines chosen by keyboard or pointer: from where it began to where it is now, either may be the upper one. */
export interface LineSelection {
  anchor: number;
  current: number;
}

export const rangeOf = ({ anchor, current }: LineSelection): LineRange => ({
  firstLine: Math.min(anchor, current),
  lastLine: Math.max(anchor, current),
});

/** "Line 3", "Lines 3 to 5". */
export const linesInWords = ({ firstLine, lastLine }: LineRange): string =>
  firstLine === lastLine ? `Line ${firstLine}` : `Lines ${firstLine} to ${lastLine}`;

/**
 * The selection after a key; undefined for keys that do not move it.
 *
 * @param lines - how many there are
 */
export function moveSelection(
  { anchor, current }: LineSelection,
  { key, shiftKey }: { key: string; shiftKey: boolean },
  lines: number,
): LineSelection | undefined {
  const targets: Record<string, number> = { ArrowDown: current + 1, ArrowUp: current - 1, Home: 1, End: lines };
  const target = targets[key];
  if (target === undefined) return undefined;
  const next = Math.min(lines, Math.max(1, target));
  return { anchor: shiftKey ? anchor : next, current: next };
}
