import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { requireActor } from "#server/auth";
import { getSimilarPair } from "#server/similarPairs";
import { getStaffCourse } from "#server/staffCourse";
import { orNotFound } from "../../../../../frame/orNotFound";
import { Moment } from "../../../../../ui/Moment.client";
import { StaffFrame } from "../../../../StaffFrame";
import { judgementWords, percent, personInWords } from "../../personWords";
import { JudgementForm } from "./JudgementForm.client";
import { PairSources } from "./PairSources.client";

export const metadata: Metadata = { title: "Similar pair" };
export const dynamic = "force-dynamic";

interface Props {
  params: Promise<{ course: string; run: string; pair: string }>;
}

/** Two answers side by side with what they share, and what people think of it. */
export default async function SimilarPairPage({ params }: Props) {
  const { course: slug, run: runId, pair: pairId } = await params;
  const actor = await requireActor();
  const course = await orNotFound(getStaffCourse(actor, slug));
  const pair = await orNotFound(getSimilarPair(actor, pairId));
  if (pair.courseSlug !== course.slug || pair.runId !== runId) notFound();
  const home = `/staff/${course.slug}/similarity`;
  const { left, right, judged, fragments, similarity, longestFragment } = pair;
  const trail = [
    { title: "Similarity", href: home },
    { title: pair.title, href: `${home}/${runId}` },
  ];
  return (
    <StaffFrame actor={actor} course={course} trail={trail}>
      <div className="w-full px-4 py-6 sm:px-6">
        <h1 className="text-lg font-semibold tracking-tight">
          {personInWords(left)} and {personInWords(right)}
          <span className="block text-sm font-normal text-ink-faint">
            {pair.title}, {pair.assignment}
          </span>
        </h1>
        <p className="mt-1 text-ink-soft">
          {percent(similarity)} similar; the longest shared fragment has {longestFragment} tokens.
        </p>
        <PairSources
          left={{
            label: personInWords(left),
            source: left.source,
            note: <HandedIn at={left.createdAt} timeZone={course.timeZone} />,
          }}
          right={{
            label: personInWords(right),
            source: right.source,
            note: <HandedIn at={right.createdAt} timeZone={course.timeZone} />,
          }}
          fragments={fragments}
        />
        <section aria-labelledby="judgement" className="mt-8 max-w-2xl">
          <h2 id="judgement" className="text-base font-medium">
            Judgement
          </h2>
          {judged === null ? (
            <p className="mt-1 text-ink-soft">Nobody has judged this pair.</p>
          ) : (
            <div className="mt-1 space-y-1">
              <p>
                <strong className="font-medium">{judgementWords[judged.judgement]}</strong>, says {judged.judge},{" "}
                <Moment at={judged.judgedAt} timeZone={course.timeZone} />
              </p>
              <p className="break-words whitespace-pre-wrap text-ink-soft">{judged.reason}</p>
            </div>
          )}
          {pair.mayJudge ? (
            <JudgementForm
              key={judged?.judgedAt.toISOString() ?? "none"}
              pairId={pair.id}
              judged={
                judged === null ? null : { judgement: judged.judgement, reason: judged.reason, at: judged.judgedAt }
              }
            />
          ) : (
            <p className="mt-2 text-xs text-ink-faint">
              One of the two is a student you do not see, so staff who see both judge this pair.
            </p>
          )}
        </section>
      </div>
    </StaffFrame>
  );
}

const HandedIn = ({ at, timeZone }: { at: Date; timeZone: string }) => (
  <>
    handed in <Moment at={at} timeZone={timeZone} show="exact" />
  </>
);
