-- AlterTable
ALTER TABLE "SimilarityRun" ADD COLUMN     "attempt" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "summary" JSONB,
ADD COLUMN     "worker" TEXT;

-- However often and at whatever moment it is asked for: a part has one comparison under way.
CREATE UNIQUE INDEX "SimilarityRun_one_under_way" ON "SimilarityRun"("partId") WHERE "state" IN ('queued', 'running');

ALTER TABLE "SimilarityRun"
  ADD CONSTRAINT "SimilarityRun_summary_is_object" CHECK (jsonb_typeof("summary") = 'object'),
  ADD CONSTRAINT "SimilarityRun_attempt_range" CHECK ("attempt" >= 0);
