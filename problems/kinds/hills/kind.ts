import { defineKind } from "../kind";
import { verbatim } from "../verbatim";
import { checkHills } from "./check";
import { HillsAnswerSchema, HillsPartSchema, writtenOut } from "./part";

/** What the field shows. */
export interface ShownHills {
  count: number;
}

export const hills = defineKind({
  name: "hills",
  part: HillsPartSchema,
  answer: HillsAnswerSchema,
  forStudent: ({ count }): ShownHills => ({ count }),
  check: checkHills,
  display: (_, { hills: typed, smoothing }) =>
    [
      ...typed.map(
        ({ height, place, width }, index) =>
          `* Hill ${index + 1}: height ${verbatim(height)}, place ${verbatim(place)}, width ${verbatim(width)}`,
      ),
      `* Smoothing: ${verbatim(smoothing)}`,
    ].join("\n"),
  examples: ({ key, mistakes }) => ({
    right: key.map(writtenOut),
    wrong: mistakes.flatMap(({ id, answers }) =>
      answers.map((example) => ({ mistake: id, answer: writtenOut(example) })),
    ),
  }),
});
