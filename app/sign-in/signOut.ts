"use server";

import { redirect } from "next/navigation";
import { endSession } from "#server/auth";

/** Ends the session of this browser. For the `action` of a form. */
export async function signOut(): Promise<never> {
  await endSession();
  redirect("/sign-in");
}
