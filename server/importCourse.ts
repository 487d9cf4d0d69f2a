import { recordChange } from "./audit";
import { parseCourseSlug } from "./courseSettings";
import { database, type Database } from "./db";
import { AppError } from "./errors";
import { CourseArchive } from "./transfer/courseArchive";
import type { Importing, ImportReport } from "./transfer/importing";
import { importTables } from "./transfer/importTables";
import { refuse } from "./transfer/refuse";
import { RowIds } from "./transfer/rowIds";
import { verifyImport } from "./transfer/verifyImport";
import { letGoUnnamed } from "./uploadBytes";

/** Long enough for the largest courses; others go on meanwhile. */
const longestMs = 6 * 3_600_000;

export interface ImportOrder {
  /** The archive. */
  file: string;
  /** What the course is called here, unless as there. */
  as?: string | undefined;
  /** Nothing is to be written: everything is tried and taken back. */
  isCheck: boolean;
}

/**
 * Brings a course of another server here, for whoever runs this one: all of it, or nothing. It is one transaction, in
 * which all constraints and triggers hold, and before it ends, what stands in the database is read again and compared
 * with the archive.
 *
 * @throws AppError INVALID for an archive that is not as it says or must be, CONFLICT when the course or its name is here,
 *   UNAVAILABLE when the bucket does not take a file
 */
export async function importCourse({ file, as, isCheck }: ImportOrder): Promise<ImportReport> {
  const archive = await CourseArchive.open(file);
  const objectKeys: string[] = [];
  const report: ImportReport = {
    course: parseCourseSlug(as ?? archive.manifest.course.slug),
    ...{ rows: {}, files: 0, people: { known: 0, added: 0 }, problems: { ofCatalogue: [], ofCourse: [] } },
  };
  try {
    await database().$transaction(
      async (tx) => {
        await requireRoom(tx, archive, report.course);
        const importing: Importing = { tx, archive, ids: new RowIds(), written: new Map(), objectKeys, report };
        const courseId = await importTables(importing);
        await verifyImport(importing, courseId);
        await recordImport(tx, courseId, report);
        if (isCheck) throw new TakenBack();
      },
      { timeout: longestMs },
    );
  } catch (error) {
    if (error instanceof RangeError) throw refuse("something in it nests too deeply");
    if (!(error instanceof TakenBack)) throw error;
  } finally {
    archive.close();
    for (const objectKey of objectKeys) await letGoUnnamed({ objectKey });
  }
  return report;
}

/** Ends the transaction of what was only a trial. */
class TakenBack extends Error {
  override name = "TakenBack";
}

async function requireRoom(tx: Database, { manifest }: CourseArchive, slug: string): Promise<void> {
  const taken = await tx.course.findUnique({ where: { slug }, select: { title: true } });
  if (taken === null) return;
  throw new AppError(
    "CONFLICT",
    `There is a course ${slug} on this server already (${taken.title}), so ${manifest.course.title} was not imported. Give it another short name with --as, unless it is the same course: that cannot be here twice.`,
  );
}

async function recordImport(
  tx: Database,
  courseId: string,
  { course: slug, people, files }: ImportReport,
): Promise<void> {
  // Says that this database is no demo's, whatever is started on it later.
  await tx.installation.createMany({ data: { id: 1 }, skipDuplicates: true });
  await recordChange(tx, null, {
    ...{ courseId, action: "course imported", subject: { kind: "course", id: courseId } },
    after: { slug, files, peopleAdded: people.added, peopleKnown: people.known },
  });
}
