import type { ReviewContent } from "#server/reviewContent";
import type { ReviewState, ReviewView } from "#server/reviews";
import type { Sheet } from "./reviewSheet";

/** What is sent to be stored. */
export interface SaveOrder extends ReviewContent {
  submissionId: string;
  revision: number | null;
  state: ReviewState;
  gradingSeconds: number;
}

export type SaveResult =
  | { ok: true; review: ReviewView }
  /** Another review stands there by now. */
  | { ok: false; review: ReviewView | null; message: string }
  | { ok: false; message: string };

export type SaveStatus =
  | { kind: "untouched" }
  | { kind: "changed" }
  | { kind: "saving" }
  | { kind: "saved" }
  | { kind: "unreachable" }
  | { kind: "refused"; message: string };

/** A review on the screen, and how much of it is stored. */
export interface KeeperState {
  sheet: Sheet;
  /** As the server has it. */
  stored: ReviewView | null;
  status: SaveStatus;
  /** What somebody else stored meanwhile. Nothing is saved until the grader has chosen. */
  conflict: { theirs: ReviewView | null; message: string } | null;
}

/** What a grader wrote about an answer that they lost hold of, and the review that they began from. */
export interface KeptSheet {
  sheet: Sheet;
  basis: ReviewView | null;
}
