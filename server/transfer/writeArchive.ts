import { createHash } from "node:crypto";
import { PassThrough, Readable } from "node:stream";
import { finished } from "node:stream/promises";
import { z } from "zod";
import yazl from "yazl";
import { database, type Database } from "../db";
import { readBytes } from "../uploadBytes";
import { gradesDigest } from "./gradesDigest";
import {
  filePath,
  formatName,
  formatNumber,
  type EntryFacts,
  type Manifest,
  manifestPath,
  tablePath,
} from "./manifest";
import { readLines } from "./readLines";
import { getTable, tables } from "./tables";

/** Longer than anybody loads a file: until then the database keeps what was deleted since. */
const longestMs = 6 * 3_600_000;

/**
 * Writes an archive of a course while it is read. Everything in it is of one moment, whatever happens meanwhile; only some
 * rows and one file are in memory at a time.
 *
 * @returns content - breaks off with an error when something fails, and when it is destroyed, reading ends; manifest -
 *   resolves when all was read
 */
export function writeArchive(courseId: string): { content: Readable; manifest: Promise<Manifest> } {
  const zip = new yazl.ZipFile();
  const content = new PassThrough();
  zip.on("error", (error: Error) => content.destroy(error));
  zip.outputStream.pipe(content);
  const manifest = database().$transaction((tx) => writeEntries(tx, courseId, { zip, content }), {
    isolationLevel: "RepeatableRead",
    timeout: longestMs,
  });
  manifest.then(
    () => zip.end(),
    (error: unknown) => content.destroy(error instanceof Error ? error : new Error(String(error))),
  );
  return { content, manifest };
}

interface Archive {
  zip: yazl.ZipFile;
  content: PassThrough;
}

async function writeEntries(tx: Database, courseId: string, archive: Archive): Promise<Manifest> {
  const [course, at] = [await readCourse(tx, courseId), await snapshotTime(tx)];
  const facts: Record<string, EntryFacts> = {};
  for (const table of tables) {
    let rows = 0;
    const lines = (async function* () {
      for await (const batch of readLines(tx, table, courseId)) {
        rows += batch.length;
        yield Buffer.from(batch.map((line) => `${line}\n`).join(""));
      }
    })();
    facts[table.name] = { ...(await addEntry(archive, tablePath(table.name), lines)), rows };
  }
  const files: Manifest["files"] = [];
  for (const { sha256, id } of await listFiles(tx, courseId)) {
    const written = await addEntry(
      archive,
      filePath(sha256),
      oneChunk(() => readBytes(id)),
    );
    if (written.sha256 !== sha256)
      throw new Error(`the file ${id} was changed while the course was exported: export it again`);
    files.push(written);
  }
  const manifest: Manifest = {
    ...{ format: formatName, number: formatNumber, createdAt: at.toISOString(), course },
    ...{ engines: await listEngines(tx, courseId), tables: facts, files },
    grades: { at: at.toISOString(), sha256: await gradesDigest(tx, courseId, at) },
  };
  await addEntry(
    archive,
    manifestPath,
    oneChunk(() => Promise.resolve(Buffer.from(JSON.stringify(manifest, null, 1)))),
  );
  return manifest;
}

const readCourse = (tx: Database, id: string): Promise<Manifest["course"]> =>
  tx.course.findUniqueOrThrow({ where: { id }, select: { slug: true, title: true, term: true } });

async function snapshotTime(tx: Database): Promise<Date> {
  const [row] = await tx.$queryRaw<{ now: Date }[]>`SELECT now() AS now`;
  return row?.now ?? new Date();
}

/** Those that made verdicts of the course. */
async function listEngines(tx: Database, courseId: string): Promise<string[]> {
  const { scope } = getTable("Grading");
  const rows = EnginesSchema.parse(
    await tx.$queryRawUnsafe(`SELECT DISTINCT t.engine FROM "Grading" t WHERE t.state = 'done' AND ${scope}`, courseId),
  );
  return rows.map(({ engine }) => engine).sort();
}

const EnginesSchema = z.array(z.object({ engine: z.string() }));

/** One upload for each content, however often it was handed in. */
const listFiles = (tx: Database, courseId: string) =>
  tx.upload.findMany({
    where: { courseId },
    distinct: ["sha256"],
    orderBy: [{ sha256: "asc" }, { id: "asc" }],
    select: { sha256: true, id: true },
  });

/** Resolves when the entry is in the archive, or rejects when nobody takes the archive any more. */
async function addEntry(
  { zip, content }: Archive,
  path: string,
  chunks: AsyncIterable<Uint8Array>,
): Promise<{ bytes: number; sha256: string }> {
  const hash = createHash("sha256");
  let bytes = 0;
  const counted = (async function* () {
    for await (const chunk of chunks) {
      hash.update(chunk);
      bytes += chunk.length;
      yield chunk;
    }
  })();
  const stream = Readable.from(counted, { highWaterMark: 1 });
  const stop = (): void => {
    stream.destroy(new Error("nobody takes the archive any more"));
  };
  if (content.destroyed) throw new Error("nobody takes the archive any more");
  content.once("close", stop);
  zip.addReadStream(stream, path, { mtime: new Date(), mode: 0o100644 });
  try {
    await finished(stream);
  } finally {
    content.off("close", stop);
  }
  return { bytes, sha256: hash.digest("hex") };
}

async function* oneChunk(read: () => Promise<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield await read();
}
