import { z } from "zod";
import { axesFields, PointSchema, pointsAtMost } from "../axes";
import { mistakeFields, questionFields } from "../kind";
import { PointToleranceSchema } from "../pointSets";

/** The corners of a path in the order in which it is drawn, without its start. */
const CornersSchema = z.array(PointSchema).min(1).max(pointsAtMost);

const MistakeSchema = z.strictObject({ ...mistakeFields, answers: z.array(CornersSchema).min(1).max(20) });

/** A line of straight strokes to be drawn on axes, corner by corner. */
export const PathPartSchema = z
  .strictObject({
    kind: z.literal("path"),
    ...questionFields,
    ...axesFields,
    /** Where the path begins; it is drawn already. */
    start: PointSchema,
    /** Right paths, all with equally many corners. The first is the model answer. */
    key: z.array(CornersSchema).min(1).max(20),
    tolerance: PointToleranceSchema,
    mistakes: z.array(MistakeSchema).max(20).default([]),
  })
  .superRefine((part, context) => {
    const corners = part.key[0]?.length ?? 0;
    if (part.key.some(({ length }) => length !== corners))
      context.addIssue({ code: "custom", path: ["key"], message: "all paths need equally many corners" });
    if (part.mistakes.some(({ answers }) => answers.some(({ length }) => length !== corners)))
      context.addIssue({ code: "custom", path: ["mistakes"], message: `a path here has ${corners} corners` });
  });
export type PathPart = z.infer<typeof PathPartSchema>;

/** The corners after the start. */
export const PathAnswerSchema = z.strictObject({
  kind: z.literal("path"),
  points: z.array(PointSchema).max(pointsAtMost),
});
export type PathAnswer = z.infer<typeof PathAnswerSchema>;
