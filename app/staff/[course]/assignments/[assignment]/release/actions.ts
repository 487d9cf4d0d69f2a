"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { setRelease as setOf } from "#server/releases";
import { asActor, type Refused } from "../../../../../frame/asActor";

const ReleaseOrder = z.strictObject({
  course: z.string().max(64),
  assignment: z.string().max(64),
  release: z.discriminatedUnion("kind", [
    z.strictObject({ kind: z.enum(["when-finished", "hold", "now"]) }),
    z.strictObject({ kind: z.literal("at"), at: z.string().max(40) }),
  ]),
  /** What the form was filled in for; the moment in milliseconds since 1970. */
  seen: z.strictObject({ holdsReviews: z.boolean(), reviewsReleaseAt: z.int().nullable() }),
});

/** Sets when students see the reviews of an assignment. */
export async function setRelease(order: z.input<typeof ReleaseOrder>): Promise<{ ok: true } | Refused> {
  return asActor(async (actor) => {
    const { seen, ...rest } = ReleaseOrder.parse(order);
    const reviewsReleaseAt = seen.reviewsReleaseAt === null ? null : new Date(seen.reviewsReleaseAt);
    await setOf(actor, { ...rest, seen: { holdsReviews: seen.holdsReviews, reviewsReleaseAt } });
    refresh();
    return { ok: true };
  });
}
