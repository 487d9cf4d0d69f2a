import type { WatchedProof } from "./proofWatch";
import type { KeptWorkspace } from "./workspaceKeeper";

/** Nothing has to be done about this one. */
export const publishedAlready = "These files are published already.";

/**
 * What stands in the way of publishing what is on the screen, in the order in which to mend it. Empty when nothing does.
 *
 * @param publishedHash - of the newest version, if there is one
 */
export function publishReasons(
  kept: Pick<KeptWorkspace, "status" | "clashes" | "hash">,
  watched: WatchedProof,
  publishedHash: string | null,
): string[] {
  if (kept.clashes !== null)
    return [`Two texts of ${kept.clashes.files.map(({ file }) => file).join(", ")} wait for a decision.`];
  if (kept.status.kind !== "saved") return ["The last change is not saved yet."];
  const { proof, isDue, trouble } = watched;
  if (trouble !== null) return [trouble];
  const isOfThese = proof?.isOfNewest === true && !isDue && (kept.hash === null || kept.hash === proof.hash);
  if (!isOfThese) return ["These files are about to be proved."];
  switch (proof.state) {
    case "queued":
      return ["The proof waits for a worker."];
    case "running":
      return ["The proof is under way."];
    case "stopped":
      return ["The proof was stopped."];
    case "done":
      break;
  }
  if (proof.incidentId !== null) return [`The proof failed through a fault of ours (${proof.incidentId}).`];
  const reasons = [...proof.faults.map(faultWords), ...proof.reasons];
  if (reasons.length > 0) return [...new Set(reasons)];
  if (proof.certificate?.ok !== true) return ["The certificate is not complete."];
  return proof.hash === publishedHash ? [publishedAlready] : [];
}

/** A fault with the file and field it is in. */
export const faultWords = ({ file, field, message }: { file: string | null; field: string | null; message: string }) =>
  [file, field, message].filter((part) => part !== null && part !== "").join(": ");
