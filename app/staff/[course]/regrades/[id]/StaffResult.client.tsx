"use client";

import type { StudentVerdict } from "#server/studentVerdict";
import { toneText, wordsOf } from "../../../../results/statusWords";
import { VerdictMark } from "../../../../results/StatusMark";
import { VerdictView } from "../../../../results/VerdictView";
import { formatPoints } from "../../../../ui/points";

/** A verdict with its headline, for staff to read. */
export function StaffResult({
  submissionId,
  verdict,
  title,
}: {
  submissionId: string;
  verdict: StudentVerdict;
  title: string;
}) {
  const { word, tone, meaning } = wordsOf(verdict.status, "submit", verdict.maxScore);
  const isForPeople = verdict.maxScore === 0;
  return (
    <section aria-label={title}>
      <p className="mb-2 flex flex-wrap items-center gap-2">
        <VerdictMark status={verdict.status} className={`size-5 ${toneText[tone]}`} />
        <span className={`font-semibold ${toneText[tone]}`}>{word}</span>
        <span className="numbers text-ink-soft">
          {isForPeople ? meaning : `${formatPoints(verdict.score)} / ${formatPoints(verdict.maxScore)} points`}
        </span>
      </p>
      {!isForPeople && (
        <VerdictView submissionId={submissionId} verdict={verdict} kind="submit" onShowPlace={() => undefined} />
      )}
    </section>
  );
}
