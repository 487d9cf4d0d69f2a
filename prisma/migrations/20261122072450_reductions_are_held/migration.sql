-- A worker holds a reduction as it holds a proof; somebody may end it; and it knows what was made of it.
ALTER TYPE "ReductionState" ADD VALUE 'stopped';

ALTER TABLE "Reduction" ADD COLUMN     "incidentId" TEXT,
ADD COLUMN     "isRecognised" BOOLEAN,
ADD COLUMN     "tries" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "worker" TEXT,
ADD COLUMN     "writtenAs" TEXT;

ALTER TABLE "Reduction"
  ADD CONSTRAINT "Reduction_tries_range" CHECK ("tries" >= 0),
  ADD CONSTRAINT "Reduction_written_when_done" CHECK ("writtenAs" IS NULL OR "state" = 'done');

-- Who asks twice for the same is shown the one under way.
CREATE UNIQUE INDEX "Reduction_one_under_way" ON "Reduction" ("workspaceId", "submissionId")
  WHERE "state" IN ('queued', 'running');

-- Failures in which no known mistake was recognised, the newest first: most of a verdict need not be read to find them.
CREATE INDEX "Grading_unexplained" ON "Grading" ("partId", "submittedAt" DESC, "submissionId")
  INCLUDE ("userId")
  WHERE "isCurrent" AND "kind" = 'submit' AND "state" = 'done'
    AND "status" IN ('partial', 'wrong-answer', 'runtime-error', 'time-limit', 'memory-limit', 'output-limit')
    AND "verdict" -> 'diagnosis' = 'null'::jsonb;
