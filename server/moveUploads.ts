import { database } from "./db";
import { AppError } from "./errors";
import { keepBytes, readBytes } from "./uploadBytes";

interface MovedUploads {
  moved: number;
  bytes: number;
  /** Ids of uploads that stayed where they were, because their bytes could not be had. */
  stayed: string[];
}

/**
 * Takes the bytes of all uploads to where new ones are kept, one after another, while everything runs. It can be stopped
 * at any time and started again.
 *
 * @throws AppError UNAVAILABLE when the place to go to does not take one
 */
export async function moveUploads(to: "bucket" | "database"): Promise<MovedUploads> {
  const result: MovedUploads = { moved: 0, bytes: 0, stayed: [] };
  const elsewhere = to === "bucket" ? { content: { not: null } } : { objectKey: { not: null } };
  for (let after: string | undefined; ;) {
    const row: UploadRow | null = await database().upload.findFirst({
      where: { ...elsewhere, ...(after !== undefined && { id: { gt: after } }) },
      orderBy: { id: "asc" },
      select: { id: true, sizeBytes: true, sha256: true, contentType: true },
    });
    if (row === null) return result;
    after = row.id;
    const bytes = await readOrLeave(row.id);
    if (bytes === undefined) {
      result.stayed.push(row.id);
      continue;
    }
    const { id, sizeBytes, sha256, contentType } = row;
    // Somebody may have written over it meanwhile, or deleted it: then what was copied is swept.
    const { count } = await keepBytes({ bytes, sha256, contentType, to }, (place) =>
      database().upload.updateMany({ where: { id, sha256, ...elsewhere }, data: place }),
    );
    result.moved += count;
    result.bytes += count * sizeBytes;
  }
}

interface UploadRow {
  id: string;
  sizeBytes: number;
  sha256: string;
  contentType: string;
}

async function readOrLeave(id: string): Promise<Uint8Array | undefined> {
  try {
    return await readBytes(id);
  } catch (error) {
    if (error instanceof AppError) return undefined;
    throw error;
  }
}
