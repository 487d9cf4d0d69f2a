import { defineKind } from "../kind";
import { checkWritten } from "./check";
import { WrittenAnswerSchema, WrittenPartSchema } from "./part";

/** What the field shows: nothing of the rubric. */
export interface ShownWritten {
  maxLength: number;
}

export const written = defineKind({
  name: "written",
  part: WrittenPartSchema,
  answer: WrittenAnswerSchema,
  forStudent: ({ maxLength }): ShownWritten => ({ maxLength }),
  check: checkWritten,
  display: (_, { markdown }) => markdown,
  // No machine can tell a right text, so there is nothing to prove; the part's explanation is what students are shown.
  examples: () => ({ right: [], wrong: [] }),
});
