import { z } from "zod";
import {
  maxAltLength,
  maxBars,
  maxCaptionLength,
  maxContourLevels,
  maxContourSide,
  maxGridPanels,
  maxGridSide,
  maxLabelLength,
  maxPoints,
  maxSeries,
  maxTitleLength,
} from "./kit/figureLimits";

/**
 * A figure as data: what the student's code did beside what the reference does. No markup, no colour, no size: a page
 * decides how it looks, and a terminal prints its text alternative. Numbers are finite; a gap is null.
 */

/** Whose numbers these are: `neutral` belongs to the problem, such as the line of all solutions. */
export const RoleSchema = z.enum(["student", "reference", "neutral"]);

const NumberOrGapSchema = z.number().nullable();
const LabelSchema = z.string().max(maxLabelLength);

const AxisSchema = z
  .strictObject({
    label: LabelSchema,
    scale: z.enum(["linear", "log"]),
    /** Both or neither; without them the axis follows the data. */
    range: z.tuple([z.number(), z.number()]).optional(),
  })
  .refine(({ scale, range }) => !range || (range[0] < range[1] && (scale === "linear" || range[0] > 1e-300)), {
    message: "an axis runs from a smaller to a larger number, a logarithmic one from above 0",
  });

const PointSchema = z.tuple([NumberOrGapSchema, NumberOrGapSchema]);

const PlotSeriesSchema = z
  .strictObject({
    role: RoleSchema,
    label: LabelSchema,
    /** `path`: the points in order, with marks where it starts and ends and arrows along it. `bars` stand on 0. */
    as: z.enum(["line", "points", "path", "bars"]),
    points: z.array(PointSchema).max(maxPoints),
    /** How many points there were before the list was thinned. */
    length: z.number().int().nonnegative(),
  })
  .refine(({ as, points }) => as !== "bars" || points.length <= maxBars, { message: `at most ${maxBars} bars` });

/** A function of two variables behind the series, sampled at equal distances over the ranges of both axes. */
const ContoursSchema = z
  .strictObject({
    label: LabelSchema,
    columns: z.number().int().min(2).max(maxContourSide),
    rows: z.number().int().min(2).max(maxContourSide),
    /** Row by row, from the smallest x and the smallest y. */
    values: z.array(NumberOrGapSchema).max(maxContourSide ** 2),
    levels: z.array(z.number()).max(maxContourLevels),
  })
  .refine(({ columns, rows, values }) => values.length === columns * rows, { message: "rows × columns values" });

const common = {
  title: z.string().min(1).max(maxTitleLength),
  /** What the figure shows, for whoever does not see it. */
  alt: z.string().min(1).max(maxAltLength),
  caption: z.string().max(maxCaptionLength).optional(),
  /** The author shows it to students even where the test is hidden. */
  isPublic: z.boolean(),
};

const PlotSchema = z
  .strictObject({
    kind: z.literal("plot"),
    ...common,
    x: AxisSchema,
    y: AxisSchema,
    /** One unit is equally long on both axes. */
    hasEqualScales: z.boolean(),
    contours: ContoursSchema.optional(),
    series: z.array(PlotSeriesSchema).min(1).max(maxSeries),
  })
  .refine(({ contours, x, y }) => !contours || (x.range && y.range), {
    message: "contours need the ranges of both axes",
  });

const GridPanelSchema = z.strictObject({
  role: RoleSchema,
  label: LabelSchema,
  /** Row by row, from the top. */
  values: z.array(z.array(NumberOrGapSchema).min(1).max(maxGridSide)).min(1).max(maxGridSide),
});

const GridSchema = z.strictObject({
  kind: z.literal("grid"),
  ...common,
  /** `labels`: equal numbers mean the same kind, such as the same basin, and no number is larger than another. */
  cells: z.enum(["amounts", "labels"]),
  /** What one row, one column and one cell are. */
  rowLabel: LabelSchema,
  columnLabel: LabelSchema,
  cellLabel: LabelSchema,
  rowNames: z.array(z.string().max(20)).max(maxGridSide).optional(),
  columnNames: z.array(z.string().max(20)).max(maxGridSide).optional(),
  panels: z.array(GridPanelSchema).min(1).max(maxGridPanels),
});

export const FigureSchema = z.discriminatedUnion("kind", [PlotSchema, GridSchema]);

export type FigureRole = z.infer<typeof RoleSchema>;
export type Axis = z.infer<typeof AxisSchema>;
export type PlotSeries = z.infer<typeof PlotSeriesSchema>;
export type Contours = z.infer<typeof ContoursSchema>;
export type Plot = z.infer<typeof PlotSchema>;
export type Grid = z.infer<typeof GridSchema>;
export type Figure = z.infer<typeof FigureSchema>;
