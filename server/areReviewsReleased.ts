/** Whether students may see finished reviews of an assignment, and the points from them. */
export const areReviewsReleased = (
  { holdsReviews, reviewsReleaseAt }: { holdsReviews: boolean; reviewsReleaseAt: Date | null },
  now: Date,
): boolean => !holdsReviews || (reviewsReleaseAt !== null && reviewsReleaseAt <= now);
