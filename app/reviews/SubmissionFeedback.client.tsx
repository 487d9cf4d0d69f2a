"use client";

import { Moment } from "../ui/Moment.client";
import { AskForRegrade } from "./AskForRegrade.client";
import type { Feedback } from "./feedback";
import { OwnRequestView } from "./OwnRequestView.client";
import { ReviewView } from "./ReviewView";

/** What came back on one submission: its review, the requests about it, and the way to ask for a regrade. */
export function SubmissionFeedback({
  submissionId,
  feedback,
  timeZone,
}: {
  submissionId: string;
  feedback: Feedback;
  timeZone: string;
}) {
  const review = feedback.reviews.find((each) => each.submissionId === submissionId);
  const regrades = feedback.regrades.find((each) => each.submissionId === submissionId);
  const hasRequests = regrades !== undefined && regrades.requests.length > 0;
  const offer = regrades?.offer;
  if (review === undefined && !hasRequests && offer?.canAsk !== true) return null;
  // An open request says by itself why there is no other one.
  const isAskedAbout = regrades?.requests.some(({ state }) => state === "open") ?? false;
  return (
    <div className="mt-5 space-y-5">
      {review !== undefined && <ReviewView review={review} timeZone={timeZone} />}
      {hasRequests && (
        <section aria-label="Regrade requests" className="space-y-3">
          {regrades.requests.map((request) => (
            <OwnRequestView key={request.id} request={request} timeZone={timeZone} />
          ))}
        </section>
      )}
      {regrades !== undefined && offer?.canAsk === true && (
        <AskForRegrade regrades={regrades} offer={offer} timeZone={timeZone} />
      )}
      {offer?.canAsk === false && !isAskedAbout && <p className="text-xs text-ink-faint">{offer.reason}</p>}
    </div>
  );
}

/** Reviews of other submissions of the part than the one on screen, the newest first. */
export function OtherReviews({
  partId,
  shownSubmissionId,
  feedback,
  timeZone,
}: {
  partId: string;
  shownSubmissionId: string | null;
  feedback: Feedback;
  timeZone: string;
}) {
  const others = feedback.reviews.filter(
    (review) => review.partId === partId && review.submissionId !== shownSubmissionId,
  );
  return others.map((review) => (
    <div key={review.submissionId} className="hairline-t mt-5 pt-4">
      <p className="mb-2 text-xs text-ink-faint">
        On your submission of <Moment at={review.submittedAt} timeZone={timeZone} />
      </p>
      <ReviewView review={review} timeZone={timeZone} title="Review of an earlier submission" />
    </div>
  ));
}
