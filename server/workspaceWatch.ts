import type { Actor } from "./actor";
import { getHealth } from "./health";
import { getWorkspace, listStates, type Seat, takeSeat, type WorkspaceView } from "./workspaces";

/** What somebody who has a workspace open has to know of the world around it. */
export interface WorkspaceNews {
  /** Others who have it open, and where. */
  seats: Seat[];
  /** What was saved since the revision that the page knows of; null when nothing was. */
  newer: { files: WorkspaceView["files"]; revision: number; authorName: string } | null;
  /** Proofs wait while no worker can grade. */
  isGradingOn: boolean;
}

/**
 * Keeps the actor's seat at a file, and tells what others do meanwhile.
 *
 * @param revision - the newest one that the page knows of
 * @throws AppError NOT_FOUND for everybody but the course's instructors
 */
export async function watchWorkspace(
  actor: Actor,
  { course, slug, file, revision }: { course: string; slug: string; file: string; revision: number },
): Promise<WorkspaceNews> {
  const workspace = await getWorkspace(actor, course, slug);
  const seats = await takeSeat(actor, { id: workspace.id, file });
  const [newest] = workspace.revision > revision ? await listStates(actor, workspace.id) : [];
  const { grading } = await getHealth();
  return {
    seats,
    newer:
      newest === undefined
        ? null
        : { files: workspace.files, revision: workspace.revision, authorName: newest.authorName },
    isGradingOn: grading.state === "on",
  };
}
