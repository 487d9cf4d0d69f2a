"use server";

import { headers } from "next/headers";
import { z } from "zod";
import { clientAddressHeader } from "#server/clientAddress";
import { choosePassword } from "#server/passwordLinks";
import type { Refused } from "../../frame/asActor";
import { refusal } from "../../frame/refusal";

const PasswordOrder = z.strictObject({ token: z.string().max(200), password: z.string().max(1_000) });

/** Sets the password that somebody chose who has a link. Nobody is signed in by it. */
export async function setPassword(order: z.input<typeof PasswordOrder>): Promise<{ ok: true } | Refused> {
  try {
    const { token, password } = PasswordOrder.parse(order);
    await choosePassword(token, password, (await headers()).get(clientAddressHeader) ?? "unknown");
    return { ok: true };
  } catch (error) {
    return refusal(error);
  }
}
