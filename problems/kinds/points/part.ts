import { z } from "zod";
import { axesFields, PointSchema, pointsAtMost } from "../axes";
import { mistakeFields, questionFields } from "../kind";
import { countMet, PointToleranceSchema } from "../pointSets";
import { PlacesSchema, RailsSchema, toPoints } from "./rails";

const MistakeSchema = z.strictObject({ ...mistakeFields, answers: z.array(PlacesSchema).min(1).max(20) });

/** Handles on axes to be moved to where they belong. */
export const PointsPartSchema = z
  .strictObject({
    kind: z.literal("points"),
    ...questionFields,
    ...axesFields,
    on: RailsSchema,
    /** Where the handles stand at first. */
    start: PlacesSchema,
    /** Joins the handles by thin lines, back to the first one. */
    closed: z.boolean().default(false),
    /** Right places. The first is the model answer. */
    key: z.array(PlacesSchema).min(1).max(20),
    tolerance: PointToleranceSchema,
    /** Handles are not told apart: only the set of places counts. */
    anyOrder: z.boolean().default(false),
    mistakes: z.array(MistakeSchema).max(20).default([]),
  })
  .superRefine((part, context) => {
    const refuse = (path: string, message: string) => context.addIssue({ code: "custom", path: [path], message });
    const sets = [
      ...part.key.map((places) => ["key", places] as const),
      ...part.mistakes.flatMap(({ answers }) => answers.map((places) => ["mistakes", places] as const)),
      ["start", part.start] as const,
    ];
    for (const [path, places] of sets) {
      if (places.length !== part.start.length) refuse(path, `there are ${part.start.length} handles`);
      if (toPoints(part.on, places) === undefined)
        refuse(path, part.on.kind === "plane" ? "a place in the plane is [x, y]" : "a place here is one number");
    }
    const start = toPoints(part.on, part.start);
    for (const key of part.key.map((places) => toPoints(part.on, places)))
      if (key && start && countMet(key, start, part) > 0) refuse("start", "a handle stands where it belongs already");
    if (part.on.kind === "rays" && part.on.degrees.length !== part.start.length)
      refuse("on", "every handle has a ray of its own");
    if (part.on.kind === "rays" && part.anyOrder) refuse("anyOrder", "handles on rays are told apart by their rays");
  });
export type PointsPart = z.infer<typeof PointsPartSchema>;

/** In the order of the handles. */
export const PointsAnswerSchema = z.strictObject({
  kind: z.literal("points"),
  points: z.array(PointSchema).max(pointsAtMost),
});
export type PointsAnswer = z.infer<typeof PointsAnswerSchema>;
