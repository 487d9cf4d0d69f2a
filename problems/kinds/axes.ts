import { z } from "zod";
import { declareSymbols, evaluate, readExpression } from "numerics/expressions";

/** What drawings on axes have in common: places, the axes themselves, and the lines behind what a student draws. */

/** [x, y]. Bounded, so that no distance between two of them overflows. */
export const PointSchema = z.tuple([z.number().min(-1e6).max(1e6), z.number().min(-1e6).max(1e6)]);
export type Point = z.infer<typeof PointSchema>;

/** As many places as one drawing may have. */
export const pointsAtMost = 64;

const AxisSchema = z
  .strictObject({ from: z.number().min(-1e6), to: z.number().max(1e6), label: z.string().min(1).max(40) })
  .refine(({ from, to }) => to - from > 1e-6 * Math.max(Math.abs(from), Math.abs(to)), "an axis ends where it begins");

const curveVariable = declareSymbols([{ kind: "scalar", name: "x" }]);

/** A line through given places, or the graph of an expression in x such as "3/2 x - 1/2 x^3". */
const CurveSchema = z.union([
  z.strictObject({ label: z.string().max(20), points: z.array(PointSchema).min(2).max(500) }),
  z.strictObject({
    label: z.string().max(20),
    expression: z
      .string()
      .min(1)
      .max(200)
      .refine((text) => {
        const read = readExpression(text, curveVariable);
        return read.ok && read.value.shape.kind === "number";
      }, "this is no expression in x"),
  }),
]);

/** The fields of a part that is answered on axes. */
export const axesFields = {
  axes: z.strictObject({
    x: AxisSchema,
    y: AxisSchema,
    /** One unit is equally long on both, so that a circle is one. */
    hasEqualScales: z.boolean().default(false),
  }),
  /** Drawn behind, with their names. */
  curves: z.array(CurveSchema).max(4).default([]),
  /** Draws the line y = x as well. */
  diagonal: z.boolean().default(false),
};

interface PartOnAxes {
  axes: { x: z.infer<typeof AxisSchema>; y: z.infer<typeof AxisSchema>; hasEqualScales: boolean };
  curves: z.infer<typeof CurveSchema>[];
  diagonal: boolean;
}

/** What the field shows behind the answer. */
export interface ShownAxes {
  x: ShownAxis;
  y: ShownAxis;
  hasEqualScales: boolean;
  lines: { label: string; isGuide: boolean; points: (readonly [x: number, y: number | null])[] }[];
}

interface ShownAxis {
  from: number;
  to: number;
  label: string;
}

export function showAxes({ axes: { x, y, hasEqualScales }, curves, diagonal }: PartOnAxes): ShownAxes {
  const ends = [Math.max(x.from, y.from), Math.min(x.to, y.to)].map((at) => [at, at] as const);
  return {
    x,
    y,
    hasEqualScales,
    lines: [
      ...curves.map((curve) => ({
        label: curve.label,
        isGuide: false,
        points: "points" in curve ? curve.points : graphOf(curve.expression, x),
      })),
      ...(diagonal ? [{ label: "y = x", isGuide: true, points: ends }] : []),
    ],
  };
}

const samples = 120;

/** Places on the graph from one end of the axis to the other; null where the expression has no finite value. */
function graphOf(text: string, { from, to }: ShownAxis): [number, number | null][] {
  const read = readExpression(text, curveVariable);
  if (!read.ok) throw new Error(`the part's own curve cannot be read: ${text}`);
  const checked = read.value;
  return Array.from({ length: samples + 1 }, (_, index) => {
    const x = from + ((to - from) * index) / samples;
    const y = evaluate(checked, { values: new Map([["x", x]]), functions: new Map() });
    return [x, typeof y === "number" && Number.isFinite(y) ? y : null];
  });
}
