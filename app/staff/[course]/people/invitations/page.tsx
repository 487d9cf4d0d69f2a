import type { Metadata } from "next";
import { requireActor } from "#server/auth";
import { type InvitationView, listInvitations } from "#server/invitations";
import { listSections } from "#server/sections";
import { getStaffCourse } from "#server/staffCourse";
import { orNotFound } from "../../../../frame/orNotFound";
import { Moment } from "../../../../ui/Moment.client";
import { roleWords } from "../../../../ui/roleWords";
import { PeopleFrame } from "../PeopleFrame";
import { NewLink, RevokeButton } from "./Invitations.client";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Invitations" };

/** Links into a course: to make, to look after, to revoke. */
export default async function InvitationsPage({ params }: { params: Promise<{ course: string }> }) {
  const actor = await requireActor();
  const { course: slug } = await params;
  const [course, invitations, sections] = await Promise.all([
    orNotFound(getStaffCourse(actor, slug)),
    orNotFound(listInvitations(actor, slug)),
    orNotFound(listSections(actor, slug)),
  ]);
  return (
    <PeopleFrame actor={actor} course={course} here="/invitations" title="Invitations">
      <p className="mt-6 max-w-prose text-ink-soft">
        Whoever has a link, signs in and says yes is in the course. Send it to those you mean, and revoke it when it has
        gone further.
      </p>
      <NewLink course={course.slug} sections={sections.map(({ id, name }) => ({ id, name }))} />
      <h2 className="mt-8 text-base font-semibold">Links that were made</h2>
      {invitations.length === 0 ? (
        <p className="hairline-t mt-2 py-6 text-ink-soft">None so far.</p>
      ) : (
        <ul className="hairline-t mt-2" aria-label="Links that were made">
          {invitations.map((invitation) => (
            <li key={invitation.id} className="hairline-b flex flex-wrap items-center gap-x-6 gap-y-1 px-2 py-3">
              <div className="min-w-0 flex-1 basis-64">
                <p className={invitation.state === "open" ? "font-medium" : "text-ink-soft"}>{titleOf(invitation)}</p>
                <p className="text-xs text-ink-faint">
                  Made by {invitation.creator},{" "}
                  <Moment at={invitation.createdAt} timeZone={course.timeZone} show="exact" />
                </p>
              </div>
              <p className="text-ink-soft">
                {invitation.state === "open" ? (
                  <>
                    Works until <Moment at={invitation.expiresAt} timeZone={course.timeZone} />
                  </>
                ) : (
                  { "used-up": "Used up", expired: "Expired", revoked: "Revoked" }[invitation.state]
                )}
              </p>
              {invitation.state === "open" && (
                <RevokeButton course={course.slug} id={invitation.id} title={titleOf(invitation)} />
              )}
            </li>
          ))}
        </ul>
      )}
    </PeopleFrame>
  );
}

function titleOf({ role, section, usesLeft }: InvitationView): string {
  const uses =
    usesLeft === null ? "any number of people" : usesLeft === 1 ? "one more person" : `${usesLeft} more people`;
  return `${roleWords[role]}${section === null ? "" : `, ${section}`}, for ${uses}`;
}
