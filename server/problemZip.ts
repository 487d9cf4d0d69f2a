import { crc32 } from "node:zlib";
import { fromBufferPromise, type Entry, type ZipFile } from "yauzl";
import { ZipFile as ZipWriter } from "yazl";
import { folderLimits } from "#problems/folderText";
import { type ProblemFiles, SlugSchema } from "#problems/schema";
import { AppError } from "./errors";
import { requireFolder } from "./workspaceFiles";

/** A zip file stores what it cannot make smaller, and says something about each file. */
const mostZipBytes = folderLimits.totalBytes + 512 * 1024;
/** Folders are entries too, and what a Mac adds. */
const mostEntries = 3 * folderLimits.files;

/**
 * The problem folder in a zip file. Nothing is believed that the file says about itself: what is inflated is counted
 * while it is, and every name must be one of a problem's files.
 *
 * @returns the slug that a folder around the files names, if there is one around all of them and it is a slug
 * @throws AppError INVALID or TOO_LARGE with what is wrong
 */
export async function readProblemZip(bytes: Uint8Array): Promise<{ slug: string | null; files: ProblemFiles }> {
  if (bytes.length > mostZipBytes)
    throw new AppError("TOO_LARGE", `A problem's zip file has at most ${Math.floor(mostZipBytes / 1024 / 1024)} MiB.`);
  const entries = await readEntries(bytes);
  if (entries.size === 0) throw refuse("there is no file in it");
  const around = folderAround([...entries.keys()]);
  const files = Object.fromEntries(
    [...entries].map(([name, text]) => [around === undefined ? name : name.slice(around.length + 1), text]),
  );
  return { slug: SlugSchema.safeParse(around).data ?? null, files: requireFolder(files) };
}

/** A zip file of a problem folder, the same for the same files: in one order, without times, stored as they are. */
export async function writeProblemZip(slug: string, files: ProblemFiles): Promise<Uint8Array> {
  const zip = new ZipWriter();
  // Before the first day that the format knows, which stands for none. Compressed, bytes would depend on the release of zlib.
  const options = { mtime: new Date(0), forceDosTimestamp: true, mode: 0o100644, compress: false };
  for (const [name, text] of Object.entries(files).sort(([one], [other]) => (one < other ? -1 : 1)))
    zip.addBuffer(Buffer.from(text), `${slug}/${name}`, options);
  zip.end();
  const chunks: Buffer[] = [];
  for await (const chunk of zip.outputStream) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

const refuse = (problem: string): AppError => new AppError("INVALID", `This zip file is not read: ${problem}.`);

/** The texts of all files, by the path that the zip file gives them. */
async function readEntries(bytes: Uint8Array): Promise<Map<string, string>> {
  const texts = new Map<string, string>();
  try {
    // Names are decoded here: the library would guess an encoding of the eighties.
    const zip = await fromBufferPromise(Buffer.from(bytes), { decodeStrings: false });
    let entries = 0;
    let totalBytes = 0;
    for await (const entry of zip.eachEntry()) {
      if (++entries > mostEntries) throw refuse(`there are more than ${mostEntries} entries`);
      const name = nameOf(entry);
      requireOrdinary(entry, name);
      if (name.endsWith("/") || isOfTheSystem(name)) continue;
      if (texts.has(name)) throw refuse(`${name} is there twice`);
      if (texts.size >= folderLimits.files) throw refuse(`there are more than ${folderLimits.files} files`);
      const content = await inflate(zip, entry, name, folderLimits.totalBytes - totalBytes);
      totalBytes += content.length;
      texts.set(name, decode(content, name));
    }
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw refuse(`it is damaged, or no zip file (${error instanceof Error ? error.message : String(error)})`);
  }
  return texts;
}

function nameOf({ fileNameRaw }: Entry): string {
  const name = decode(fileNameRaw, "a file's name");
  if (name.includes("\\")) throw refuse(`${name} has a backslash in its path`);
  if (name.startsWith("/") || /^[a-z]:/i.test(name)) throw refuse(`${name} is an absolute path`);
  const steps = name.replace(/\/$/, "").split("/");
  if (steps.some((step) => step === "" || step === "." || step === ".."))
    throw refuse(`${name} leads out of its folder`);
  return name;
}

const fileKind = { mask: 0o170000, regular: 0o100000, directory: 0o040000 };

/** Where Unix wrote the file, the high half of its attributes says what it is. */
function requireOrdinary(entry: Entry, name: string): void {
  if (entry.isEncrypted()) throw refuse(`${name} is encrypted`);
  const kind = (entry.externalFileAttributes >>> 16) & fileKind.mask;
  const isFolder = name.endsWith("/");
  const expected = isFolder ? fileKind.directory : fileKind.regular;
  if (kind !== 0 && kind !== expected) throw refuse(`${name} is a link or a special file`);
}

/** What a Mac and a file manager leave in folders. */
const isOfTheSystem = (name: string): boolean =>
  name.startsWith("__MACOSX/") || /(^|\/)(\.DS_Store|Thumbs\.db|desktop\.ini)$/.test(name);

async function inflate(zip: ZipFile, entry: Entry, name: string, leftBytes: number): Promise<Buffer> {
  const stream = await zip.openReadStreamPromise(entry);
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      length += chunk.length;
      if (length > folderLimits.fileBytes) throw refuse(`${name} is larger than ${folderLimits.fileBytes / 1024} KiB`);
      if (length > leftBytes)
        throw refuse(`the files together are larger than ${folderLimits.totalBytes / 1024 / 1024} MiB`);
      chunks.push(chunk);
    }
  } finally {
    stream.destroy();
  }
  const content = Buffer.concat(chunks);
  // The library does not look, and what was stored as it is would come out with a letter changed.
  if (crc32(content) !== entry.crc32) throw refuse(`${name} is damaged`);
  return content;
}

function decode(bytes: Uint8Array, name: string): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw refuse(`${name} is not UTF-8 text`);
  }
}

/** The folder that holds every file, where the files of a problem are not at the top. */
function folderAround(names: readonly string[]): string | undefined {
  const [first = "", ...others] = names.map((name) => (name.includes("/") ? name.split("/")[0] : undefined));
  const isAround = first !== "" && others.every((other) => other === first);
  return isAround && first !== "mistakes" && first !== "rewrites" ? first : undefined;
}
