import { deflateRawSync } from "node:zlib";
import fc from "fast-check";
import { ZipFile } from "yazl";
import { folderLimits } from "#problems/folderText";
import { AppError } from "#server/errors";
import { readProblemZip, writeProblemZip } from "#server/problemZip";

const refusalOf = async (bytes: Uint8Array): Promise<string> => {
  const outcome: unknown = await readProblemZip(bytes).catch((error: unknown) => error);
  return outcome instanceof AppError ? outcome.message : `not refused: ${JSON.stringify(outcome)}`;
};

type Given = [name: string, text: string | Uint8Array, mode?: number];

async function zipOf(entries: readonly Given[], { compress = true } = {}): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, text, mode = 0o100644] of entries)
    if (name.endsWith("/")) zip.addEmptyDirectory(name);
    else zip.addBuffer(Buffer.from(text), name, { mode, compress });
  zip.end();
  const chunks: Buffer[] = [];
  for await (const chunk of zip.outputStream) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

/** The zip file with one name in place of another of the same length, wherever it stands: for names no library writes. */
function renamed(zip: Buffer, from: string, to: string | Buffer): Buffer {
  const [before, after] = [Buffer.from(from), Buffer.from(to)];
  if (before.length !== after.length) throw new Error("names of different lengths");
  const copy = Buffer.from(zip);
  for (let at = copy.indexOf(before); at >= 0; at = copy.indexOf(before, at + 1)) after.copy(copy, at);
  return copy;
}

const files = { "problem.ts": "export default {};\n", "statement.md": "Größe\n", "mistakes/no-half.ts": "// x\n" };
const given: Given[] = Object.entries(files);

test("a folder goes out and comes back the same, and its name with it", async () => {
  expect(await readProblemZip(await writeProblemZip("linf-step", files))).toEqual({ slug: "linf-step", files });
});

test("any files come back as they went, and the same files are the same bytes", async () => {
  const name = fc.oneof(
    fc.constantFrom("problem.ts", "statement.md", "tests.ts", "starter.ts", "reference.ts", "equivalent-mutants.json"),
    fc.stringMatching(/^(mistakes|rewrites)\/[a-z0-9][a-z0-9-]{0,20}\.ts$/),
  );
  const text = fc.string({ unit: "grapheme", maxLength: 200 }).map((words) => words.replaceAll("\0", ""));
  const folder = fc.dictionary(name, text, { minKeys: 1, maxKeys: 12 }).map((each) => ({ ...each }));
  await fc.assert(
    fc.asyncProperty(folder, async (each) => {
      const zip = await writeProblemZip("a-problem", each);
      expect((await readProblemZip(zip)).files).toEqual(each);
      const shuffled = Object.fromEntries(Object.entries(each).reverse());
      expect(Buffer.from(await writeProblemZip("a-problem", shuffled)).equals(zip)).toBe(true);
    }),
    { numRuns: 60 },
  );
});

test("files at the top of the zip file name no slug, and neither does a folder whose name is none", async () => {
  expect(await readProblemZip(await zipOf(given))).toEqual({ slug: null, files });
  const around = given.map(([name, text]): Given => [`Linf step (1)/${name}`, text]);
  expect(await readProblemZip(await zipOf(around))).toEqual({ slug: null, files });
});

test("a folder of mistakes alone is no folder around them", async () => {
  const only = { "mistakes/no-half.ts": "// x\n" };
  expect(await readProblemZip(await zipOf(Object.entries(only)))).toEqual({ slug: null, files: only });
});

test("folders as entries and what a Mac leaves behind are passed over", async () => {
  const extra: Given[] = [
    ["step/", ""],
    ["step/mistakes/", ""],
    ["__MACOSX/step/._tests.ts", "\0\0"],
    ["step/.DS_Store", "\0"],
  ];
  const inside = given.map(([name, text]): Given => [`step/${name}`, text]);
  expect(await readProblemZip(await zipOf([...extra, ...inside]))).toEqual({ slug: "step", files });
});

const large = "x".repeat(folderLimits.fileBytes + 1);
const zeros = (count: number): Given[] =>
  Array.from({ length: count }, (_, index): Given => [`mistakes/m${index}.ts`, "0".repeat(folderLimits.fileBytes)]);

test.each<[string, () => Promise<Uint8Array>, RegExp]>([
  [
    "a file that becomes too large when it is inflated",
    () => zipOf([...given, ["tests.ts", large]]),
    /tests\.ts is larger than 256 KiB/,
  ],
  ["files that become too large together", () => zipOf(zeros(17)), /together are larger than 4 MiB/],
  [
    "more files than a problem has",
    () => zipOf(Array.from({ length: 201 }, (_, i): Given => [`mistakes/m${i}.ts`, ""])),
    /more than 200 files/,
  ],
  [
    "more entries than anybody packs",
    () => zipOf(Array.from({ length: 601 }, (_, i): Given => [`f${i}/`, ""])),
    /more than 600 entries/,
  ],
  [
    "a symbolic link",
    () => zipOf([...given, ["tests.ts", "/etc/passwd", 0o120777]]),
    /tests\.ts is a link or a special file/,
  ],
  ["a device", () => zipOf([...given, ["tests.ts", "", 0o060644]]), /tests\.ts is a link or a special file/],
  [
    "an absolute path",
    async () => renamed(await zipOf([["Xetc/passwd", ""]]), "Xetc/passwd", "/etc/passwd"),
    /absolute path/,
  ],
  [
    "a path of another system",
    async () => renamed(await zipOf([["cX/x.ts", ""]]), "cX/x.ts", "c:/x.ts"),
    /absolute path/,
  ],
  [
    "a way out of the folder",
    async () => renamed(await zipOf([["XX/tests.ts", ""]]), "XX/tests.ts", "../tests.ts"),
    /leads out of its folder/,
  ],
  [
    "a way out in the middle",
    async () => renamed(await zipOf([["a/XX/tests.ts", ""]]), "a/XX/tests.ts", "a/../tests.ts"),
    /leads out of its folder/,
  ],
  [
    "a backslash",
    async () => renamed(await zipOf([["mistakesX/a.ts", ""]]), "mistakesX/a.ts", "mistakes\\/a.ts"),
    /backslash/,
  ],
  [
    "a name that is not UTF-8",
    async () => renamed(await zipOf([["X.ts", ""]]), "X.ts", Buffer.from([0xff, 0x2e, 0x74, 0x73])),
    /a file's name is not UTF-8/,
  ],
  ["a text that is not UTF-8", () => zipOf([["tests.ts", Uint8Array.of(0xff, 0xfe)]]), /tests\.ts is not UTF-8/],
  [
    "one name twice",
    async () =>
      renamed(
        await zipOf([
          ["tests.ts", "a"],
          ["testX.ts", "b"],
        ]),
        "testX.ts",
        "tests.ts",
      ),
    /tests\.ts is there twice/,
  ],
  [
    "a file that does not belong",
    () => zipOf([...given, ["notes.txt", ""]]),
    /notes\.txt does not belong to a problem/,
  ],
  [
    "two folders",
    () =>
      zipOf([
        ["a/tests.ts", ""],
        ["b/tests.ts", ""],
      ]),
    /does not belong to a problem/,
  ],
  ["nothing", () => zipOf([]), /no file in it/],
  ["something else", () => Promise.resolve(Buffer.from("not a zip file")), /damaged, or no zip file/],
  ["more bytes than a problem can need", () => Promise.resolve(Buffer.alloc(6 * 1024 * 1024)), /at most 4 MiB/],
])("%s is refused", async (_, make, words) => {
  expect(await refusalOf(await make())).toMatch(words);
});

test("a header that lies about the size opens no door: what is inflated is counted", async () => {
  const zip = await zipOf([["tests.ts", "0".repeat(3 * 1024 * 1024)]]);
  const lying = Buffer.from(zip);
  const central = lying.indexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]));
  lying.writeUInt32LE(10, central + 24);
  expect(deflateRawSync("0".repeat(3 * 1024 * 1024)).length).toBeLessThan(20_000);
  expect(await refusalOf(lying)).toMatch(/is not read/);
});

test("a text whose bytes changed on the way is refused", async () => {
  const zip = Buffer.from(await writeProblemZip("linf-step", files));
  const letter = zip.indexOf("export default");
  zip[letter] = "E".charCodeAt(0);
  expect(await refusalOf(zip)).toMatch(/linf-step\/problem\.ts is damaged/);
});

test("an encrypted entry is refused", async () => {
  const zip = await zipOf([["tests.ts", "a"]]);
  const central = zip.indexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]));
  zip.writeUInt16LE(zip.readUInt16LE(central + 8) | 1, central + 8);
  expect(await refusalOf(zip)).toMatch(/tests\.ts is encrypted/);
});

test("damaged zip files are refused in words, whatever is damaged", async () => {
  const zip = Buffer.from(await writeProblemZip("linf-step", files));
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.nat(zip.length - 1), fc.nat(255)), { minLength: 1, maxLength: 6 }),
      async (hits) => {
        const damaged = Buffer.from(zip);
        for (const [place, byte] of hits) damaged[place] = byte;
        const outcome: unknown = await readProblemZip(damaged).catch((error: unknown) => error);
        if (outcome instanceof Error) expect(outcome).toBeInstanceOf(AppError);
      },
    ),
    { numRuns: 300 },
  );
});
