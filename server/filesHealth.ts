import { database } from "./db";
import { log } from "./log";
import { type ObjectStore, objectStore } from "./objectStore";

/** Whether files that people hand in can be taken and had. */
export interface FilesHealth {
  ok: boolean;
  /** Where they are kept, or what is wrong and what to do. */
  detail: string;
}

/** Everybody may ask how we are; the store is asked less often. */
const knownForMs = 5_000;
let known: { store: ObjectStore; at: number; answers: Promise<boolean> } | undefined;

/** @throws when the database does not answer */
export async function checkFiles(): Promise<FilesHealth> {
  const store = objectStore();
  const [inBucket, isSwept] = await Promise.all([anyInBucket(), areLooseObjectsSwept()]);
  if (store === undefined) {
    if (!inBucket) return { ok: true, detail: "Kept in the database." };
    return { ok: false, detail: "Some are in a bucket, and the S3_ variables that lead to it are not set." };
  }
  const name = `the bucket ${store.bucket}`;
  if (!(await answers(store)))
    return {
      ok: false,
      detail: `What is in ${name} cannot be had, and no file can be added: the store does not answer, or not to these keys. The log has its words.`,
    };
  if (!isSwept)
    return {
      ok: false,
      detail: `Kept in ${name}. What was deleted is still there after an hour: the workers need the S3_ variables too, and keys that may delete.`,
    };
  return { ok: true, detail: `Kept in ${name}.` };
}

function answers(store: ObjectStore): Promise<boolean> {
  if (known?.store !== store || performance.now() - known.at > knownForMs)
    known = { store, at: performance.now(), answers: ask(store) };
  return known.answers;
}

async function ask(store: ObjectStore): Promise<boolean> {
  try {
    await store.check();
    return true;
  } catch (error) {
    log.error("object store failed", { error });
    return false;
  }
}

async function anyInBucket(): Promise<boolean> {
  return (await database().upload.findFirst({ where: { objectKey: { not: null } }, select: { id: true } })) !== null;
}

async function areLooseObjectsSwept(): Promise<boolean> {
  const [row] = await database().$queryRaw<{ waits: boolean }[]>`
    SELECT EXISTS (SELECT FROM "LooseObject" WHERE "dueAt" < now() - interval '1 hour') AS waits`;
  return row?.waits !== true;
}
