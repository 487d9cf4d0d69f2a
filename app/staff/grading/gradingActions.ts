import type { AnswerForReview } from "#server/answerForReview";
import type { ClaimView } from "#server/claims";
import type { GradingProgress } from "#server/gradableParts";
import type { OpenedAnswer } from "#server/gradingDesk";
import type { ReviewView } from "#server/reviews";
import type { ShownFilter } from "./filter";
import type { SaveOrder, SaveResult } from "./reviewSaving";

export type Refused = { ok: false; message: string };

/** What the screen can ask the server for. */
export interface GradingActions {
  openAnswer: (order: {
    submissionId: string;
    isBlind: boolean;
  }) => Promise<{ ok: true; opened: OpenedAnswer } | Refused>;
  /** The same without claiming it. */
  readAnswer: (order: {
    submissionId: string;
    isBlind: boolean;
  }) => Promise<{ ok: true; answer: AnswerForReview } | Refused>;
  openNextAnswer: (order: {
    partId: string;
    after?: string | undefined;
    filter: ShownFilter;
    isBlind: boolean;
  }) => Promise<{ ok: true; opened: OpenedAnswer | null; progress: GradingProgress } | Refused>;
  saveReview: (order: SaveOrder) => Promise<SaveResult>;
  reopen: (order: { submissionId: string; revision: number }) => Promise<{ ok: true; review: ReviewView } | Refused>;
  renew: (submissionId: string) => Promise<{ ok: true; claim: ClaimView } | Refused>;
  release: (submissionId: string) => Promise<{ ok: true } | Refused>;
}

export const offline = "The server cannot be reached. What you wrote is kept here; try again in a moment.";
