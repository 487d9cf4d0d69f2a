import { z } from "zod";
import { fileTypes } from "#problems/kinds/upload/file";
import { recogniseFile } from "../files/recogniseFile";
import { placeBytes } from "../uploadBytes";
import { type Importing, note } from "./importing";
import { asRefusal } from "./insertRows";
import { refuse } from "./refuse";
import { getTable } from "./tables";

const UploadSchema = z.looseObject({
  ...{ id: z.string(), sha256: z.string(), sizeBytes: z.number(), contentType: z.string() },
});

/** Files go to where this server keeps them, one after another, and must be what their rows say. */
export async function importUploads(importing: Importing): Promise<void> {
  const { tx, archive, ids, objectKeys, report } = importing;
  const table = getTable("Upload");
  const unused = new Set(archive.manifest.files.map(({ sha256 }) => sha256));
  for await (const row of archive.rows(table)) {
    const translated = ids.translate(table, row);
    const { id, sha256, sizeBytes, contentType } = UploadSchema.parse(translated);
    const bytes = await archive.file(sha256);
    unused.delete(sha256);
    if (bytes.length !== sizeBytes) throw refuse(`the file ${id} is not as long as it should be`);
    requireType(bytes, contentType, id);
    // What was erased has no bytes, and needs no object.
    const place = await placeBytes({ bytes, sha256, contentType, ...(sizeBytes === 0 && { to: "database" }) });
    if (place.objectKey !== null) objectKeys.push(place.objectKey);
    ids.add(table.name, id);
    const columns = Object.keys(translated)
      .map((column) => `"${column}"`)
      .join(", ");
    await asRefusal(table.name, () =>
      tx.$executeRawUnsafe(
        `INSERT INTO "Upload" (${columns}, content, "objectKey")
         SELECT ${columns}, $2::bytea, $3::text FROM json_populate_record(NULL::"Upload", $1::json)`,
        ...[JSON.stringify(translated), place.content, place.objectKey],
      ),
    );
    note(importing, table.name, translated);
    report.files += 1;
  }
  const [left] = unused;
  if (left !== undefined) throw refuse(`no row names the file ${left}`);
}

/** Pages show a file as what its row says it is. */
function requireType(bytes: Uint8Array, contentType: string, id: string): void {
  if (bytes.length === 0) return;
  const recognised = recogniseFile(bytes);
  if (!recognised.ok || fileTypes[recognised.type].contentType !== contentType)
    throw refuse(`the file ${id} is not what it says it is`);
}
