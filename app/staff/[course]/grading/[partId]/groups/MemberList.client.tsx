"use client";

import type { GroupMember } from "#server/groupsScreen";
import { Button } from "../../../../../ui/Button";
import { Link } from "../../../../../ui/Link";
import { takeOut } from "./actions";
import { KeyHint } from "./KeyHint";
import { useOrder, OrderLine } from "./useOrder.client";

/** Who is in a group, with what became of each answer. */
export function MemberList({
  members,
  sourceId,
  answerHref,
}: {
  members: GroupMember[];
  /** The answer whose review can be applied. */
  sourceId: string | null;
  answerHref: string;
}) {
  const { isPending, said, give } = useOrder();
  const leave = ({ submissionId, name }: GroupMember, row: HTMLElement | null) => {
    const neighbour = row?.nextElementSibling ?? row?.previousElementSibling;
    neighbour?.querySelector("a")?.focus();
    give(
      () => takeOut(submissionId),
      ({ lostCopy }) =>
        lostCopy ? `${name} is out of the group and not graded any more.` : `${name} is out of the group.`,
    );
  };
  return (
    <div className="min-w-0">
      <h3 className="mb-2 font-medium">
        Members{" "}
        <button
          type="button"
          data-key="m"
          data-anywhere
          className="text-ink-faint"
          aria-label="Go to the members"
          onClick={(event) => event.currentTarget.closest("div")?.querySelector<HTMLElement>("[data-row] a")?.focus()}
        >
          <KeyHint>m</KeyHint>
        </button>
      </h3>
      <OrderLine said={said} />
      <ul data-rows className="hairline-t max-h-[32rem] overflow-y-auto">
        {members.map((member) => (
          <li key={member.submissionId} data-row data-keys className="hairline-b flex items-center gap-2 py-1 pl-1">
            <span className="min-w-0 flex-1">
              <Link
                href={`${answerHref}${member.submissionId}`}
                className="wrap-anywhere hover:text-accent focus-visible:-outline-offset-2"
              >
                {member.name}
              </Link>
              <span className="block text-xs text-ink-faint">{stateInWords(member, sourceId)}</span>
            </span>
            {members.length > 1 && (
              <Button
                size="small"
                kind="quiet"
                data-key="x"
                disabled={isPending}
                aria-label={`Take ${member.name} out of the group`}
                onClick={(event) => leave(member, event.currentTarget.closest("li"))}
              >
                Take out <KeyHint>x</KeyHint>
              </Button>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

function stateInWords({ submissionId, review, openedBy }: GroupMember, sourceId: string | null): string {
  if (review?.state === "finished" && review.isCopy) return `Graded with the group by ${review.by}`;
  if (review?.state === "finished") return `Graded by ${review.by}${submissionId === sourceId ? ", shown here" : ""}`;
  if (openedBy !== null) return `Open at ${openedBy}`;
  return review === null ? "Not graded" : `Begun by ${review.by}`;
}
