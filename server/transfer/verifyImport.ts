import { z } from "zod";
import { gradesDigest } from "./gradesDigest";
import type { Importing } from "./importing";
import { identityOfPerson } from "./importPeople";
import { identityOfProblem, identityOfVersion } from "./importProblems";
import { readLines } from "./readLines";
import { refuse } from "./refuse";
import { RowsDigest } from "./rowsDigest";
import { type Row, rowSchema, type TransferTable } from "./table";
import { tables } from "./tables";

/** Of these, some were here before and differ in the rest. */
const identities: Readonly<Record<string, (row: Row) => Row>> = {
  User: identityOfPerson,
  Problem: identityOfProblem,
  ProblemVersion: identityOfVersion,
};

/**
 * Reads the imported course as an export would, and compares: the rows are those of the archive, as many and as they
 * were, and everybody's grades are the same.
 *
 * @throws AppError INVALID when they are not
 */
export async function verifyImport(importing: Importing, courseId: string): Promise<void> {
  const { tx, archive, written } = importing;
  // The planner knows nothing yet of so many new rows. It holds up nobody who reads or writes.
  await tx.$executeRawUnsafe(`ANALYZE ${tables.map(({ name }) => `"${name}"`).join(", ")}`);
  for (const table of tables) {
    const stands = await digestOf(importing, table, courseId);
    const rows = archive.manifest.tables[table.name]?.rows ?? 0;
    if (stands.rows !== rows)
      throw refuse(`of ${rows} rows of ${table.name} in it, ${stands.rows} belong to the course`);
    if (!stands.equals(written.get(table.name) ?? new RowsDigest()))
      throw refuse(`rows of ${table.name} do not stand in the database as they are in it`);
  }
  const { at, sha256 } = archive.manifest.grades;
  if ((await gradesDigest(tx, courseId, new Date(at))) !== sha256)
    throw refuse("somebody's grades would not be the same here");
}

const AnyRowSchema = z.record(z.string(), z.unknown());

async function digestOf({ tx }: Importing, table: TransferTable, courseId: string): Promise<RowsDigest> {
  const digest = new RowsDigest();
  const schema = rowSchema(table);
  const identity = identities[table.name];
  for await (const lines of readLines(tx, table, courseId))
    for (const line of lines) {
      const row: unknown = JSON.parse(line);
      digest.add(identity === undefined ? schema.parse(row) : identity(AnyRowSchema.parse(row)));
    }
  return digest;
}
