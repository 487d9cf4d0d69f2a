import type { Database } from "#server/db";
import { idOf, insertRows } from "./rows";
import type { HandedIn } from "./work";

/** Writes submissions with their finished gradings. */
export async function storeWork(tx: Database, work: readonly HandedIn[]): Promise<void> {
  await insertRows(
    tx,
    "Submission",
    work.map(({ id, student, part, versionId, answer, createdAt }) => ({
      ...{ id, partId: part.id, userId: student.id, versionId, kind: "submit", answer, clientKey: id, createdAt },
    })),
  );
  await insertRows(
    tx,
    "Grading",
    work.map(({ id, versionId, verdict, createdAt }) => ({
      ...{ id: idOf(`grading/${id}`), submissionId: id, reason: "live", versionId, seed: verdict.seed },
      ...{ isCurrent: true, state: "done", attempt: 1, queuedAt: createdAt, startedAt: createdAt },
      ...{ finishedAt: new Date(createdAt.getTime() + 400), engine: verdict.engine, verdict },
      ...{ status: verdict.status, score: verdict.score, maxScore: verdict.maxScore },
    })),
  );
}
