import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { exportCourseTo } from "#server/exportCourse";
import { importCourse } from "#server/importCourse";
import { disconnect } from "#server/db";
import { changeEnvironment } from "#server/env";
import { sweepObjects } from "#server/looseObjects";
import { moveUploads } from "#server/moveUploads";
import { objectStore } from "#server/objectStore";
import { readBytes } from "#server/uploadBytes";
import { useBucket } from "../bucket/bucket";
import { createDatabase, database, useFreshDatabase } from "../database";
import { makeMovedCourse } from "./movedCourse";
import { changeRows, readEntries, withChecksums, writeEntries } from "./rewriteArchive";

useFreshDatabase();
useBucket();
jest.setTimeout(120_000);

const directory = mkdtempSync(path.join(tmpdir(), "allclose-transfer-"));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

async function listKeys(): Promise<string[]> {
  const found: string[] = [];
  for await (const keys of objectStore()?.list("uploads/") ?? []) found.push(...keys);
  return found.sort();
}

test("files go from bucket to bucket, and those of an import that fails are swept", async () => {
  const at = await makeMovedCourse();
  await moveUploads("bucket");
  const bytes = await Promise.all(at.uploadIds.map(readBytes));
  const thereKeys = await listKeys();
  const [file, broken] = [path.join(directory, "course.zip"), path.join(directory, "broken.zip")];
  await exportCourseTo(at.slug, file);
  const entries = await readEntries(file);
  await writeEntries(broken, withChecksums(changeRows(entries, "AuditEvent", (row) => ({ ...row, action: " " }))));

  await disconnect();
  changeEnvironment({ DATABASE_URL: await createDatabase(`transfer_bucket_${process.pid}`) });
  await expect(importCourse({ file: broken, isCheck: false })).rejects.toMatchObject({ code: "INVALID" });
  expect((await listKeys()).length).toBe(thereKeys.length + 3);
  expect(await sweepObjects()).toBe(3);
  expect(await listKeys()).toEqual(thereKeys);

  await importCourse({ file, isCheck: false });
  expect(await Promise.all(at.uploadIds.map(readBytes))).toEqual(bytes);
  expect(await database().upload.count({ where: { objectKey: { not: null } } })).toBe(3);
  expect(await database().looseObject.count()).toBe(0);
  expect(await sweepObjects()).toBe(0);
});
