import { defineKind } from "../kind";
import { checkIntervals } from "./check";
import { intervalsInWords } from "./intervalsInWords";
import { IntervalsAnswerSchema, IntervalsPartSchema } from "./part";
import { readIntervals } from "./readIntervals";
import { verbatim } from "../verbatim";

export const intervals = defineKind({
  name: "intervals",
  part: IntervalsPartSchema,
  answer: IntervalsAnswerSchema,
  // Whatever the field knew of the part would say something about the key.
  forStudent: () => null,
  check: checkIntervals,
  display: (_, { text }) => {
    const read = readIntervals(text);
    const written = verbatim(text);
    return read.ok ? `${written}: ${intervalsInWords(read.set)}` : written;
  },
  examples: ({ key, mistakes }) => ({
    right: key.map((text) => ({ kind: "intervals" as const, text })),
    wrong: mistakes.flatMap(({ id, answers }) =>
      answers.map((text) => ({ mistake: id, answer: { kind: "intervals" as const, text } })),
    ),
  }),
});
