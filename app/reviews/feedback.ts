import type { OwnRegrades } from "#server/regradeRequests";
import type { StudentReview } from "#server/reviewsOfStudent";

/** What came back to a student on their submissions of an item. */
export interface Feedback {
  reviews: readonly StudentReview[];
  regrades: readonly OwnRegrades[];
}
