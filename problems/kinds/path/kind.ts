import { showAxes, type Point, type ShownAxes } from "../axes";
import { defineKind } from "../kind";
import { pointTable } from "../pointTable";
import { checkPath, cornersOf } from "./check";
import { PathAnswerSchema, PathPartSchema } from "./part";

/** What the field shows. */
export interface ShownPath {
  axes: ShownAxes;
  start: Point;
  /** How many corners the path has after its start. */
  corners: number;
}

export const path = defineKind({
  name: "path",
  part: PathPartSchema,
  answer: PathAnswerSchema,
  forStudent: (part): ShownPath => ({ axes: showAxes(part), start: part.start, corners: cornersOf(part) }),
  check: checkPath,
  display: (_, { points }) => pointTable("Corner", points),
  examples: ({ key, mistakes }) => ({
    right: key.map((points) => ({ kind: "path" as const, points })),
    wrong: mistakes.flatMap(({ id, answers }) =>
      answers.map((points) => ({ mistake: id, answer: { kind: "path" as const, points } })),
    ),
  }),
});
