"use client";

import { useRef, useState } from "react";
import type { GroupSource, OpenedGroup } from "#server/groupsScreen";
import { Button } from "../../../../../ui/Button";
import { apply, preview, type ShownPlan } from "./actions";
import { KeyHint } from "./KeyHint";
import { ReviewText } from "./ReviewText";
import { OrderLine, useOrder } from "./useOrder.client";

/** Gives the review of one answer to the others, after showing who gets it and who does not. */
export function ApplyReview({
  group: { key, members },
  source,
  othersCount,
}: {
  group: OpenedGroup;
  source: GroupSource;
  /** How many are not graded, as far as the page knows. */
  othersCount: number;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [plan, setPlan] = useState<ShownPlan | null>(null);
  const asking = useOrder();
  const applying = useOrder();
  const ask = () =>
    asking.give(
      () => preview(source.submissionId),
      (answer) => {
        setPlan(answer.plan);
        dialog.current?.showModal();
        return undefined;
      },
    );
  const confirm = ({ getIds }: ShownPlan) =>
    applying.give(
      () => apply({ sourceSubmissionId: source.submissionId, memberIds: getIds, expectedKey: key }),
      (answer) => {
        dialog.current?.close();
        return doneInWords(answer.plan);
      },
    );
  const nameOf = (id: string): string => members.find(({ submissionId }) => submissionId === id)?.name ?? "An answer";
  return (
    <>
      {othersCount > 0 && (
        <Button kind="primary" data-key="a" data-anywhere disabled={asking.isPending} onClick={ask}>
          Apply its review to the other {othersCount} <KeyHint>a</KeyHint>
        </Button>
      )}
      <OrderLine said={asking.said ?? applying.said} />
      <dialog
        ref={dialog}
        aria-labelledby="apply-title"
        className="m-auto max-h-[90dvh] w-full max-w-xl overflow-y-auto rounded border border-line bg-surface p-5 text-ink shadow-float backdrop:bg-ink/30"
      >
        {plan !== null && (
          <>
            <h2 id="apply-title" className="text-base font-semibold">
              {plan.getIds.length === 0
                ? "Nobody would get this review"
                : `Give this review to ${answers(plan.getIds.length)}?`}
            </h2>
            <div className="mt-3">
              <ReviewText review={source} />
            </div>
            {plan.leavesOverrideOut && (
              <p className="mt-3 text-partial">
                The points that replace the others are a decision about one student: they are not copied.
              </p>
            )}
            <p className="mt-2 text-xs text-ink-faint">Comments on single lines are not copied.</p>
            {plan.getIds.length > 0 && (
              <>
                <h3 className="mt-4 font-medium">Who gets it</h3>
                <p tabIndex={0} className="max-h-40 overflow-y-auto text-ink-soft">
                  {plan.getIds.map(nameOf).join(", ")}
                </p>
              </>
            )}
            {plan.leftAlone.length > 0 && (
              <>
                <h3 className="mt-4 font-medium">Who is left alone</h3>
                <ul tabIndex={0} aria-label="Who is left alone" className="max-h-40 overflow-y-auto text-ink-soft">
                  {plan.leftAlone.map((each) => (
                    <li key={each.submissionId}>
                      {nameOf(each.submissionId)}: {reasonInWords(each)}
                    </li>
                  ))}
                </ul>
              </>
            )}
            {plan.auditIds.length > 0 && (
              <p className="mt-4 text-ink-soft">
                {plan.auditIds.length === 1 ? "One copy is" : `${plan.auditIds.length} copies are`} drawn at random for
                a second look.
              </p>
            )}
            <OrderLine said={applying.said} />
            <div className="mt-5 flex flex-wrap gap-3">
              {plan.getIds.length > 0 && (
                <Button kind="primary" autoFocus disabled={applying.isPending} onClick={() => confirm(plan)}>
                  {applying.isPending ? "Applying…" : `Give it to ${answers(plan.getIds.length)}`}
                </Button>
              )}
              <Button onClick={() => dialog.current?.close()}>Leave it</Button>
            </div>
          </>
        )}
      </dialog>
    </>
  );
}

const answers = (count: number): string => (count === 1 ? "one answer" : `${count} answers`);

function doneInWords({ getIds, leftAlone }: ShownPlan): string {
  const done = getIds.length === 0 ? "Nobody was left to get it." : `${answers(getIds.length)} graded.`;
  return leftAlone.length === 0 ? done : `${done} ${answers(leftAlone.length)} left alone.`;
}

function reasonInWords({ reason, by }: ShownPlan["leftAlone"][number]): string {
  switch (reason) {
    case "graded":
      return `graded by ${by ?? "somebody"}`;
    case "begun":
      return `${by ?? "somebody"} has begun a review`;
    case "claimed":
      return `open at ${by ?? "somebody"} now`;
    case "moved":
      return "not in this group any more";
  }
}
