import { createHash } from "node:crypto";
import { Prisma } from "#prisma/client/client";
import type { Database } from "#server/db";

type Table = Prisma.ModelName;

const rowsAtATime = 1_000;

/** Thousands of rows at once, which is faster than one by one. Columns that no row names keep their defaults. */
export async function insertRows(tx: Database, table: Table, rows: readonly Record<string, unknown>[]): Promise<void> {
  const [first] = rows;
  if (first === undefined) return;
  const columns = Prisma.raw(
    Object.keys(first)
      .map((column) => `"${column}"`)
      .join(", "),
  );
  const name = Prisma.raw(`"${table}"`);
  for (let start = 0; start < rows.length; start += rowsAtATime)
    await tx.$executeRaw`
      INSERT INTO ${name} (${columns})
      SELECT ${columns} FROM jsonb_populate_recordset(NULL::${name}, ${JSON.stringify(rows.slice(start, start + rowsAtATime))}::jsonb)`;
}

/** The id of a row, the same in every demo. */
export function idOf(label: string): string {
  const hex = createHash("sha256").update(label).digest("hex");
  // Version 8 of RFC 9562 is for ids with a meaning of one's own.
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    "-",
  );
}
