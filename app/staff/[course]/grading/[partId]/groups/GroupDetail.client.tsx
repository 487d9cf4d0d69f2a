"use client";

import type { OpenedGroup } from "#server/groupsScreen";
import { buttonClass } from "../../../../../ui/Button";
import { Link } from "../../../../../ui/Link";
import { AnswerText } from "./AnswerText";
import { ApplyReview } from "./ApplyReview.client";
import { FollowSource } from "./FollowSource.client";
import { KeyHint } from "./KeyHint";
import { MemberList } from "./MemberList.client";
import { ReviewText } from "./ReviewText";

/** The opened group: one answer that speaks for it, what was said about that one, and who is in it. */
export function GroupDetail({
  group,
  answerHref,
  queueHref,
}: {
  group: OpenedGroup;
  answerHref: string;
  /** Where the answers of this group are graded one after the other. */
  queueHref: string;
}) {
  const { label, size, graded, shown, source, members } = group;
  const others = members.filter(({ submissionId, review }) => submissionId !== source?.submissionId && review === null);
  return (
    <section aria-labelledby="group-title" className="min-w-0 md:border-l md:border-line md:pl-6">
      <h2 id="group-title" className="text-base/6 font-semibold wrap-anywhere">
        {label}
      </h2>
      <p className="numbers text-ink-soft">
        {size} {size === 1 ? "answer" : "answers"}, {graded === size ? "all graded" : `${graded} graded`}
      </p>
      <div className="mt-4 flex flex-wrap items-center gap-3">
        <Link
          href={`${answerHref}${shown.submissionId}`}
          data-key="g"
          data-anywhere
          className={buttonClass({ kind: source === null ? "primary" : "plain" })}
        >
          {source === null ? "Grade one" : "Open its review"} <KeyHint>g</KeyHint>
        </Link>
        {source !== null && size > 1 && <ApplyReview group={group} source={source} othersCount={others.length} />}
        {size > 1 && graded < size && (
          <Link href={queueHref} className={buttonClass({ kind: "quiet" })}>
            Grade them one by one
          </Link>
        )}
        {source === null && size > 1 && (
          <p className="text-ink-soft">Then its review can be applied to the other {size - 1}.</p>
        )}
      </div>
      {source !== null && source.behind > 0 && <FollowSource source={source} />}
      <div className="mt-6 grid gap-6 min-[90rem]:grid-cols-[minmax(0,1fr)_minmax(0,22rem)]">
        <div className="min-w-0">
          <h3 className="mb-2 font-medium">
            Answer of {shown.name}
            {size > 1 && <span className="font-normal text-ink-faint"> — the others do the same</span>}
          </h3>
          <AnswerText shown={shown} label={`Answer of ${shown.name}`} />
          {source !== null && (
            <div className="mt-4">
              <ReviewText review={source} />
            </div>
          )}
        </div>
        <MemberList members={members} sourceId={source?.submissionId ?? null} answerHref={answerHref} />
      </div>
    </section>
  );
}
