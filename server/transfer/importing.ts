import type { Database } from "../db";
import type { CourseArchive } from "./courseArchive";
import type { RowIds } from "./rowIds";
import { RowsDigest } from "./rowsDigest";
import type { Row } from "./table";

/** One import, while it goes on: nothing of it is seen by others before its transaction ends. */
export interface Importing {
  tx: Database;
  archive: CourseArchive;
  ids: RowIds;
  /** What was written, or is here already, by table. */
  written: Map<string, RowsDigest>;
  /** Names of objects in the bucket that its rows name. */
  objectKeys: string[];
  report: ImportReport;
}

/** What an import did, or would do. */
export interface ImportReport {
  /** As it is called here. */
  course: string;
  /** By table. */
  rows: Record<string, number>;
  files: number;
  people: { known: number; added: number };
  problems: {
    /** Those that the catalogue here has in the same versions. */
    ofCatalogue: string[];
    /** Those that belong to the course, under the name that was free. */
    ofCourse: { slug: string; was: string }[];
  };
}

export function note({ written }: Importing, table: string, row: Row): void {
  const digest = written.get(table) ?? new RowsDigest();
  written.set(table, digest);
  digest.add(row);
}
