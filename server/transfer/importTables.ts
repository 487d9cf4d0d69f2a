import { z } from "zod";
import { ProblemFilesSchema } from "#problems/schema";
import { timeZones } from "../courseSettings";
import { importPeople } from "./importPeople";
import { importProblems, requireFiles } from "./importProblems";
import { importUploads } from "./importUploads";
import { type Importing, note } from "./importing";
import { RowWriter } from "./insertRows";
import { refuse } from "./refuse";
import { type Row, type TransferTable } from "./table";
import { tables } from "./tables";

/**
 * Writes all rows of an archive, each after those that it names.
 *
 * @returns the course's id
 */
export async function importTables(importing: Importing): Promise<string> {
  let courseId: string | undefined;
  for (const table of tables) {
    if (table.name === "User") await importPeople(importing);
    else if (table.name === "Course") courseId = await importCourseRow(importing, table);
    // Problems bring their versions along.
    else if (table.name === "Problem") await importProblems(importing, courseId ?? "");
    else if (table.name === "Upload") await importUploads(importing);
    else if (table.name !== "ProblemVersion") await importRows(importing, table);
    importing.report.rows[table.name] = importing.written.get(table.name)?.rows ?? 0;
  }
  if (courseId === undefined) throw new Error("no table is that of courses");
  return courseId;
}

const CourseSchema = z.looseObject({ id: z.string(), timeZone: z.string() });

async function importCourseRow(importing: Importing, table: TransferTable): Promise<string> {
  const { tx, archive, ids, report } = importing;
  const courses: Row[] = [];
  for await (const row of archive.rows(table)) {
    courses.push(row);
    if (courses.length > 1) throw refuse("there is more than one course in it");
  }
  const [row] = courses;
  if (row === undefined) throw refuse("there is no course in it");
  const { id, timeZone } = CourseSchema.parse(row);
  if (!timeZones.includes(timeZone)) throw refuse(`${timeZone} is no time zone`);
  const writer = new RowWriter(tx, table.name);
  const here = { ...row, slug: report.course };
  await writer.write(here);
  await writer.flush();
  ids.add(table.name, id);
  note(importing, table.name, here);
  return id;
}

async function importRows(importing: Importing, table: TransferTable): Promise<void> {
  const { tx, archive, ids } = importing;
  const writer = new RowWriter(tx, table.name);
  for await (const row of archive.rows(table)) {
    const translated = adjust(importing, table, ids.translate(table, row));
    const { id } = table.columns;
    if (id?.isKey === true && typeof row["id"] === "string") ids.add(table.name, row["id"]);
    await writer.write(translated);
    note(importing, table.name, translated);
  }
  await writer.flush();
}

const StateSchema = z.looseObject({ files: ProblemFilesSchema, hash: z.string() });

function adjust({ ids }: Importing, table: TransferTable, row: Row): Row {
  if (table.name === "WorkspaceState") {
    const { files, hash } = StateSchema.parse(row);
    requireFiles(files, hash);
  }
  if (table.name !== "AuditEvent") return row;
  const { subjectId, before, after } = row;
  return {
    ...row,
    subjectId: ids.translateFacts(subjectId),
    ...{ before: ids.translateFacts(before), after: ids.translateFacts(after) },
  };
}
