import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { currentActor } from "#server/auth";
import { callbackPath } from "#server/callbackPath";
import { env } from "#server/env";
import { signInChoices } from "#server/signIn";
import { BareFrame } from "../frame/BareFrame";
import { SignInForm } from "./SignInForm.client";

export const metadata: Metadata = { title: "Sign in" };

/** The one page for people nobody knows yet. Whoever is signed in already goes where they wanted to go. */
export default async function SignInPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const { callbackUrl, error } = await searchParams;
  const leadsTo = callbackPath(callbackUrl, env().publicUrl);
  if ((await currentActor()) !== null) redirect(leadsTo);
  const { school, demoPeople } = await signInChoices();

  return (
    <BareFrame>
      <div className="mx-auto flex w-full max-w-md flex-1 flex-col px-4 pt-8 pb-16 sm:px-6 sm:pt-16">
        <h1 className="text-2xl font-semibold tracking-tight">Sign in</h1>
        <p className="mt-1 text-base text-ink-soft">Homework in numerical code, graded as you write it.</p>
        <SignInForm
          leadsTo={leadsTo}
          school={school}
          demoPeople={demoPeople}
          firstRefusal={typeof error === "string" ? error : null}
        />
        <p className="numbers mt-auto pt-12 font-mono text-xs text-ink-faint" aria-hidden="true">
          |a − b| ≤ atol + rtol · |b|
        </p>
      </div>
    </BareFrame>
  );
}
