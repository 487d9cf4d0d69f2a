import { z } from "zod";
import type { Column } from "./columns";

/** A table whose rows of a course move with it. */
export interface TransferTable {
  /** Of the model, the table, and the file in the archive. */
  name: string;
  columns: Readonly<Record<string, Column>>;
  /** Which rows: SQL about the row `t`, in which $1 is the course. */
  scope: string;
  /** In which order, where rows name others of their own table. */
  order: string;
  /** How many are in memory at a time: fewer where each is large. */
  atOnce: number;
}

export type Row = Record<string, unknown>;

export const table = (
  name: string,
  scope: string,
  columns: TransferTable["columns"],
  { order, atOnce = 500 }: Partial<Pick<TransferTable, "order" | "atOnce">> = {},
): TransferTable => ({ name, columns, scope, order: order ?? keyColumns(columns).join(", "), atOnce });

/** Rows without an id of their own are ordered by the rows that they join. */
function keyColumns(columns: TransferTable["columns"]): string[] {
  const entries = Object.entries(columns);
  const own = entries.filter(([, { isKey }]) => isKey === true);
  return (own.length > 0 ? own : entries.filter(([, column]) => column.to !== undefined)).map(
    ([name]) => `t."${name}"`,
  );
}

/** What a row of the table is in an archive: these columns and no others. */
export const rowSchema = ({ columns }: TransferTable): z.ZodType<Row> =>
  z.strictObject(Object.fromEntries(Object.entries(columns).map(([name, { schema }]) => [name, schema])));

/** Columns that name rows of other tables, with the table. */
export const referencesOf = ({ columns }: TransferTable): { column: string; to: string }[] =>
  Object.entries(columns).flatMap(([column, { to }]) => (to === undefined ? [] : [{ column, to }]));

/** Reads the rows, each as one line of JSON. The statement has the course as its one value. */
export function selectLines({ name, columns, scope, order }: TransferTable): string {
  const pairs = Object.entries(columns).map(([column, { sql }]) => `'${column}', ${sql ?? `t."${column}"`}`);
  return `SELECT json_build_object(${pairs.join(", ")})::text AS line FROM "${name}" t WHERE ${scope} ORDER BY ${order}`;
}
