"use client";

import { useState } from "react";
import type { CopiesOfReview } from "#server/groupCopies";
import type { GroupSource } from "#server/groupsScreen";
import { Button } from "../../../../../ui/Button";
import { count, follow } from "./actions";
import { OrderLine, useOrder } from "./useOrder.client";

/** A review was changed after it was copied: its copies can follow, after their number was shown. */
export function FollowSource({ source: { id, behind } }: { source: GroupSource }) {
  const [copies, setCopies] = useState<CopiesOfReview | null>(null);
  const { isPending, said, give } = useOrder();
  const ask = () =>
    give(
      () => count(id),
      (answer) => {
        setCopies(answer.copies);
        return undefined;
      },
    );
  const change = ({ sourceId, revision }: CopiesOfReview) =>
    give(
      () => follow({ sourceReviewId: sourceId, revision }),
      ({ changed }) => {
        setCopies(null);
        return `${changed} ${changed === 1 ? "copy says" : "copies say"} the same as the review now.`;
      },
    );
  return (
    <div data-keys className="mt-4 rounded bg-partial-soft px-3 py-2.5">
      <p>
        The review was changed after it was copied: {behind} {behind === 1 ? "copy says" : "copies say"} what it said
        before.
      </p>
      <OrderLine said={said} />
      <div className="mt-2 flex flex-wrap items-center gap-3">
        {copies === null ? (
          <Button size="small" disabled={isPending} onClick={ask}>
            Change the copies as well
          </Button>
        ) : (
          <>
            <Button size="small" kind="primary" autoFocus disabled={isPending} onClick={() => change(copies)}>
              Change {copies.behind} {copies.behind === 1 ? "copy" : "copies"}
            </Button>
            <Button size="small" data-key="Escape" onClick={() => setCopies(null)}>
              Leave them
            </Button>
            <p className="text-xs text-ink-soft">What somebody changed by hand stays as it is.</p>
          </>
        )}
      </div>
    </div>
  );
}
