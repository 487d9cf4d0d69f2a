import { createHash } from "node:crypto";
import {
  type FileType,
  fileTypeNames,
  fileTypes,
  sizeInWords,
  typesInWords,
  type UploadedFile,
} from "#problems/kinds/upload/file";
import { requireAccess, requireId, requireSeen } from "./access";
import type { Actor } from "./actor";
import { databaseTime, findAnswerablePart, requireOpen } from "./answerablePart";
import { cleanFileName } from "./cleanFileName";
import { database, type Database } from "./db";
import { AppError, notFound } from "./errors";
import { recogniseFile } from "./files/recogniseFile";
import { findPart, getPublishedVersion } from "./publishedVersion";
import { takeFromBudget } from "./rateLimit";
import { keepBytes, readBytes } from "./uploadBytes";

export interface UploadInput {
  itemId: string;
  partId: string;
  /** As the browser says it; cleaned here. */
  fileName: string;
  /** Read only as far as a file may be long. */
  bytes: AsyncIterable<Uint8Array>;
}

const mebibyte = 1024 * 1024;
/** What one person may have stored for one part, handed in or not. */
const keptAtMost = { files: 60, bytes: 150 * mebibyte } as const;
const perTenMinutes = 60;

/**
 * Stores a file that an answer can then name. The same bytes twice are one file. What a file is decides its content.
 *
 * @throws AppError NOT_FOUND (also for people outside the course), CLOSED, TOO_LARGE, TOO_MANY_REQUESTS, INVALID when the
 *   part takes no files, or none of this type, or UNAVAILABLE when the bucket does not take it: then nothing is stored
 */
export async function storeUpload(actor: Actor, input: UploadInput): Promise<UploadedFile> {
  const { part, access } = await findAnswerablePart(actor, input);
  const definition = findPart(await getPublishedVersion(part.versionId), part.key);
  if (definition?.kind !== "upload") throw new AppError("INVALID", "This part is not answered with files.");
  requireOpen(part, access, await databaseTime(database()));
  if (!(await takeFromBudget(`upload:${actor.userId}`, { limit: perTenMinutes, windowSeconds: 600 })))
    throw new AppError("TOO_MANY_REQUESTS", "Those were many files at once. Wait some minutes, then try again.");

  const recognised = recogniseFile(await readAll(input.bytes, definition.maxMiB * mebibyte));
  if (!recognised.ok) throw new AppError("INVALID", recognised.message);
  const { type, content } = recognised;
  if (!definition.accepts.includes(type))
    throw new AppError(
      "INVALID",
      `This is a ${fileTypes[type].words}; asked for is ${typesInWords(definition.accepts)}.`,
    );

  const sha256 = createHash("sha256").update(content).digest("hex");
  const owned = { ownerId: actor.userId, partId: part.id };
  const findSame = async (tx: Database): Promise<FileRow | null> => {
    const same = await tx.upload.findFirst({ where: { ...owned, sha256 }, select: fileColumns });
    if (same === null) await requireRoom(tx, owned, content.length);
    return same;
  };
  // Most that will not be stored is known before its bytes are taken anywhere.
  const same = await findSame(database());
  if (same !== null) return toUploadedFile(same);
  const { contentType } = fileTypes[type];
  const stored = await keepBytes({ bytes: content, sha256, contentType }, (place) =>
    database().$transaction(async (tx) => {
      // One after another for a person and a part: the same file twice at once is one, and the quota holds.
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`upload ${actor.userId} ${part.id}`}, 0))`;
      const fileName = cleanFileName(input.fileName, type);
      const file = { fileName, contentType, sizeBytes: content.length, sha256, ...place };
      return (
        (await findSame(tx)) ??
        (await tx.upload.create({ data: { ...owned, courseId: access.courseId, ...file }, select: fileColumns }))
      );
    }),
  );
  await sweep();
  return toUploadedFile(stored);
}

/**
 * A stored file, for its owner and for staff who see their work.
 *
 * @throws AppError NOT_FOUND, or UNAVAILABLE when its bytes cannot be had
 */
export async function readUpload(actor: Actor, uploadId: string): Promise<UploadedFile & { content: Uint8Array }> {
  const id = requireId(uploadId, "file");
  const found = await database().upload.findUnique({
    where: { id },
    select: { ...fileColumns, courseId: true, ownerId: true },
  });
  if (found === null) throw notFound("file");
  const access = await requireAccess(actor, { id: found.courseId }, "file");
  await requireSeen(access, found.ownerId, "file");
  return { ...toUploadedFile(found), content: await readBytes(id) };
}

/**
 * The files that an answer names, as they are stored. They stay until the transaction ends.
 *
 * @throws AppError INVALID unless each is the actor's own and was added to this part
 */
export async function holdUploads(
  tx: Database,
  { userId }: Actor,
  { partId, files }: { partId: string; files: readonly { id: string }[] },
): Promise<UploadedFile[]> {
  const ids = files.map(({ id }) => id.toLowerCase());
  const rows = await tx.$queryRaw<FileRow[]>`
    SELECT id, "fileName", "contentType", "sizeBytes", sha256 FROM "Upload"
    WHERE id = ANY(${ids}::uuid[]) AND "ownerId" = ${userId}::uuid AND "partId" = ${partId}::uuid
    ORDER BY id FOR UPDATE`;
  return ids.map((id) => {
    const row = rows.find((each) => each.id === id);
    if (row === undefined)
      throw new AppError(
        "INVALID",
        "A file of this answer is not stored any more. Remove it, add it again, then submit.",
      );
    return toUploadedFile(row);
  });
}

/** Notes with which submission files came first. From then on they are kept. */
export async function tieUploads(tx: Database, files: readonly UploadedFile[], submissionId: string): Promise<void> {
  if (files.length === 0) return;
  await tx.upload.updateMany({
    where: { id: { in: files.map(({ id }) => id) }, submissionId: null },
    data: { submissionId },
  });
}

const fileColumns = { id: true, fileName: true, contentType: true, sizeBytes: true, sha256: true } as const;

interface FileRow {
  id: string;
  fileName: string;
  contentType: string;
  sizeBytes: number;
  sha256: string;
}

const toUploadedFile = ({ id, fileName, contentType, sizeBytes, sha256 }: FileRow): UploadedFile => ({
  ...{ id, name: fileName, type: typeOf(contentType), sizeBytes, sha256 },
});

function typeOf(contentType: string): FileType {
  const type = fileTypeNames.find((name) => fileTypes[name].contentType === contentType);
  if (type === undefined) throw new Error(`a stored file is of the unknown type ${contentType}`);
  return type;
}

/** Stops reading as soon as there is more than allowed. */
async function readAll(bytes: AsyncIterable<Uint8Array>, mostBytes: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of bytes) {
    length += chunk.length;
    if (length > mostBytes)
      throw new AppError("TOO_LARGE", `This file is larger than ${sizeInWords(mostBytes)}, so it was not stored.`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, length);
}

async function requireRoom(tx: Database, owned: { ownerId: string; partId: string }, bytes: number): Promise<void> {
  const { _count: files, _sum: kept } = await tx.upload.aggregate({
    where: owned,
    _count: true,
    _sum: { sizeBytes: true },
  });
  if (files >= keptAtMost.files || (kept.sizeBytes ?? 0) + bytes > keptAtMost.bytes)
    throw new AppError(
      "TOO_LARGE",
      `You have stored ${files} files here, and there is no room for this one. What is in no answer goes after a day.`,
    );
}

/** Each stored file takes along some that nobody handed in for a day and no draft names, so no job has to clean up. */
async function sweep(): Promise<void> {
  await database().$executeRaw`
    DELETE FROM "Upload" WHERE id IN (
      SELECT upload.id FROM "Upload" upload
      WHERE upload."submissionId" IS NULL AND upload."createdAt" < now() - interval '1 day'
        AND NOT EXISTS (
          SELECT FROM "Draft" draft WHERE draft."userId" = upload."ownerId" AND draft."partId" = upload."partId"
            AND position(upload.id::text IN draft.text) > 0)
      LIMIT 10 FOR UPDATE SKIP LOCKED)
    AND "submissionId" IS NULL`;
}
