import type { WatchedProof } from "./proofWatch";
import type { KeptWorkspace } from "./workspaceKeeper";

/** Why something is not published. */
export interface PublishReason {
  words: string;
  /** A fault of a file, which is listed with its place; anything else in the way; or that there is nothing to do. */
  kind: "fault" | "obstacle" | "published";
}

/**
 * What stands in the way of publishing what is on the screen, in the order in which to mend it. Empty when nothing does.
 *
 * @param publishedHash - of the newest version, if there is one
 */
export function publishReasons(
  kept: Pick<KeptWorkspace, "status" | "clashes" | "hash">,
  watched: WatchedProof,
  publishedHash: string | null,
): PublishReason[] {
  if (kept.clashes !== null)
    return obstacles(`Two texts of ${kept.clashes.files.map(({ file }) => file).join(", ")} wait for a decision.`);
  if (kept.status.kind !== "saved") return obstacles("The last change is not saved yet.");
  const { proof, isDue, trouble } = watched;
  if (trouble !== null) return obstacles(trouble);
  const isOfThese = proof?.isOfNewest === true && !isDue && (kept.hash === null || kept.hash === proof.hash);
  if (!isOfThese) return obstacles("These files are about to be proved.");
  switch (proof.state) {
    case "queued":
      return obstacles("The proof waits for a worker.");
    case "running":
      return obstacles("The proof is under way.");
    case "stopped":
      return obstacles("The proof was stopped.");
    case "done":
      break;
  }
  if (proof.incidentId !== null) return obstacles(`The proof failed through a fault of ours (${proof.incidentId}).`);
  const faults = new Set(proof.faults.map(faultWords));
  const others = [...new Set(proof.reasons)].filter((words) => !faults.has(words));
  const reasons = [...[...faults].map((words) => ({ words, kind: "fault" as const })), ...obstacles(...others)];
  if (reasons.length > 0) return reasons;
  if (proof.certificate?.ok !== true) return obstacles("The certificate is not complete.");
  return proof.hash === publishedHash ? [{ words: "These files are published already.", kind: "published" }] : [];
}

const obstacles = (...all: string[]): PublishReason[] => all.map((words) => ({ words, kind: "obstacle" }));

/** A fault with the file and field it is in. */
export const faultWords = ({ file, field, message }: { file: string | null; field: string | null; message: string }) =>
  [file, field, message].filter((part) => part !== null && part !== "").join(": ");
