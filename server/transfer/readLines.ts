import { z } from "zod";
import type { Database } from "../db";
import { selectLines, type TransferTable } from "./table";

const LinesSchema = z.array(z.object({ line: z.string() }));

/** The course's rows of a table, some at a time, each as a line of JSON. One table after another in a transaction. */
export async function* readLines(tx: Database, table: TransferTable, courseId: string): AsyncGenerator<string[]> {
  await tx.$executeRawUnsafe(`DECLARE transfer NO SCROLL CURSOR FOR ${selectLines(table)}`, courseId);
  for (;;) {
    const rows = LinesSchema.parse(await tx.$queryRawUnsafe(`FETCH ${table.atOnce} FROM transfer`));
    if (rows.length > 0) yield rows.map(({ line }) => line);
    if (rows.length < table.atOnce) break;
  }
  await tx.$executeRawUnsafe("CLOSE transfer");
}
