"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { editSnippet, retireSnippet as retire } from "#server/snippets";
import { asActor, type Refused } from "../../../../frame/asActor";

const Id = z.string().min(1).max(64);
const Text = z.string().max(16 * 1024);
const Rewording = z.strictObject({ id: Id, seen: Text, text: Text });

/** Changes the words of a snippet. Who is turned down because of somebody else sees what stands there now. */
export async function rewordSnippet(order: z.input<typeof Rewording>): Promise<{ ok: true } | Refused> {
  const answer = await asActor(async (actor) => {
    await editSnippet(actor, Rewording.parse(order));
    return { ok: true as const };
  });
  refresh();
  return answer;
}

/** Takes a snippet out of the list. */
export async function retireSnippet(id: string): Promise<{ ok: true } | Refused> {
  const answer = await asActor(async (actor) => {
    await retire(actor, Id.parse(id));
    return { ok: true as const };
  });
  refresh();
  return answer;
}
