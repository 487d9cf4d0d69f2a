import { z } from "zod";
import { DomainError } from "numerics";
import {
  declareSymbols,
  equivalent,
  limits,
  readExpression,
  type CheckedExpression,
  type Declarations,
} from "numerics/expressions";
import { followsField } from "../follows";
import { mistakeFields, questionFields } from "../kind";
import { readAnswer } from "./readAnswer";
import { SymbolSchema } from "./symbol";

const TypedSchema = z.string().min(1).max(limits.characters);

const MistakeSchema = z.strictObject({
  ...mistakeFields,
  /** Expressions; every equivalent form of one is the same mistake. */
  answers: z.array(TypedSchema).min(1).max(10),
});

/** What an answer may use. */
export const symbolsField = z.array(SymbolSchema).min(1).max(20);

/** What a question says that is answered with an expression, beside the symbols. */
export const expressionFields = {
  /**
   * Right answers, written as a student writes them. The first is the model answer; the others are other forms of it, or
   * right answers that mean something else. An answer that is equivalent to any of them is right.
   */
  key: z.array(TypedSchema).min(1).max(10),
  /**
   * Right is also what behaves like c·of^exponent for large `of`, with any constant c > 0 and nothing else in it. A
   * listed mistake then stands for its whole family as well.
   */
  powerLaw: z.strictObject({ of: z.string().min(1).max(30), exponent: z.number() }).optional(),
  mistakes: z.array(MistakeSchema).max(20).default([]),
};

export type ExpressionQuestion = z.output<z.ZodObject<{ symbols: typeof symbolsField } & typeof expressionFields>>;

/** An expression over declared symbols, right in every equivalent form. */
export const SymbolicPartSchema = z
  .strictObject({
    ...{ kind: z.literal("symbolic"), ...questionFields, symbols: symbolsField, ...expressionFields },
    follows: followsField,
  })
  .superRefine((part, context) => {
    for (const { path, message } of faultsOf(part)) context.addIssue({ code: "custom", path: [path], message });
  });
export type SymbolicPart = z.output<typeof SymbolicPartSchema>;

export const SymbolicAnswerSchema = z.strictObject({
  kind: z.literal("symbolic"),
  text: z.string().max(limits.characters),
});

/** What the author of a question got wrong: symbols that make no sense, and expressions that nobody could be compared with. */
export function faultsOf(question: ExpressionQuestion): { path: keyof ExpressionQuestion; message: string }[] {
  let declarations: Declarations;
  try {
    declarations = declareSymbols(question.symbols);
  } catch (error) {
    return [{ path: "symbols", message: sentenceOf(error) }];
  }
  const [model = ""] = question.key;
  const key = readExpression(model, declarations);
  if (!key.ok) return [{ path: "key", message: `"${model}" cannot be read: ${key.fault.message}` }];
  const { powerLaw } = question;
  const growing = powerLaw === undefined ? undefined : declarations.find(powerLaw.of)?.kind;
  if (powerLaw !== undefined && ((growing !== "count" && growing !== "scalar") || key.value.shape.kind !== "number"))
    return [
      { path: "powerLaw", message: `a power law is of a number, and "${powerLaw.of}" must be a count or a scalar` },
    ];

  const faultOf = (text: string): string | undefined => {
    const read = readAnswer(text, key.value.shape, declarations);
    if (!read.ok) return read.message;
    try {
      // Whatever has no values of its own cannot be compared with an answer.
      const same = equivalent(read.value, read.value, declarations, "author");
      return same.status === "equivalent" ? undefined : `it is ${same.status}`;
    } catch (error) {
      return sentenceOf(error);
    }
  };
  return [
    ...question.key.map((text) => ({ path: "key" as const, text })),
    ...question.mistakes.flatMap(({ answers }) => answers.map((text) => ({ path: "mistakes" as const, text }))),
  ].flatMap(({ path, text }) => {
    const fault = faultOf(text);
    return fault === undefined ? [] : [{ path, message: `"${text}" cannot be used: ${fault}` }];
  });
}

function sentenceOf(error: unknown): string {
  if (!(error instanceof DomainError)) throw error;
  return error.message;
}

/** Symbols and an expression of the author's own. @throws Error if they were never checked with `faultsOf` */
export function readModel(question: ExpressionQuestion): { declarations: Declarations; model: CheckedExpression } {
  const declarations = declareSymbols(question.symbols);
  return { declarations, model: readOwn(question.key[0] ?? "", declarations) };
}

/** @throws Error if the text cannot be read: `faultsOf` names it when the problem is loaded */
export function readOwn(text: string, declarations: Declarations): CheckedExpression {
  const read = readExpression(text, declarations);
  if (!read.ok) throw new Error(`the part's own expression cannot be read: ${text}: ${read.fault.message}`);
  return read.value;
}
