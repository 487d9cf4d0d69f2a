import { createHash } from "node:crypto";
import { database } from "./db";
import { AppError } from "./errors";
import { log } from "./log";
import { announceObject, letGo } from "./looseObjects";
import { objectStore, ObjectStoreError } from "./objectStore";

/** Where the bytes of an upload are, as the columns of its row say it. */
type BytesPlace = { content: Uint8Array<ArrayBuffer>; objectKey: null } | { content: null; objectKey: string };

interface KeptFile {
  bytes: Uint8Array;
  sha256: string;
  contentType: string;
  /** Unless it is given, the bucket when there is one. */
  to?: "bucket" | "database";
}

/**
 * Puts bytes somewhere, then lets `write` name the place in a row: the object is there before any row says so, and it is
 * swept when none does.
 *
 * @throws AppError UNAVAILABLE when the bucket does not take them
 */
export async function keepBytes<T>(file: KeptFile, write: (place: BytesPlace) => Promise<T>): Promise<T> {
  const place = await placeBytes(file);
  try {
    return await write(place);
  } finally {
    await letGoUnnamed(place);
  }
}

/**
 * The first half of `keepBytes`, for a transaction that names many places: a key that one of its rows has taken cannot be
 * let go before it ends. A row must name the place within a day.
 *
 * @throws AppError UNAVAILABLE when the bucket does not take them
 */
export async function placeBytes({ bytes, sha256, contentType, to }: KeptFile): Promise<BytesPlace> {
  const content = new Uint8Array(bytes);
  const store = objectStore();
  if (to === "database" || store === undefined) return { content, objectKey: null };
  const objectKey = await announceObject();
  // What got no answer may still arrive: its key stays on the list for a day.
  await store.put(objectKey, content, { sha256, contentType }).catch(tellOurFault("The file was not stored."));
  return { content: null, objectKey };
}

/** The other half: says that no row will name the place. Does nothing when one does. */
export async function letGoUnnamed({ objectKey }: Pick<BytesPlace, "objectKey">): Promise<void> {
  // If it fails, the key is due in a day all the same.
  if (objectKey !== null)
    await letGo(objectKey).catch((error: unknown) => log.warn("object not let go", { objectKey, error }));
}

/**
 * The bytes of an upload, from wherever they are. Callers have checked who asks.
 *
 * @throws AppError UNAVAILABLE when they cannot be had, or are not those that were stored
 */
export async function readBytes(id: string): Promise<Uint8Array> {
  const row = await findPlace(id);
  if (row.content !== null) return row.content;
  try {
    return await readObject(row);
  } catch (error) {
    if (!(error instanceof ObjectStoreError)) throw error;
    // It may have been moved since the row was read.
    const { content } = error.kind === "missing" ? await findPlace(id) : row;
    return content ?? tellOurFault("The file could not be read.")(error);
  }
}

const findPlace = (id: string) =>
  database().upload.findUniqueOrThrow({
    where: { id },
    select: { id: true, content: true, objectKey: true, sizeBytes: true, sha256: true },
  });

async function readObject({
  objectKey,
  sizeBytes,
  sha256,
}: Awaited<ReturnType<typeof findPlace>>): Promise<Uint8Array> {
  const store = objectStore();
  if (store === undefined || objectKey === null)
    throw new ObjectStoreError("refused", `${objectKey} is in a bucket, and the S3_ variables are not set`);
  const bytes = await store.get(objectKey, sizeBytes);
  if (bytes.length === sizeBytes && createHash("sha256").update(bytes).digest("hex") === sha256) return bytes;
  throw new ObjectStoreError("refused", `${objectKey} is not what was stored there`);
}

const tellOurFault =
  (consequence: string) =>
  (error: unknown): never => {
    log.error("object store failed", { error });
    const message = `The place where files are kept does not answer as it should, which is our fault. ${consequence} Try again in a minute.`;
    throw new AppError("UNAVAILABLE", message, { cause: error });
  };
