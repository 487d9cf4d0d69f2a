import type { Metadata } from "next";
import { requireActor } from "#server/auth";
import { AppError } from "#server/errors";
import { type InvitedTo, readInvitation } from "#server/invitations";
import { Frame } from "../../frame/Frame";
import { buttonClass } from "../../ui/Button";
import { Link } from "../../ui/Link";
import { JoinButton } from "./JoinButton.client";

export const dynamic = "force-dynamic";
// The address is a secret: no search engine keeps it, no other site is told.
export const metadata: Metadata = { title: "Join a course", robots: { index: false }, referrer: "no-referrer" };

const roleSentences = { student: "a student", ta: "a teaching assistant", instructor: "an instructor" } as const;

/** What a link leads to. Looking changes nothing: one click does. */
export default async function JoinPage({ params }: { params: Promise<{ token: string }> }) {
  const actor = await requireActor();
  const { token } = await params;
  const found = await readInvitation(actor, token).catch((error: unknown) => {
    if (error instanceof AppError) return error.message;
    throw error;
  });
  return (
    <Frame actor={actor}>
      <div className="mx-auto w-full max-w-xl px-4 py-12 sm:px-6">
        {typeof found === "string" ? <NoWay words={found} /> : <Invited token={token} to={found} email={actor.email} />}
      </div>
    </Frame>
  );
}

function NoWay({ words }: { words: string }) {
  return (
    <>
      <h1 className="text-xl font-semibold tracking-tight">No course here</h1>
      <p className="mt-3 text-base text-ink-soft">{words}</p>
      <p className="mt-6">
        <Link href="/" className={buttonClass()}>
          To your homework
        </Link>
      </p>
    </>
  );
}

function Invited({ token, to, email }: { token: string; to: InvitedTo; email: string }) {
  const { course, title, term, role, section, presentRole } = to;
  return (
    <>
      <h1 className="text-xl font-semibold tracking-tight text-balance">{title}</h1>
      <p className="mt-1 text-ink-faint">{term}</p>
      {presentRole === null ? (
        <>
          <p className="mt-6 text-base">
            You join as {roleSentences[role]}
            {section !== null && ` in the section ${section}`}. Your work will be known under {email}.
          </p>
          <div className="mt-6">
            <JoinButton token={token} />
          </div>
        </>
      ) : (
        <>
          <p className="mt-6 text-base">
            You are {roleSentences[presentRole]} of this course already, so there is nothing to do.
          </p>
          <p className="mt-6">
            <Link href={presentRole === "student" ? "/" : `/staff/${course}`} className={buttonClass()}>
              {presentRole === "student" ? "To your homework" : "To the course"}
            </Link>
          </p>
        </>
      )}
    </>
  );
}
