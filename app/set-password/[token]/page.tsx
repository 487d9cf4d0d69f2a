import type { Metadata } from "next";
import { headers } from "next/headers";
import { clientAddressHeader } from "#server/clientAddress";
import { AppError } from "#server/errors";
import { readPasswordLink } from "#server/passwordLinks";
import { BareFrame } from "../../frame/BareFrame";
import { buttonClass } from "../../ui/Button";
import { Link } from "../../ui/Link";
import { PasswordForm } from "./PasswordForm.client";

export const dynamic = "force-dynamic";
// The address is a secret: no search engine keeps it, no other site is told.
export const metadata: Metadata = { title: "Choose a password", robots: { index: false }, referrer: "no-referrer" };

/** Where a link leads with which somebody chooses a password. Looking changes nothing. */
export default async function SetPasswordPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const address = (await headers()).get(clientAddressHeader) ?? "unknown";
  const found = await readPasswordLink(token, address).catch((error: unknown) => {
    if (error instanceof AppError) return error.message;
    throw error;
  });
  return (
    <BareFrame>
      <div className="mx-auto flex w-full max-w-md flex-1 flex-col px-4 pt-8 pb-16 sm:px-6 sm:pt-16">
        <h1 className="text-2xl font-semibold tracking-tight">Choose a password</h1>
        {typeof found === "string" ? (
          <>
            <p className="mt-3 text-base text-ink-soft">{found}</p>
            <p className="mt-6">
              <Link href="/sign-in" className={buttonClass()}>
                Sign in
              </Link>
            </p>
          </>
        ) : (
          <PasswordForm token={token} email={found.email} />
        )}
      </div>
    </BareFrame>
  );
}
