"use client";

import { useState } from "react";
import type { CopyToAudit, GroupsView } from "#server/groupsScreen";
import { Button } from "../../../../../ui/Button";
import { Link } from "../../../../../ui/Link";
import { audit } from "./actions";
import { AnswerText } from "./AnswerText";
import { KeyHint } from "./KeyHint";
import { ReviewText } from "./ReviewText";
import { OrderLine, useOrder } from "./useOrder.client";

/** Copies that were drawn at random for a second look, one after the other. */
export function AuditQueue({
  audits: { waiting, done },
  next,
  answerHref,
}: {
  audits: GroupsView["audits"];
  next: CopyToAudit;
  answerHref: string;
}) {
  const [isOpen, setIsOpen] = useState(false);
  const { isPending, said, give } = useOrder();
  const say = (opinion: "agree" | "disagree") =>
    give(
      () => audit({ reviewId: next.review.id, opinion }),
      () =>
        opinion === "agree"
          ? `The copy of ${next.name} stays.`
          : `${next.name} is out of the group, and the review is a draft to be written anew.`,
    );
  return (
    <section aria-labelledby="audit-title" className="mt-5 rounded border border-line bg-surface px-4 py-3">
      <h2 id="audit-title" className="font-medium">
        Second look: {waiting} {waiting === 1 ? "copy waits" : "copies wait"}
        {done > 0 && <span className="font-normal text-ink-faint">, {done} done</span>}
      </h2>
      <OrderLine said={said} />
      {isOpen ? (
        <>
          <p className="mt-1 text-ink-soft">Does the review fit the answer of {next.name}?</p>
          <div className="mt-3 grid gap-4 md:grid-cols-2">
            <AnswerText shown={next} label={`Answer of ${next.name}, to look at again`} />
            <ReviewText review={next.review} />
          </div>
          <div className="mt-4 flex flex-wrap items-center gap-3">
            <Button autoFocus data-key="y" data-anywhere disabled={isPending} onClick={() => say("agree")}>
              Agree <KeyHint>y</KeyHint>
            </Button>
            <Button data-key="n" data-anywhere disabled={isPending} onClick={() => say("disagree")}>
              Disagree <KeyHint>n</KeyHint>
            </Button>
            <Button kind="quiet" data-key="Escape" data-anywhere onClick={() => setIsOpen(false)}>
              Later
            </Button>
            <Link href={`${answerHref}${next.submissionId}`} className="text-accent underline underline-offset-2">
              Open it for grading
            </Link>
          </div>
          <p className="mt-2 text-xs text-ink-faint">
            Who disagrees takes the answer out of its group and makes its review a draft, whose points do not count.
          </p>
        </>
      ) : (
        <Button size="small" className="mt-2" data-key="l" data-anywhere onClick={() => setIsOpen(true)}>
          Look at one <KeyHint>l</KeyHint>
        </Button>
      )}
    </section>
  );
}
