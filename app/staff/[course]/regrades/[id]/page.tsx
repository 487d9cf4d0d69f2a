import type { Metadata } from "next";
import { requireActor } from "#server/auth";
import { getRegradeRequest, type RegradeRequestView } from "#server/regradeRequestView";
import { getStaffCourse } from "#server/staffCourse";
import { orNotFound } from "../../../../frame/orNotFound";
import { PendingLine } from "../../../../frame/PendingLine.client";
import { RefreshWhile } from "../../../../reviews/RefreshWhile.client";
import { FormulaStyles } from "../../../../ui/FormulaStyles";
import { Link } from "../../../../ui/Link";
import { Moment } from "../../../../ui/Moment.client";
import { formatPoints } from "../../../../ui/points";
import { EditAndRerun } from "../../../grading/EditAndRerun.client";
import { StaffFrame } from "../../../StaffFrame";
import { AnswerForm } from "./AnswerForm.client";
import { ClaimReport } from "./ClaimReport.client";
import { StaffResult } from "./StaffResult.client";

export const metadata: Metadata = { title: "Regrade request" };
export const dynamic = "force-dynamic";

interface Props {
  params: Promise<{ course: string; id: string }>;
}

/** One request with everything needed to answer it: words, claim, answer, verdict, review, and what was asked before. */
export default async function RegradePage({ params }: Props) {
  const actor = await requireActor();
  const { course: slug, id } = await params;
  const course = await orNotFound(getStaffCourse(actor, slug));
  const request = await orNotFound(getRegradeRequest(actor, id));
  const { submission, claim } = request;
  const gradingAddress = `/staff/${slug}/grading/${request.partId}?submission=${submission.id}`;
  return (
    <StaffFrame actor={actor} course={course} trail={[{ title: "Regrade requests", href: `/staff/${slug}/regrades` }]}>
      <FormulaStyles />
      <div className="mx-auto w-full max-w-4xl space-y-8 px-4 py-8 sm:px-6">
        <header>
          <h1 className="text-xl font-semibold tracking-tight text-balance">
            {request.studentName}: {request.problemTitle}
          </h1>
          <p className="mt-1 text-ink-soft">
            {request.assignment.title} · {request.partTitle} · asked{" "}
            <Moment at={request.createdAt} timeZone={course.timeZone} />
          </p>
          <p className="mt-3 max-w-[70ch] border-l-2 border-line-strong pl-3 break-words whitespace-pre-line">
            {request.reason}
          </p>
        </header>
        {claim !== null && <ClaimReport claim={claim} />}
        {claim !== null && claim.outcome === null && <RefreshWhile />}
        <Answered request={request} timeZone={course.timeZone} />
        <section aria-labelledby="submission" className="space-y-3">
          <h2 id="submission" className="text-base font-semibold">
            The submission
          </h2>
          <p className="text-ink-soft">
            Handed in <Moment at={submission.createdAt} timeZone={course.timeZone} />.{" "}
            <Link href={gradingAddress} className="text-accent underline underline-offset-2">
              Open it in grading
              <PendingLine />
            </Link>
            {" for rubric, comments and history."}
          </p>
          <ReviewLine request={request} />
          {submission.source !== null && (
            <pre
              tabIndex={0}
              aria-label="The student's code"
              className="max-h-96 overflow-auto rounded bg-sunken px-3 py-2 font-mono text-xs/5"
            >
              {submission.source}
            </pre>
          )}
          {submission.answerHtml !== null && (
            // Rendered and sanitised by the server.
            <div className="prose overflow-x-auto" dangerouslySetInnerHTML={{ __html: submission.answerHtml }} />
          )}
          {submission.verdict !== null && (
            <StaffResult submissionId={submission.id} verdict={submission.verdict} title="The verdict" />
          )}
        </section>
        {submission.source !== null && (
          <EditAndRerun key={submission.id} submissionId={submission.id} source={submission.source} />
        )}
        <Others request={request} timeZone={course.timeZone} base={`/staff/${slug}/regrades`} />
      </div>
    </StaffFrame>
  );
}

function Answered({ request, timeZone }: { request: RegradeRequestView; timeZone: string }) {
  const { answer, state, review, claim, partPoints, areReviewsHeld } = request;
  if (answer === null)
    return (
      <AnswerForm
        requestId={request.id}
        hasClaim={claim !== null}
        partPoints={partPoints}
        reviewRevision={review?.revision ?? null}
        override={review?.override ?? null}
        isDraft={review?.state === "draft"}
        areReviewsHeld={areReviewsHeld}
      />
    );
  return (
    <section aria-labelledby="answer">
      <h2 id="answer" className="text-base font-semibold">
        {state === "granted" ? "Granted" : "Declined"} by {answer.by}, <Moment at={answer.at} timeZone={timeZone} />
      </h2>
      <p className="mt-1 max-w-[70ch] break-words whitespace-pre-line">{answer.text}</p>
      {claim?.makesTest === true && <p className="mt-1 text-ink-soft">The claim is to become a test of the problem.</p>}
    </section>
  );
}

function ReviewLine({ request: { review, partPoints } }: { request: RegradeRequestView }) {
  if (review === null) return <p className="text-ink-soft">Nobody has reviewed it.</p>;
  const { state, authorName, override } = review;
  return (
    <p className="text-ink-soft">
      {state === "finished" ? "Reviewed" : "Being reviewed"} by {authorName}
      {override === null
        ? "."
        : `, set to ${formatPoints(override.points)} of ${formatPoints(partPoints)} points: ${override.reason}`}
    </p>
  );
}

function Others({ request, timeZone, base }: { request: RegradeRequestView; timeZone: string; base: string }) {
  if (request.others.length === 0) return null;
  return (
    <section aria-labelledby="others">
      <h2 id="others" className="text-base font-semibold">
        Other requests about this submission
      </h2>
      <ul className="hairline-t mt-2">
        {request.others.map(({ id, state, createdAt, reason, answer }) => (
          <li key={id} className="hairline-b py-2">
            <Link href={`${base}/${id}`} className="text-accent underline underline-offset-2">
              {state === "open" ? "Open" : state === "granted" ? "Granted" : "Declined"}
              <PendingLine />
            </Link>
            {", "}
            <Moment at={createdAt} timeZone={timeZone} show="distance" />: {reason}
            {answer !== null && <p className="text-ink-soft">Answer: {answer}</p>}
          </li>
        ))}
      </ul>
    </section>
  );
}
