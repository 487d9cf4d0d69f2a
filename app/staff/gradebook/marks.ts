import type { CellMark } from "#server/gradebook";

export const marks = ["late", "override", "held", "waiting", "dropped"] as const satisfies CellMark[];

/** One small sign in a cell; its words stand in the panel and below the grid. */
export const markSigns: Record<CellMark, string> = { late: "◷", override: "✎", held: "◌", waiting: "…", dropped: "⊖" };

export const markWords: Record<CellMark, string> = {
  late: "late",
  override: "set by a grader",
  held: "not released",
  waiting: "waiting",
  dropped: "left out",
};
