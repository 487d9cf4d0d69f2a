import { createHash } from "node:crypto";
import { openPromise, type Entry, type ZipFile } from "yauzl";
import { AppError } from "../errors";
import { storableJson } from "../storableText";
import { filePath, type Manifest, manifestPath, ManifestSchema, tablePath } from "./manifest";
import { refuse } from "./refuse";
import { type Row, rowSchema, type TransferTable } from "./table";

/** What is read at most. Nothing is believed that a zip file says about itself before it was counted. */
const archiveLimits = {
  entries: 250_000,
  /** A hundred bytes for each file. */
  manifestBytes: 32 * 1024 * 1024,
  /** The largest rows hold a problem folder, whose four megabytes JSON may write six times as long. */
  rowBytes: 32 * 1024 * 1024,
  fileBytes: 25 * 1024 * 1024,
  totalBytes: 256 * 1024 * 1024 * 1024,
} as const;

/** An archive that somebody gave us. What it yields is what its manifest says, or reading ends with a refusal. */
export class CourseArchive {
  readonly manifest: Manifest;
  readonly #zip: ZipFile;
  readonly #entries: ReadonlyMap<string, Entry>;

  private constructor(zip: ZipFile, entries: ReadonlyMap<string, Entry>, manifest: Manifest) {
    this.#zip = zip;
    this.#entries = entries;
    this.manifest = manifest;
  }

  /** @throws AppError INVALID when it is no archive, or lacks an entry, or has another one */
  static async open(file: string): Promise<CourseArchive> {
    // Names are compared as bytes decoded here: the library would guess an encoding of the eighties.
    const zip = await openPromise(file, { autoClose: false, decodeStrings: false }).catch((error: unknown) => {
      throw refuse(`it cannot be opened as a zip file (${wordsOf(error)})`);
    });
    try {
      const entries = await listEntries(zip);
      const manifest = await readManifest(zip, entries);
      requireEntries(entries, manifest);
      return new CourseArchive(zip, entries, manifest);
    } catch (error) {
      zip.close();
      throw error;
    }
  }

  close(): void {
    this.#zip.close();
  }

  /**
   * The rows of a table, one after another.
   *
   * @throws AppError INVALID at the first that is none, and at the end when they are not those of the manifest
   */
  async *rows(table: TransferTable): AsyncGenerator<Row> {
    const path = tablePath(table.name);
    const expected = this.manifest.tables[table.name];
    if (expected === undefined) throw refuse(`${path} is missing`);
    const schema = rowSchema(table);
    const hash = createHash("sha256");
    let rows = 0;
    for await (const line of splitLines(readEntry(this.#zip, getEntry(this.#entries, path)), path)) {
      hash.update(line).update("\n");
      rows += 1;
      const row = schema.safeParse(readJson(line, `${path}, row ${rows}`));
      if (!row.success) throw refuse(`${path}, row ${rows}: ${firstFault(row.error)}`);
      yield row.data;
    }
    if (rows !== expected.rows) throw refuse(`${path} has ${rows} rows and should have ${expected.rows}`);
    if (hash.digest("hex") !== expected.sha256) throw refuse(`${path} was changed: its checksum is another`);
  }

  /** @throws AppError INVALID when the bytes are not those that the name says */
  async file(sha256: string): Promise<Buffer> {
    const path = filePath(sha256);
    const chunks: Buffer[] = [];
    for await (const chunk of readEntry(this.#zip, getEntry(this.#entries, path))) chunks.push(chunk);
    const bytes = Buffer.concat(chunks);
    if (createHash("sha256").update(bytes).digest("hex") !== sha256)
      throw refuse(`${path} was changed: its checksum is another`);
    return bytes;
  }
}

async function listEntries(zip: ZipFile): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>();
  let totalBytes = 0;
  try {
    for await (const entry of zip.eachEntry()) {
      const name = entry.fileNameRaw.toString("latin1");
      if (entries.has(name)) throw refuse(`${shown(name)} is there twice`);
      requireOrdinary(entry, name);
      entries.set(name, entry);
      totalBytes += entry.uncompressedSize;
      if (entries.size > archiveLimits.entries) throw refuse(`it has more than ${archiveLimits.entries} entries`);
      if (totalBytes > archiveLimits.totalBytes) throw refuse("it unpacks to more than 256 GiB");
    }
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw refuse(`it is damaged (${wordsOf(error)})`);
  }
  return entries;
}

const entryName = /^(manifest\.json|tables\/[A-Za-z]{1,40}\.ndjson|files\/[0-9a-f]{64})$/;
const fileKind = { mask: 0o170000, regular: 0o100000 } as const;
const methods = { stored: 0, deflated: 8 } as const;

function requireOrdinary(entry: Entry, name: string): void {
  if (!entryName.test(name)) throw refuse(`${shown(name)} does not belong into it`);
  if (entry.isEncrypted()) throw refuse(`${name} is encrypted`);
  const kind = (entry.externalFileAttributes >>> 16) & fileKind.mask;
  if (kind !== 0 && kind !== fileKind.regular) throw refuse(`${name} is a link or a special file`);
  if (entry.compressionMethod !== methods.stored && entry.compressionMethod !== methods.deflated)
    throw refuse(`${name} is packed in an unknown way`);
  const most = name.startsWith("files/") ? archiveLimits.fileBytes : archiveLimits.totalBytes;
  if (entry.uncompressedSize > (name === manifestPath ? archiveLimits.manifestBytes : most))
    throw refuse(`${name} is larger than it may be`);
}

async function readManifest(zip: ZipFile, entries: ReadonlyMap<string, Entry>): Promise<Manifest> {
  const chunks: Buffer[] = [];
  for await (const chunk of readEntry(zip, getEntry(entries, manifestPath))) chunks.push(chunk);
  const parsed = ManifestSchema.safeParse(readJson(Buffer.concat(chunks), manifestPath));
  if (!parsed.success) throw refuse(`${manifestPath} is not what this version reads: ${firstFault(parsed.error)}`);
  return parsed.data;
}

/** The entries are those of the manifest, as long as it says. */
function requireEntries(entries: ReadonlyMap<string, Entry>, { tables, files }: Manifest): void {
  const expected = new Map([
    ...Object.entries(tables).map(([name, { bytes }]) => [tablePath(name), bytes] as const),
    ...files.map(({ sha256, bytes }) => [filePath(sha256), bytes] as const),
  ]);
  if (expected.size !== Object.keys(tables).length + files.length) throw refuse("a file is listed twice");
  for (const [path, bytes] of expected)
    if (getEntry(entries, path).uncompressedSize !== bytes) throw refuse(`${path} is not as long as it should be`);
  const extra = [...entries.keys()].find((name) => name !== manifestPath && !expected.has(name));
  if (extra !== undefined) throw refuse(`${extra} is not in its list`);
}

function getEntry(entries: ReadonlyMap<string, Entry>, path: string): Entry {
  const entry = entries.get(path);
  if (entry === undefined) throw refuse(`${path} is missing`);
  return entry;
}

/** The bytes of an entry: as many as it announced, or a refusal. */
async function* readEntry(zip: ZipFile, entry: Entry): AsyncGenerator<Buffer> {
  const name = entry.fileNameRaw.toString("latin1");
  try {
    const stream = await zip.openReadStreamPromise(entry);
    try {
      for await (const chunk of stream as AsyncIterable<Buffer>) yield chunk;
    } finally {
      stream.destroy();
    }
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw refuse(`${name} is damaged (${wordsOf(error)})`);
  }
}

const newline = 0x0a;

async function* splitLines(chunks: AsyncIterable<Buffer>, path: string): AsyncGenerator<Buffer> {
  let pieces: Buffer[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    let start = 0;
    for (let end = chunk.indexOf(newline); end !== -1; end = chunk.indexOf(newline, start)) {
      yield Buffer.concat([...pieces, chunk.subarray(start, end)]);
      [pieces, length, start] = [[], 0, end + 1];
    }
    pieces.push(chunk.subarray(start));
    length += chunk.length - start;
    if (length > archiveLimits.rowBytes) throw refuse(`${path} has a row that is larger than a row may be`);
  }
  if (length > 0) throw refuse(`${path} ends in the middle of a row`);
}

/** Escapes of what PostgreSQL cannot store. */
const unstorable = /\\u(0000|d[89a-f])/i;

function readJson(bytes: Buffer, where: string): unknown {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    const value = JSON.parse(text) as unknown;
    return unstorable.test(text) ? storableJson(value) : value;
  } catch (error) {
    throw refuse(`${where} cannot be read (${wordsOf(error)})`);
  }
}

const firstFault = ({ issues: [issue] }: { issues: { path: PropertyKey[]; message: string }[] }): string =>
  `${(issue?.path ?? []).map(String).join(".") || "it"}: ${issue?.message ?? "wrong"}`;

const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error)).slice(0, 200);
const shown = (name: string): string => JSON.stringify(name.slice(0, 100));
