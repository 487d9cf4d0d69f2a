import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { buffer } from "node:stream/consumers";
import { finished } from "node:stream/promises";
import { openPromise } from "yauzl";
import { ZipFile } from "yazl";
import { z } from "zod";

/** The entries of an archive, by name. */
export type Entries = Map<string, Buffer>;

export async function readEntries(file: string): Promise<Entries> {
  const zip = await openPromise(file);
  const entries: Entries = new Map();
  for await (const entry of zip.eachEntry())
    entries.set(entry.fileName, await buffer(await zip.openReadStreamPromise(entry)));
  return entries;
}

/** @param modes - what Unix would say that an entry is */
export async function writeEntries(file: string, entries: Entries, modes: Record<string, number> = {}): Promise<void> {
  const zip = new ZipFile();
  for (const [name, bytes] of entries) zip.addBuffer(bytes, name, { mode: modes[name] ?? 0o100644 });
  zip.end();
  await finished(zip.outputStream.pipe(createWriteStream(file)));
}

const ManifestSchema = z.looseObject({
  tables: z.record(z.string(), z.looseObject({ rows: z.number() })),
  files: z.array(z.looseObject({ sha256: z.string() })),
});

/** As somebody does who changes an archive and knows how its checksums are made. */
export function withChecksums(entries: Entries): Entries {
  const manifest = ManifestSchema.parse(JSON.parse(entries.get("manifest.json")?.toString() ?? ""));
  for (const [name, facts] of Object.entries(manifest.tables)) {
    const bytes = entries.get(`tables/${name}.ndjson`) ?? Buffer.alloc(0);
    const rows = bytes.toString().split("\n").length - 1;
    Object.assign(facts, { rows, bytes: bytes.length, sha256: createHash("sha256").update(bytes).digest("hex") });
  }
  manifest.files = [...entries].flatMap(([name, bytes]) =>
    name.startsWith("files/") ? [{ sha256: name.slice("files/".length), bytes: bytes.length }] : [],
  );
  return new Map(entries).set("manifest.json", Buffer.from(JSON.stringify(manifest)));
}

/** Changes the rows of a table. */
export function changeRows(
  entries: Entries,
  table: string,
  change: (row: Record<string, unknown>, place: number) => Record<string, unknown>,
): Entries {
  const name = `tables/${table}.ndjson`;
  const lines = (entries.get(name)?.toString() ?? "").split("\n").slice(0, -1);
  const changed = lines.map((line, place) =>
    JSON.stringify(change(z.record(z.string(), z.unknown()).parse(JSON.parse(line)), place)),
  );
  return new Map(entries).set(name, Buffer.from(changed.map((line) => `${line}\n`).join("")));
}
