import { defineKind } from "../kind";
import { checkChoice } from "./check";
import { ChoiceAnswerSchema, ChoicePartSchema, type ChoicePart } from "./part";

/** What the field shows. */
export interface ShownChoice {
  several: boolean;
  options: ShownOption[];
}

interface ShownOption {
  id: string;
  html: string;
  spoken: string | null;
}

export const showOptions = (options: ChoicePart["options"], html: (markdown: string) => string): ShownOption[] =>
  options.map(({ id, text, spoken }) => ({ id, html: html(text), spoken: spoken ?? null }));

export const choice = defineKind({
  name: "choice",
  part: ChoicePartSchema,
  answer: ChoiceAnswerSchema,
  forStudent: ({ several, options }, html): ShownChoice => ({
    several,
    options: showOptions(options, html),
  }),
  check: checkChoice,
  display: ({ options }, { chosen }) =>
    options
      .filter(({ id }) => chosen.includes(id))
      .map(({ text }) => `* ${text}`)
      .join("\n"),
  examples: ({ key, mistakes }) => ({
    right: [{ kind: "choice" as const, chosen: key }],
    wrong: mistakes.flatMap(({ id, answers }) =>
      answers.map((chosen) => ({ mistake: id, answer: { kind: "choice" as const, chosen } })),
    ),
  }),
});
