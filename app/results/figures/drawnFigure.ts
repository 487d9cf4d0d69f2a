import type { FigureRole, Grid, Plot, PlotSeries } from "#server/studentVerdict";

/** Whose line it is. Verdicts have a student and a reference; an explorer may compare a third. */
export type Tone = FigureRole | "third";

/** A figure as it is drawn: one of a verdict, or one that a page made itself. */
export type DrawnFigure = DrawnPlot | DrawnGrid;

export type DrawnGrid = Omit<Grid, "isPublic">;

export interface DrawnPlot extends Pick<
  Plot,
  "kind" | "title" | "alt" | "caption" | "contours" | "x" | "y" | "hasEqualScales"
> {
  regions?: Regions;
  series: ToneSeries[];
}

export type ToneSeries = Omit<PlotSeries, "role"> & { role: Tone };

/** A map behind the series: the ranges of both axes cut into equal cells, each of one kind. */
export interface Regions {
  columns: number;
  rows: number;
  /** Row by row, from the smallest x and the smallest y: an index into `kinds`, or null for no kind. */
  cells: readonly (number | null)[];
  /** How dark, from 0 to 1, and whether it stands out in colour as well. */
  kinds: readonly { strength: number; isMarked: boolean }[];
  /** How to read it, a sentence. */
  note: string;
}

/** What to call a series in words. In a drawing only those with a label are named. */
export function nameOfSeries({ label, role }: Pick<ToneSeries, "label" | "role">): string | undefined {
  if (label !== "") return label;
  return role === "student" ? "yours" : role === "reference" ? "reference" : undefined;
}
