import { defineKind } from "../kind";
import { checkMatching } from "./check";
import { MatchingAnswerSchema, MatchingPartSchema, type MatchingPart } from "./part";

/** What the field shows. */
export interface ShownMatching {
  lines: ShownEntry[];
  options: ShownEntry[];
}

export interface ShownEntry {
  id: string;
  label: string;
  /** Null where it would say no more than the label. */
  html: string | null;
}

type Entry = MatchingPart["lines"][number];

export const matching = defineKind({
  name: "matching",
  part: MatchingPartSchema,
  answer: MatchingAnswerSchema,
  forStudent: ({ lines, options }, html): ShownMatching => {
    const shown = ({ id, label, text }: Entry): ShownEntry => ({
      id,
      label,
      html: text === undefined ? null : html(text),
    });
    return { lines: lines.map(shown), options: options.map(shown) };
  },
  check: checkMatching,
  display: ({ lines, options }, { pairs }) =>
    lines
      .map((line) => {
        const option = options.find(({ id }) => id === pairs[line.id]);
        return `* ${wordsOf(line)}: ${option === undefined ? "nothing" : wordsOf(option)}`;
      })
      .join("\n"),
  examples: ({ key, mistakes }) => ({
    right: [{ kind: "matching" as const, pairs: key }],
    // The lines that a mistake does not speak of are right.
    wrong: mistakes.flatMap(({ id, answers }) =>
      answers.map((wrong) => ({ mistake: id, answer: { kind: "matching" as const, pairs: { ...key, ...wrong } } })),
    ),
  }),
});

const wordsOf = ({ label, text }: Entry): string => text ?? label;
