import { setTimeout as delay } from "node:timers/promises";
import { isDatabaseAway } from "./db";

/** A database that was restarted, or whose machine handed over to another one, is back within it. */
const patienceMs = 8_000;
const pauseMs = 200;

/**
 * Reads again while the database is away, so that a restart of it makes a page slow instead of putting an error in its
 * place, and in the place of what somebody is typing on it.
 *
 * @param read - may be called several times: for reading only
 * @throws what `read` throws, when the database is not back in time or when it is something else
 */
export async function patiently<T>(read: () => Promise<T>): Promise<T> {
  const endsAt = performance.now() + patienceMs;
  for (;;) {
    try {
      return await read();
    } catch (error) {
      if (!isDatabaseAway(error) || performance.now() > endsAt) throw error;
    }
    await delay(pauseMs);
  }
}
