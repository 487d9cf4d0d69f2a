import { setTimeout as sleep } from "node:timers/promises";
import { codeOf } from "./thrown";

/** Waits, or less when `signal` aborts. */
export async function delay(ms: number, signal?: AbortSignal): Promise<void> {
  if (signal === undefined) await sleep(ms);
  else await sleep(ms, undefined, { signal }).catch(ignoreAbort);
}

function ignoreAbort(error: unknown): void {
  if (codeOf(error) !== "ABORT_ERR") throw error;
}
