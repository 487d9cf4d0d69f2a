import { database } from "./db";
import type { CodingPart } from "./codingPart";

export type ReductionState = "queued" | "running" | "done" | "failed" | "stopped";

/** A student's program on its way to a mistake file, in a list. */
export interface ReductionRow {
  id: string;
  submissionId: string;
  state: ReductionState;
  workspaceSlug: string;
  requesterName: string;
  createdAt: Date;
  /** The file that was made of it. */
  writtenAs: string | null;
}

const mostListed = 30;

/** The newest first, for services that have asked who wants to know. Those of answers that were erased are left out. */
export async function listReductions({ partIds }: Pick<CodingPart, "partIds">): Promise<ReductionRow[]> {
  const rows = await database().reduction.findMany({
    where: { submission: { partId: { in: partIds }, erasedAt: null } },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: mostListed,
    select: {
      ...{ id: true, submissionId: true, state: true, createdAt: true, writtenAs: true },
      workspace: { select: { slug: true } },
      requester: { select: { name: true } },
    },
  });
  return rows.map(({ workspace, requester, ...row }) => ({
    ...{ ...row, workspaceSlug: workspace.slug, requesterName: requester.name },
  }));
}
