import type { Vec } from "numerics";

/**
 * What an author writes to attach a figure to a test: data, no drawing. Lists may be of any length and numbers may be
 * NaN or infinite, since they come from a student; the kit thins, rounds and leaves gaps.
 */

/** Whose numbers: drawn and labelled "yours" and "reference"; neutral for what belongs to the problem. */
export type FigureRole = "student" | "reference" | "neutral";

export interface FigureAxis {
  label: string;
  /** Default "linear". Numbers that are not positive are left out of a logarithmic axis. */
  scale?: "linear" | "log";
  /** Smallest and largest number shown. Without it the axis follows the data, though not a student's run to infinity. */
  range?: readonly [number, number];
}

/** [x, y] each. */
export type FigurePoints = readonly (Vec | readonly number[])[];

export type FigureSeries = {
  role: FigureRole;
  /** Stands beside the line. Default "yours" or "reference"; none for neutral. */
  label?: string;
} & (
  | {
      /** `path` shows the order of the points with arrows, its start and its end; `bars` stand on 0. */
      as: "line" | "points" | "path" | "bars";
      points: FigurePoints;
    }
  | {
      as: "curve";
      /** y as a function of x, sampled over the range of the x axis, which must be given. */
      of: (x: number) => number;
    }
);

interface FigureWords {
  title: string;
  /** What there is to see, in a sentence or two, for whoever does not see it. */
  alt: string;
  /** Below the figure: what to look for. */
  caption?: string;
  /** Shows the figure to students even when the test is hidden. Default false. */
  public?: boolean;
}

export interface PlotFigure extends FigureWords {
  kind: "plot";
  x: FigureAxis;
  y: FigureAxis;
  /** One unit is equally long on both axes. Default false. */
  equalScales?: boolean;
  /** Lines of equal f behind the series, over the ranges of both axes, which must be given. */
  contours?: {
    /** What f is, such as "loss". */
    label: string;
    of: (x: number, y: number) => number;
    /** Default: ten that divide the picture into bands of equal area. */
    levels?: readonly number[];
    /** Samples along each side, at most 64. Default 33; waves need four a period. */
    samples?: number;
  };
  /** Later ones are drawn over earlier ones. */
  series: readonly FigureSeries[];
}

export interface GridFigure extends FigureWords {
  kind: "grid";
  /** "labels" when equal numbers mean the same kind, such as the same basin. Default "amounts". */
  cells?: "amounts" | "labels";
  /** What one row, one column and one cell are, such as "step", "worker", "chunks held". */
  rowLabel: string;
  columnLabel: string;
  cellLabel: string;
  rowNames?: readonly string[];
  columnNames?: readonly string[];
  /** Side by side on one colour scale, at most 32 × 32 cells each. */
  panels: readonly { role: FigureRole; label?: string; values: readonly (Vec | readonly number[])[] }[];
}

export type FigureData = PlotFigure | GridFigure;
