import type { ReleaseView } from "#server/releases";
import { Moment } from "../ui/Moment.client";

/** When students see reviews, in a few words. */
export function ReleaseWords({
  release: { holdsReviews, reviewsReleaseAt, areOut },
  timeZone,
}: {
  release: Pick<ReleaseView, "holdsReviews" | "reviewsReleaseAt" | "areOut">;
  timeZone: string;
}) {
  if (!holdsReviews) return <>seen when finished</>;
  if (reviewsReleaseAt === null) return <>held</>;
  return (
    <>
      {areOut ? "released " : "to be released "}
      <Moment at={reviewsReleaseAt} timeZone={timeZone} show="exact" />
    </>
  );
}
