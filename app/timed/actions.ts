"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { beginTimed as beginOf, readClock as readOf } from "#server/timedAssignments";
import { asActor, type Refused } from "../frame/asActor";

const Slug = z.string().max(64);
const Address = z.strictObject({ course: Slug, assignment: Slug });
type Address = z.input<typeof Address>;

/** Lets the time of a timed assignment run; the page shows its problems then. */
export async function beginTimed(address: Address): Promise<{ ok: true } | Refused> {
  return asActor(async (actor) => {
    await beginOf(actor, Address.parse(address));
    refresh();
    return { ok: true };
  });
}

/** When the clock ends and what time it is by the server, in milliseconds since 1970. */
export async function readClock(address: Address): Promise<{ ok: true; endsAt: number | null; now: number } | Refused> {
  return asActor(async (actor) => {
    const { clock, now } = await readOf(actor, Address.parse(address));
    return { ok: true, endsAt: clock.state === "not-begun" ? null : clock.endsAt.getTime(), now: now.getTime() };
  });
}
