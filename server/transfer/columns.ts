import { z } from "zod";

/** A column of a table as archives hold it. */
export interface Column {
  /** What it may hold, as JSON. */
  schema: z.ZodType;
  /** The table whose row it names. */
  to?: string;
  /** It names its own row. */
  isKey?: boolean;
  /** What is exported in its place: SQL about the row `t`, in which $1 is the course. */
  sql?: string;
}

const Id = z.uuid().toLowerCase();

export const key: Column = { schema: Id, isKey: true };
export const to = (table: string): Column => ({ schema: Id, to: table });
export const text: Column = { schema: z.string() };
export const integer: Column = { schema: z.int() };
export const number: Column = { schema: z.number() };
export const boolean: Column = { schema: z.boolean() };
/** In one spelling, so that equal moments are equal texts. */
export const moment: Column = {
  schema: z.iso.datetime({ offset: true }).transform((iso) => new Date(iso).toISOString()),
};
export const day: Column = { schema: z.iso.date() };
export const sha256: Column = { schema: z.string().regex(/^[0-9a-f]{64}$/) };
/** Whatever JSON there is: who reads the column parses it. */
export const json: Column = { schema: z.unknown() };
export const oneOf = (...names: [string, ...string[]]): Column => ({ schema: z.enum(names) });
export const like = (schema: z.ZodType): Column => ({ schema });

export const maybe = (column: Column): Column => ({ ...column, schema: column.schema.nullable() });
export const as = (column: Column, sql: string): Column => ({ ...column, sql });
