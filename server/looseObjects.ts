import { randomUUID } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import { database } from "./db";
import { log } from "./log";
import { objectStore, ObjectStoreError } from "./objectStore";

/*
 * Objects that no upload names. The database cannot write to a bucket in its transactions, so it keeps this list: a key
 * stands in it before its object is written, leaves it in the transaction in which a row names the object, and is in it
 * again in the transaction in which no row does any more (triggers of the table Upload). Whatever fails, whoever deletes
 * rows and however: what is in the bucket for nothing stands here.
 */

/** Where objects are in the bucket. */
const keyPrefix = "uploads/";

/** Long enough for the slowest writer to have ended, one way or the other. */
const graceHours = 24;
const roundMs = 10_000;
const atOnce = 100;

/** A key that was never used, for an object about to be written. An upload has to name it soon. */
export async function announceObject(): Promise<string> {
  const key = `${keyPrefix}${randomUUID()}`;
  await database().$executeRaw`
    INSERT INTO "LooseObject" (key, "dueAt") VALUES (${key}, now() + make_interval(hours => ${graceHours}))`;
  return key;
}

/** Says that nobody will name the object. Does nothing when an upload does. */
export async function letGo(key: string): Promise<void> {
  await database().$executeRaw`UPDATE "LooseObject" SET "dueAt" = now() WHERE key = ${key}`;
}

/**
 * Removes objects that are due from the bucket. Any number may do so at once. What the store does not do now is tried
 * again by the next.
 *
 * @param signal - leaves the rest to the next
 * @returns how many are gone
 */
export async function sweepObjects(signal?: AbortSignal): Promise<number> {
  const store = objectStore();
  if (store === undefined) return 0;
  const due = await database().$queryRaw<{ key: string }[]>`
    SELECT key FROM "LooseObject" WHERE "dueAt" <= now()
      -- Never so, unless somebody changed rows without triggers; and what is removed is gone.
      AND NOT EXISTS (SELECT FROM "Upload" upload WHERE upload."objectKey" = key)
    ORDER BY "dueAt" LIMIT ${atOnce}`;
  const gone: string[] = [];
  for (const { key } of due) {
    if (signal?.aborted === true) break;
    try {
      await store.remove(key);
      gone.push(key);
    } catch (error) {
      log.warn("object not removed yet", { key, error });
      if (error instanceof ObjectStoreError && error.kind === "silent") break;
    }
  }
  await database().looseObject.deleteMany({ where: { key: { in: gone } } });
  return gone.length;
}

/** Sweeps every ten seconds. */
export async function sweepUntilStopped(signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      let gone: number;
      do gone = await sweepObjects(signal);
      while (gone === atOnce);
    } catch (error) {
      log.warn("objects not swept", { error });
    }
    await delay(roundMs, undefined, { signal }).catch(() => undefined);
  }
}

/**
 * Finds objects in the bucket that neither an upload nor the list knows, as after going back to an older copy of the
 * database, and puts them on the list. They are due after a day. Only for a bucket that nobody else writes to.
 *
 * @returns how many were found
 * @throws ObjectStoreError
 */
export async function findStrays(): Promise<number> {
  let found = 0;
  for await (const keys of objectStore()?.list(keyPrefix) ?? [])
    found += await database().$transaction(async (tx) => {
      // No row takes a key from the list between the look at rows and the writing of the list.
      await tx.$executeRaw`LOCK TABLE "LooseObject" IN SHARE ROW EXCLUSIVE MODE`;
      return tx.$executeRaw`
        INSERT INTO "LooseObject" (key, "dueAt")
        SELECT key, now() + make_interval(hours => ${graceHours}) FROM unnest(${keys}::text[]) AS listed (key)
        WHERE key ~ '^uploads/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'
          AND NOT EXISTS (SELECT FROM "Upload" upload WHERE upload."objectKey" = key)
        ON CONFLICT (key) DO NOTHING`;
    });
  return found;
}
