import { createHash } from "node:crypto";

/** Fewer copies than this are looked through faster than a sample of them. */
const smallestSampled = 5;
const share = 0.1;

/**
 * Which copies of a review somebody should look at again: one in ten, and at least one when there are five. Drawn by the
 * source's id alone, so anybody can check later that nobody chose them.
 */
export function auditSample(sourceId: string, submissionIds: readonly string[]): string[] {
  if (submissionIds.length < smallestSampled) return [];
  const size = Math.max(1, Math.round(submissionIds.length * share));
  const lot = (id: string): string => createHash("sha256").update(`${sourceId} ${id}`).digest("hex");
  return [...submissionIds].sort((a, b) => (lot(a) < lot(b) ? -1 : 1)).slice(0, size);
}
