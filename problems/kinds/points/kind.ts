import { showAxes, type Point, type ShownAxes } from "../axes";
import { defineKind } from "../kind";
import { pointTable } from "../pointTable";
import { checkPoints, pointsOf } from "./check";
import { PointsAnswerSchema, PointsPartSchema } from "./part";
import type { Rails } from "./rails";

/** What the field shows. */
export interface ShownPoints {
  axes: ShownAxes;
  on: Rails;
  start: Point[];
  closed: boolean;
}

export const points = defineKind({
  name: "points",
  part: PointsPartSchema,
  answer: PointsAnswerSchema,
  forStudent: (part): ShownPoints => ({
    axes: showAxes(part),
    on: part.on,
    start: pointsOf(part, part.start),
    closed: part.closed,
  }),
  check: checkPoints,
  display: (_, { points: drawn }) => pointTable("Point", drawn),
  examples: (part) => ({
    right: part.key.map((places) => ({ kind: "points" as const, points: pointsOf(part, places) })),
    wrong: part.mistakes.flatMap(({ id, answers }) =>
      answers.map((places) => ({
        mistake: id,
        answer: { kind: "points" as const, points: pointsOf(part, places) },
      })),
    ),
  }),
});
