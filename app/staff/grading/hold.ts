import type { ClaimView } from "#server/claims";
import type { Refused } from "./gradingActions";

/** A grader's hold on the answer on the screen, as far as this page knows. */
export interface Hold {
  claim: ClaimView;
  /** It was this grader's while the answer was open, and is not any more. */
  wasLost: boolean;
  /** Why the last renewal failed: without one the hold lapses. Null when it did not fail. */
  trouble: string | null;
}

export const newHold = (claim: ClaimView): Hold => ({ claim, wasLost: false, trouble: null });

/** @param result - of a renewal; null when the server could not be reached */
export function renewedHold(hold: Hold, result: { ok: true; claim: ClaimView } | Refused | null): Hold {
  if (result?.ok !== true) return { ...hold, trouble: result?.message ?? "The server cannot be reached." };
  const { claim } = result;
  return { claim, wasLost: !claim.isMine && (hold.wasLost || hold.claim.isMine), trouble: null };
}

/** Whether nobody is at work on it, so that this grader may take it. */
export const isFree = ({ claim }: Hold): boolean => !claim.isMine && (claim.holder === null || claim.hasLapsed);

/**
 * What the grader has to know about the hold; null when all is as it should be.
 *
 * @param hasUnsaved - something on the sheet is not stored
 */
export function holdWords(hold: Hold, hasUnsaved: boolean): string | null {
  const { claim, wasLost, trouble } = hold;
  if (claim.isMine)
    return trouble === null
      ? null
      : `${trouble} Your hold on this answer lapses if that goes on. What you write is kept on this page.`;
  const kept = hasUnsaved
    ? " What you wrote is not saved. It is kept on this page, and is here when you come back."
    : "";
  return `${wasLost ? lostWords(claim) : othersWords(claim)}${kept}`;
}

function lostWords({ holder, hasLapsed }: ClaimView): string {
  if (holder === null) return "Your hold on this answer ended, and nobody has it now.";
  if (hasLapsed) return `Your hold on this answer lapsed; ${holder.name} took it and is gone.`;
  return `Your hold on this answer lapsed; ${holder.name} has it now.`;
}

function othersWords({ holder, hasLapsed }: ClaimView): string {
  if (holder === null) return "Nobody has this open any more. What is shown may be old.";
  if (hasLapsed) return `${holder.name} had this open and is gone.`;
  return `${holder.name} has this open. You can read along.`;
}
