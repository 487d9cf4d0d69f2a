"use client";

import type { GroupMember } from "#server/groupsScreen";
import { Button } from "../../../../../ui/Button";
import { Link } from "../../../../../ui/Link";
import { putBack } from "./actions";
import { KeyHint } from "./KeyHint";
import { OrderLine, useOrder } from "./useOrder.client";

/** Answers that graders took out of their groups, to be graded each by itself. */
export function TakenOut({ members, answerHref }: { members: GroupMember[]; answerHref: string }) {
  const { isPending, said, give } = useOrder();
  return (
    <section aria-labelledby="taken-out-title" className="mt-8">
      <h2 id="taken-out-title" className="text-base font-semibold">
        Taken out of their groups
      </h2>
      <OrderLine said={said} />
      <ul data-rows className="hairline-t mt-2 max-w-2xl">
        {members.map(({ submissionId, name, review }) => (
          <li key={submissionId} data-row data-keys className="hairline-b flex items-center gap-3 py-1 pl-1">
            <span className="min-w-0 flex-1">
              <Link href={`${answerHref}${submissionId}`} className="wrap-anywhere hover:text-accent">
                {name}
              </Link>
              <span className="block text-xs text-ink-faint">
                {review === null
                  ? "Not graded"
                  : review.state === "finished"
                    ? `Graded by ${review.by}`
                    : `Begun by ${review.by}`}
              </span>
            </span>
            <Button
              size="small"
              kind="quiet"
              data-key="x"
              disabled={isPending}
              aria-label={`Put ${name} back into the group`}
              onClick={() =>
                give(
                  () => putBack(submissionId),
                  () => `${name} is back in its group.`,
                )
              }
            >
              Put back <KeyHint>x</KeyHint>
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
