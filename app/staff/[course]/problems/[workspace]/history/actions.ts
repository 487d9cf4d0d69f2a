"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { restoreState } from "#server/workspaces";
import { asActor, type Refused } from "../../../../../frame/asActor";

const Order = z.strictObject({
  id: z.string().min(1).max(64),
  revision: z.int().nonnegative(),
  state: z.int().nonnegative(),
});

/** Makes an earlier state the newest one, unless somebody saved since the page was made. */
export async function restore(order: z.input<typeof Order>): Promise<{ ok: true } | Refused> {
  return asActor(async (actor) => {
    const outcome = await restoreState(actor, Order.parse(order));
    refresh();
    if (outcome.isStored) return { ok: true };
    return { ok: false, message: `${outcome.newer.authorName} saved meanwhile. Look at the difference again.` };
  });
}
