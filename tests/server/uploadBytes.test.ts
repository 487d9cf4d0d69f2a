import { execFile } from "node:child_process";
import { randomUUID } from "node:crypto";
import { promisify } from "node:util";
import { changeEnvironment, childEnvironment } from "#server/env";
import { AppError } from "#server/errors";
import { getHealth } from "#server/health";
import { findStrays, sweepObjects } from "#server/looseObjects";
import { moveUploads } from "#server/moveUploads";
import { readUpload } from "#server/uploads";
import { noBucket, useBucket } from "../bucket/bucket";
import { database, useFreshDatabase } from "../database";
import { makePdf, makePng } from "../files";
import { makeUploadItem, store } from "../uploadItem";

useFreshDatabase();
const bucket = useBucket();
// Each test has an empty bucket of its own.
beforeEach(async () => {
  await database().upload.deleteMany();
  await database().looseObject.deleteMany();
});

const away = { S3_ENDPOINT: "http://127.0.0.1:1" };

const rows = () => database().upload.findMany({ orderBy: { id: "asc" } });
const keysOfRows = async () => (await rows()).flatMap(({ objectKey }) => objectKey ?? []).sort();
const letADayPass = () => database().$executeRaw`UPDATE "LooseObject" SET "dueAt" = "dueAt" - interval '1 day'`;
const loose = async () => (await database().looseObject.findMany()).map(({ key }) => key);

async function refusalOf(call: Promise<unknown>): Promise<string> {
  const error: unknown = await call.then(
    () => "nothing was refused",
    (thrown: unknown) => thrown,
  );
  return error instanceof AppError ? `${error.code}: ${error.message}` : String(error);
}

test("a file's bytes are in the bucket and nowhere else, and are had back", async () => {
  const at = await makeUploadItem();
  const { id, sha256 } = await store(at, at.people.student, makePdf());
  const [row] = await rows();
  expect(row).toMatchObject({ id, content: null, sha256, sizeBytes: makePdf().length });
  expect(await bucket.keys()).toEqual([row?.objectKey]);
  expect(await bucket.bytes(row?.objectKey ?? "")).toEqual(makePdf());
  expect(Buffer.from((await readUpload(at.people.ta, id)).content)).toEqual(makePdf());
  expect(await loose()).toEqual([]);
});

test("one file sent several times at once is one row, and after a sweep one object", async () => {
  const at = await makeUploadItem();
  const sent = await Promise.all([1, 2, 3, 4].map(() => store(at, at.people.student, makePdf())));
  expect(new Set(sent.map(({ id }) => id)).size).toBe(1);
  await sweepObjects();
  expect(await bucket.keys()).toEqual(await keysOfRows());
  expect(await loose()).toEqual([]);
});

test("a store that does not answer is our fault, in words, and nothing is half stored", async () => {
  const at = await makeUploadItem();
  const kept = await store(at, at.people.student, makePdf());
  changeEnvironment(away);
  expect(await refusalOf(store(at, at.people.student, makePng()))).toMatch(/^UNAVAILABLE: .*our fault.*was not stored/);
  expect(await refusalOf(readUpload(at.people.student, kept.id))).toMatch(/^UNAVAILABLE: .*could not be read/);
  expect(await rows()).toHaveLength(1);
  // It may arrive late, when nobody waits for it any more: it is looked for after a day.
  const [late = ""] = await loose();
  changeEnvironment(bucket.variables);
  await bucket.put(late, "-");
  expect(await sweepObjects()).toBe(0);
  await letADayPass();
  changeEnvironment(away);
  expect(await sweepObjects()).toBe(0);
  changeEnvironment(bucket.variables);
  expect(await sweepObjects()).toBe(1);
  expect(await bucket.keys()).toEqual(await keysOfRows());
  expect((await readUpload(at.people.student, kept.id)).content).toHaveLength(makePdf().length);
});

test("a row that is refused after its bytes arrived leaves no object", async () => {
  const at = await makeUploadItem();
  await database().$executeRaw`ALTER TABLE "Upload" ADD CONSTRAINT never CHECK ("fileName" <> 'refused.pdf')`;
  await expect(store(at, at.people.student, makePdf(), { fileName: "refused.pdf" })).rejects.toThrow("never");
  await database().$executeRaw`ALTER TABLE "Upload" DROP CONSTRAINT never`;
  expect(await bucket.keys()).toHaveLength(1);
  expect(await sweepObjects()).toBe(1);
  expect(await bucket.keys()).toEqual([]);
});

test.each([
  ["changed", (key: string) => bucket.put(key, "x".repeat(makePdf().length))],
  ["cut", (key: string) => bucket.put(key, "x")],
  ["made longer", (key: string) => bucket.put(key, makePdf().toString() + "x")],
  ["taken away", (key: string) => bucket.remove(key)],
])("an object that somebody has %s is given to nobody", async (_, change) => {
  const at = await makeUploadItem();
  const { id } = await store(at, at.people.student, makePdf());
  await change((await keysOfRows())[0] ?? "");
  expect(await refusalOf(readUpload(at.people.student, id))).toMatch(/^UNAVAILABLE: .*our fault/);
});

test("files stay where they are when the configuration changes, and are read from both places", async () => {
  const at = await makeUploadItem();
  changeEnvironment(noBucket);
  const first = await store(at, at.people.student, makePdf());
  changeEnvironment(bucket.variables);
  const second = await store(at, at.people.student, makePng());
  expect((await rows()).map(({ content }) => content === null)).toEqual([false, true]);
  expect(Buffer.from((await readUpload(at.people.student, first.id)).content)).toEqual(makePdf());
  expect(Buffer.from((await readUpload(at.people.student, second.id)).content)).toEqual(makePng());
  // The same bytes are the same file, wherever they are.
  expect((await store(at, at.people.student, makePdf())).id).toBe(first.id);
  changeEnvironment(noBucket);
  expect(await refusalOf(readUpload(at.people.student, second.id))).toMatch(/^UNAVAILABLE/);
});

test("all bytes move into the bucket and back, and nothing is left behind", async () => {
  const at = await makeUploadItem();
  changeEnvironment(noBucket);
  const ids = [];
  for (const bytes of [makePdf(["one"]), makePdf(["two"]), makePng()])
    ids.push((await store(at, at.people.student, bytes)).id);
  const before = await rows();
  changeEnvironment(bucket.variables);

  expect(await moveUploads("bucket")).toMatchObject({ moved: 3, stayed: [] });
  expect(await bucket.keys()).toEqual(await keysOfRows());
  expect((await rows()).map(({ content }) => content)).toEqual([null, null, null]);
  expect(Buffer.from((await readUpload(at.people.student, ids[2] ?? "")).content)).toEqual(makePng());
  expect(await moveUploads("bucket")).toMatchObject({ moved: 0 });

  expect(await moveUploads("database")).toMatchObject({ moved: 3, stayed: [] });
  expect(await rows()).toEqual(before);
  expect(await sweepObjects()).toBe(3);
  expect(await bucket.keys()).toEqual([]);
});

test("what cannot be read stays where it is while the others move", async () => {
  const at = await makeUploadItem();
  const broken = await store(at, at.people.student, makePdf());
  await bucket.put((await keysOfRows())[0] ?? "", "-");
  await store(at, at.people.student, makePng());
  expect(await moveUploads("database")).toMatchObject({ moved: 1, bytes: makePng().length, stayed: [broken.id] });
  expect((await rows()).map(({ objectKey }) => objectKey === null)).toEqual([false, true]);
});

test("the command moves files and says where they are", async () => {
  const at = await makeUploadItem();
  changeEnvironment(noBucket);
  await store(at, at.people.student, makePdf());
  const command = async (...words: string[]) => {
    const environment = { env: childEnvironment(bucket.variables) };
    const program = ["--import", "tsx", "server/uploadsCommand.ts"];
    return (await promisify(execFile)(process.execPath, [...program, ...words], environment)).stdout;
  };
  expect(await command("move")).toBe("Moved to the bucket: 1 file, 0.0 MiB.\n");
  expect(await command()).toMatch(
    /^In the database: 0 files, 0\.0 MiB\. In a bucket: 1 file, .*\nNew files go into the bucket files-/,
  );
});

test.each([
  ["deletes", () => database().upload.deleteMany()],
  [
    "writes over",
    () =>
      database().$executeRaw`UPDATE "Upload" SET content = 'x', "sizeBytes" = 1, sha256 = encode(sha256('x'), 'hex')`,
  ],
])("whoever %s rows takes their objects along, once that is committed", async (_, erase) => {
  const at = await makeUploadItem();
  await store(at, at.people.student, makePdf());
  const isRolledBack = database().$transaction(async (tx) => {
    await tx.upload.deleteMany();
    throw new Error("no");
  });
  await expect(isRolledBack).rejects.toThrow("no");
  expect(await sweepObjects()).toBe(0);
  expect(await bucket.keys()).toHaveLength(1);
  await erase();
  expect(await sweepObjects()).toBe(1);
  expect(await bucket.keys()).toEqual([]);
});

test("objects that nobody knows are found, and go after a day; nothing else does", async () => {
  const at = await makeUploadItem();
  await store(at, at.people.student, makePdf());
  const [named = ""] = await keysOfRows();
  const stray = `uploads/${randomUUID()}`;
  for (const key of [stray, "uploads/notes.txt", `backups/${randomUUID()}`]) await bucket.put(key, "-");
  expect([await findStrays(), await findStrays()]).toEqual([1, 0]);
  expect(await sweepObjects()).toBe(0);
  await letADayPass();
  expect(await sweepObjects()).toBe(1);
  const left = await bucket.bytes(stray);
  expect(left).toBeUndefined();
  expect(await bucket.bytes(named)).toEqual(makePdf());
  expect(await bucket.bytes("uploads/notes.txt")).toEqual(Buffer.from("-"));
});

test("the health page says where files are and whether they can be had", async () => {
  const files = async () => (await getHealth()).files;
  expect(await files()).toEqual({ ok: true, detail: expect.stringContaining("in the bucket files-") as string });
  changeEnvironment(away);
  expect(await files()).toEqual({ ok: false, detail: expect.stringContaining("cannot be had") as string });
  changeEnvironment(noBucket);
  expect(await files()).toEqual({ ok: true, detail: "Kept in the database." });

  changeEnvironment(bucket.variables);
  const at = await makeUploadItem();
  await store(at, at.people.student, makePdf());
  changeEnvironment(noBucket);
  expect(await files()).toEqual({ ok: false, detail: expect.stringContaining("not set") as string });

  changeEnvironment(bucket.variables);
  await database().looseObject.create({
    data: { key: `uploads/${randomUUID()}`, dueAt: new Date(Date.now() - 2 * 3_600_000) },
  });
  expect(await files()).toEqual({ ok: false, detail: expect.stringContaining("after an hour") as string });
});
