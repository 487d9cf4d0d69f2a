import { defineKind } from "../kind";
import { checkChoice } from "./check";
import { ChoiceAnswerSchema, ChoicePartSchema } from "./part";

/** What the field shows. */
export interface ShownChoice {
  several: boolean;
  options: { id: string; html: string; spoken: string | null }[];
}

export const choice = defineKind({
  name: "choice",
  part: ChoicePartSchema,
  answer: ChoiceAnswerSchema,
  forStudent: ({ several, options }, html): ShownChoice => ({
    several,
    options: options.map(({ id, text, spoken }) => ({ id, html: html(text), spoken: spoken ?? null })),
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
