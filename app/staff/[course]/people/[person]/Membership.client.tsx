"use client";

import { Button } from "../../../../ui/Button";
import { ReplyLine, useReply } from "../../../../ui/useReply.client";
import { dropSomebody, readdSomebody } from "../actions";

/** Out of the course and back in. Neither loses anything, so neither asks twice. */
export function Membership({
  address,
  name,
  isDropped,
}: {
  address: { course: string; userId: string };
  name: string;
  isDropped: boolean;
}) {
  const { reply, isBusy, send } = useReply();
  return (
    <div className="mt-4 space-y-2">
      <p className="max-w-prose text-ink-soft">
        {isDropped
          ? `${name} sees nothing of the course. Their work is kept, and is there again when they are added.`
          : "Who is dropped sees nothing of the course from then on. Their work stays, and they can be added again."}
      </p>
      <div className="flex flex-wrap items-center gap-3">
        {isDropped ? (
          <Button kind="primary" disabled={isBusy} onClick={() => send(() => readdSomebody(address), "Added again.")}>
            Add to the course again
          </Button>
        ) : (
          <Button disabled={isBusy} onClick={() => send(() => dropSomebody(address), "Dropped.")}>
            Drop from the course
          </Button>
        )}
        <ReplyLine reply={reply} />
      </div>
    </div>
  );
}
