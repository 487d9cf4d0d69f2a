import { z } from "zod";
import { tickText } from "../results/figures/plotFrame";

/** A number that a reader can set. */
export interface NumberField {
  kind: "number";
  label: string;
  least: number;
  most: number;
  /** What one press of an arrow key adds; on a logarithmic scale, how finely the number is written. */
  step: number;
  initial: number;
  /** `log`: the slider moves by equal factors. */
  scale?: "log";
  /** `steps`: one moves through it in order, forward and back. */
  as?: "steps";
  isWhole?: boolean;
  /** The largest value where it depends on the others; never above `most`. */
  mostFor?: (values: Values) => number;
  /** Whether it has a meaning now. */
  appliesTo?: (values: Values) => boolean;
}

/** One of a few words. */
export interface ChoiceField<Option extends string = string> {
  kind: "choice";
  label: string;
  /** From the word in the address to the words on the screen. */
  options: Readonly<Record<Option, string>>;
  initial: Option;
}

export type Fields = Readonly<Record<string, NumberField | ChoiceField>>;

/** The state of any explorer: what its fields are set to. */
export type Values = Readonly<Record<string, number | string>>;

/** The state of one explorer. */
export type StateOf<F extends Fields> = {
  readonly [Key in keyof F]: F[Key] extends ChoiceField<infer Option> ? Option : number;
};

export const numberField = (field: Omit<NumberField, "kind">): NumberField => ({ kind: "number", ...field });

export const choiceField = <Option extends string>(field: {
  label: string;
  options: Readonly<Record<Option, string>>;
  initial: NoInfer<Option>;
}): ChoiceField<Option> => ({ kind: "choice", ...field });

export const initialValues = (fields: Fields): Values =>
  Object.fromEntries(Object.entries(fields).map(([key, { initial }]) => [key, initial]));

/**
 * The state that an address asks for. What is missing or makes no sense is as it is at first; `refused` says so, one
 * sentence each.
 */
export function readValues(
  fields: Fields,
  query: Readonly<Record<string, unknown>>,
): { values: Values; refused: string[] } {
  const refused: string[] = [];
  const entries = Object.entries(fields).map(([key, field]) => {
    const asked = query[key];
    if (asked === undefined) return [key, field.initial] as const;
    const parsed = schemaOf(field).safeParse(asked);
    if (parsed.success) return [key, parsed.data] as const;
    const shown = typeof asked === "string" ? `“${asked.slice(0, 24)}”` : "several values";
    refused.push(
      `The link asks for ${shown} as ${field.label}, which is not ${allowedText(field)}. ${valueText(field, field.initial)} is shown instead.`,
    );
    return [key, field.initial] as const;
  });
  const read: Values = Object.fromEntries(entries);
  const values = settledValues(fields, read);
  for (const [key, field] of Object.entries(fields))
    if (values[key] !== read[key])
      refused.push(
        `The link asks for ${valueText(field, read[key] ?? "")} as ${field.label}, which goes only up to ${valueText(field, values[key] ?? "")} here.`,
      );
  return { values, refused };
}

/** The same with every number within what the others leave it. */
export function settledValues(fields: Fields, values: Values): Values {
  return Object.fromEntries(
    Object.entries(fields).map(([key, field]) => {
      const value = values[key] ?? field.initial;
      return [
        key, // Adding 0 makes one zero of both: an address knows no other.
        typeof value === "number" ? Math.min(value, mostOf(field, values)) + 0 : value,
      ];
    }),
  );
}

/** The query of an address that leads back to this state. */
export function writeQuery(values: Values): string {
  return new URLSearchParams(Object.entries(values).map(([key, value]) => [key, String(value)])).toString();
}

export const mostOf = (field: NumberField | ChoiceField, values: Values): number =>
  field.kind === "number" ? Math.min(field.most, field.mostFor?.(values) ?? Infinity) : Infinity;

const decimal = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,3})?$/i;

export function schemaOf(field: NumberField | ChoiceField): z.ZodType<number | string> {
  if (field.kind === "choice") return z.enum(Object.keys(field.options));
  const number = z.number().min(field.least).max(field.most);
  return z
    .string()
    .max(40)
    .transform((text) => text.trim().replace("−", "-"))
    .pipe(z.string().regex(decimal))
    .transform(Number)
    .pipe(field.isWhole === true ? number.int() : number);
}

/** What can be given, after "is not". */
export const allowedText = (field: NumberField | ChoiceField): string =>
  field.kind === "choice"
    ? `one of ${Object.keys(field.options).join(", ")}`
    : `a ${field.isWhole === true ? "whole " : ""}number from ${tickText(field.least)} to ${tickText(field.most)}`;

const valueText = (field: NumberField | ChoiceField, value: number | string): string =>
  field.kind === "choice" ? `“${field.options[String(value)] ?? String(value)}”` : tickText(Number(value));
