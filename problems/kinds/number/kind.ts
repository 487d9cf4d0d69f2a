import { readNumber } from "numerics/expressions";
import { defineKind } from "../kind";
import { verbatim } from "../verbatim";
import { checkNumber } from "./check";
import { NumberAnswerSchema, NumberPartSchema, type NumberQuestion } from "./part";

/** What the field shows. */
export interface ShownNumber {
  /** [] for a number, [n] for a vector, [m, n] for a matrix. */
  shape: readonly number[];
  unit: string | null;
  anyOrder: boolean;
}

export function showNumber({ key, unit, anyOrder }: Pick<NumberQuestion, "key" | "unit" | "anyOrder">): ShownNumber {
  const read = readNumber(key[0] ?? "", unit);
  // The number of entries of a set would say how many there are.
  return { shape: read.ok && !anyOrder ? read.value.shape : [], unit: unit ?? null, anyOrder };
}

export const number = defineKind({
  name: "number",
  part: NumberPartSchema,
  answer: NumberAnswerSchema,
  forStudent: showNumber,
  check: checkNumber,
  display: (_, { text }) => verbatim(text),
  examples: ({ key, mistakes }) => ({
    right: key.map((text) => ({ kind: "number" as const, text })),
    wrong: mistakes.flatMap(({ id, answers }) =>
      answers.map((text) => ({ mistake: id, answer: { kind: "number" as const, text } })),
    ),
  }),
});
