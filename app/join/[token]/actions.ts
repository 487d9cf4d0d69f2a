"use server";

import { z } from "zod";
import { joinCourse } from "#server/invitations";
import { asActor, type Refused } from "../../frame/asActor";

const JoinOrder = z.strictObject({ token: z.string().max(200) });

/** Takes whoever is signed in into the course of a link. */
export async function join(order: z.input<typeof JoinOrder>): Promise<{ ok: true; address: string } | Refused> {
  return asActor(async (actor) => {
    const { course, role } = await joinCourse(actor, JoinOrder.parse(order).token);
    return { ok: true, address: role === "student" ? "/" : `/staff/${course}` };
  });
}
