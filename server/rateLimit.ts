import { database } from "./db";

export interface Budget {
  /** How often within a window. */
  limit: number;
  /** At most a day. The window starts at the key's first use, so there is no moment at which everyone's is new. */
  windowSeconds: number;
}

const longestWindowSeconds = 24 * 60 * 60;
const sweptAtOnce = 10;

/**
 * Uses one of the key's budget. One statement decides, by the database's clock, so any number of processes may ask at once.
 *
 * @param key - what is limited and for whom, such as "submit:<user id>"
 * @returns false if the budget of this window is used up; nothing is used then
 */
export async function takeFromBudget(key: string, { limit, windowSeconds }: Budget): Promise<boolean> {
  if (limit < 1 || windowSeconds < 1 || windowSeconds > longestWindowSeconds)
    throw new Error(`takeFromBudget: limit ${limit} in ${windowSeconds} s for "${key}" is out of range`);
  const granted = await database().$queryRaw<{ used: number }[]>`
    INSERT INTO "RateLimit" AS budget ("key", "windowStart", "used") VALUES (${key}, now(), 1)
    ON CONFLICT ("key") DO UPDATE SET
      "windowStart" = CASE WHEN budget."windowStart" > now() - make_interval(secs => ${windowSeconds}) THEN budget."windowStart" ELSE now() END,
      "used" = CASE WHEN budget."windowStart" > now() - make_interval(secs => ${windowSeconds}) THEN budget."used" + 1 ELSE 1 END
    WHERE budget."windowStart" <= now() - make_interval(secs => ${windowSeconds}) OR budget."used" < ${limit}
    RETURNING "used"`;
  const startedAWindow = granted[0]?.used === 1;
  if (startedAWindow) await sweep();
  return granted.length > 0;
}

/** Gives one use back: what was limited turned out not to count. */
export async function returnToBudget(key: string): Promise<void> {
  await database().$executeRaw`UPDATE "RateLimit" SET "used" = "used" - 1 WHERE "key" = ${key} AND "used" > 0`;
}

/** Each new window removes more rows than it added, so the table holds about a day of keys without a job that cleans it. */
async function sweep(): Promise<void> {
  await database().$executeRaw`
    DELETE FROM "RateLimit" WHERE "key" IN (
      SELECT "key" FROM "RateLimit" WHERE "windowStart" < now() - make_interval(secs => ${longestWindowSeconds})
      ORDER BY "windowStart" LIMIT ${sweptAtOnce} FOR UPDATE SKIP LOCKED)`;
}
