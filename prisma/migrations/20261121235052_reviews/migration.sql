-- CreateEnum
CREATE TYPE "RubricPick" AS ENUM ('one', 'many');

-- CreateEnum
CREATE TYPE "SimilarityState" AS ENUM ('queued', 'running', 'done', 'failed');

-- CreateEnum
CREATE TYPE "PairJudgement" AS ENUM ('copied', 'independent');

-- AlterTable
ALTER TABLE "Assignment" ADD COLUMN     "holdsReviews" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "regradeDays" INTEGER NOT NULL DEFAULT 7,
ADD COLUMN     "regradeQuota" INTEGER NOT NULL DEFAULT 3;

-- AlterTable
ALTER TABLE "Enrollment" ADD COLUMN     "isLimitedToSection" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "RegradeRequest" ADD COLUMN     "claimOutcome" JSONB,
ADD COLUMN     "makesTest" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "Review" ADD COLUMN     "auditAskedAt" TIMESTAMPTZ(3),
ADD COLUMN     "auditedAt" TIMESTAMPTZ(3),
ADD COLUMN     "auditorId" UUID,
ADD COLUMN     "finishedAt" TIMESTAMPTZ(3),
ADD COLUMN     "gradingSeconds" DOUBLE PRECISION,
ADD COLUMN     "sourceId" UUID;

-- AlterTable
ALTER TABLE "RubricItem" ADD COLUMN     "feedback" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "groupId" UUID,
ADD COLUMN     "revision" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "Submission" ADD COLUMN     "earlier" JSONB;

-- CreateTable
CREATE TABLE "Claim" (
    "submissionId" UUID NOT NULL,
    "graderId" UUID NOT NULL,
    "claimedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "renewedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Claim_pkey" PRIMARY KEY ("submissionId")
);

-- CreateTable
CREATE TABLE "GroupExit" (
    "submissionId" UUID NOT NULL,
    "graderId" UUID NOT NULL,
    "leftAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "GroupExit_pkey" PRIMARY KEY ("submissionId")
);

-- CreateTable
CREATE TABLE "RubricGroup" (
    "id" UUID NOT NULL,
    "partId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "pick" "RubricPick" NOT NULL DEFAULT 'many',
    "leastPoints" DOUBLE PRECISION,
    "mostPoints" DOUBLE PRECISION,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "retiredAt" TIMESTAMPTZ(3),

    CONSTRAINT "RubricGroup_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RegionComment" (
    "id" UUID NOT NULL,
    "reviewId" UUID NOT NULL,
    "authorId" UUID NOT NULL,
    "uploadId" UUID NOT NULL,
    "page" INTEGER NOT NULL,
    "x" DOUBLE PRECISION NOT NULL,
    "y" DOUBLE PRECISION NOT NULL,
    "width" DOUBLE PRECISION NOT NULL,
    "height" DOUBLE PRECISION NOT NULL,
    "text" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "RegionComment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SuggestedEdit" (
    "id" UUID NOT NULL,
    "reviewId" UUID NOT NULL,
    "submissionId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "SuggestedEdit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Snippet" (
    "id" UUID NOT NULL,
    "courseId" UUID NOT NULL,
    "authorId" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "retiredAt" TIMESTAMPTZ(3),

    CONSTRAINT "Snippet_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Look" (
    "assignmentId" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "lookedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Look_pkey" PRIMARY KEY ("assignmentId","userId")
);

-- CreateTable
CREATE TABLE "SimilarityRun" (
    "id" UUID NOT NULL,
    "partId" UUID NOT NULL,
    "requesterId" UUID NOT NULL,
    "state" "SimilarityState" NOT NULL DEFAULT 'queued',
    "progress" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "compared" INTEGER,
    "incidentId" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finishedAt" TIMESTAMPTZ(3),

    CONSTRAINT "SimilarityRun_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SimilarPair" (
    "id" UUID NOT NULL,
    "runId" UUID NOT NULL,
    "leftId" UUID NOT NULL,
    "rightId" UUID NOT NULL,
    "similarity" DOUBLE PRECISION NOT NULL,
    "longestFragment" INTEGER NOT NULL,
    "fragments" JSONB NOT NULL,
    "judgement" "PairJudgement",
    "reason" TEXT,
    "judgeId" UUID,
    "judgedAt" TIMESTAMPTZ(3),

    CONSTRAINT "SimilarPair_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Claim_graderId_idx" ON "Claim"("graderId");

-- CreateIndex
CREATE INDEX "GroupExit_graderId_idx" ON "GroupExit"("graderId");

-- CreateIndex
CREATE INDEX "RubricGroup_partId_position_idx" ON "RubricGroup"("partId", "position");

-- CreateIndex
CREATE UNIQUE INDEX "RubricGroup_id_partId_key" ON "RubricGroup"("id", "partId");

-- CreateIndex
CREATE INDEX "RegionComment_reviewId_page_idx" ON "RegionComment"("reviewId", "page");

-- CreateIndex
CREATE INDEX "RegionComment_authorId_idx" ON "RegionComment"("authorId");

-- CreateIndex
CREATE INDEX "RegionComment_uploadId_idx" ON "RegionComment"("uploadId");

-- CreateIndex
CREATE UNIQUE INDEX "SuggestedEdit_submissionId_key" ON "SuggestedEdit"("submissionId");

-- CreateIndex
CREATE INDEX "SuggestedEdit_reviewId_idx" ON "SuggestedEdit"("reviewId");

-- CreateIndex
CREATE INDEX "Snippet_courseId_createdAt_idx" ON "Snippet"("courseId", "createdAt");

-- CreateIndex
CREATE INDEX "Snippet_authorId_idx" ON "Snippet"("authorId");

-- CreateIndex
CREATE INDEX "Look_userId_idx" ON "Look"("userId");

-- CreateIndex
CREATE INDEX "SimilarityRun_partId_createdAt_idx" ON "SimilarityRun"("partId", "createdAt" DESC);

-- CreateIndex
CREATE INDEX "SimilarityRun_requesterId_idx" ON "SimilarityRun"("requesterId");

-- CreateIndex
CREATE INDEX "SimilarPair_runId_similarity_idx" ON "SimilarPair"("runId", "similarity" DESC);

-- CreateIndex
CREATE INDEX "SimilarPair_leftId_idx" ON "SimilarPair"("leftId");

-- CreateIndex
CREATE INDEX "SimilarPair_rightId_idx" ON "SimilarPair"("rightId");

-- CreateIndex
CREATE INDEX "SimilarPair_judgeId_idx" ON "SimilarPair"("judgeId");

-- CreateIndex
CREATE UNIQUE INDEX "SimilarPair_runId_leftId_rightId_key" ON "SimilarPair"("runId", "leftId", "rightId");

-- CreateIndex
CREATE INDEX "Review_auditorId_idx" ON "Review"("auditorId");

-- CreateIndex
CREATE INDEX "Review_sourceId_idx" ON "Review"("sourceId");

-- CreateIndex
CREATE INDEX "RubricItem_groupId_partId_idx" ON "RubricItem"("groupId", "partId");

-- AddForeignKey
ALTER TABLE "Claim" ADD CONSTRAINT "Claim_submissionId_fkey" FOREIGN KEY ("submissionId") REFERENCES "Submission"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Claim" ADD CONSTRAINT "Claim_graderId_fkey" FOREIGN KEY ("graderId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GroupExit" ADD CONSTRAINT "GroupExit_submissionId_fkey" FOREIGN KEY ("submissionId") REFERENCES "Submission"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GroupExit" ADD CONSTRAINT "GroupExit_graderId_fkey" FOREIGN KEY ("graderId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Review" ADD CONSTRAINT "Review_auditorId_fkey" FOREIGN KEY ("auditorId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Review" ADD CONSTRAINT "Review_sourceId_fkey" FOREIGN KEY ("sourceId") REFERENCES "Review"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RubricGroup" ADD CONSTRAINT "RubricGroup_partId_fkey" FOREIGN KEY ("partId") REFERENCES "Part"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RubricItem" ADD CONSTRAINT "RubricItem_groupId_partId_fkey" FOREIGN KEY ("groupId", "partId") REFERENCES "RubricGroup"("id", "partId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RegionComment" ADD CONSTRAINT "RegionComment_reviewId_fkey" FOREIGN KEY ("reviewId") REFERENCES "Review"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RegionComment" ADD CONSTRAINT "RegionComment_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RegionComment" ADD CONSTRAINT "RegionComment_uploadId_fkey" FOREIGN KEY ("uploadId") REFERENCES "Upload"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SuggestedEdit" ADD CONSTRAINT "SuggestedEdit_reviewId_fkey" FOREIGN KEY ("reviewId") REFERENCES "Review"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SuggestedEdit" ADD CONSTRAINT "SuggestedEdit_submissionId_fkey" FOREIGN KEY ("submissionId") REFERENCES "Submission"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Snippet" ADD CONSTRAINT "Snippet_courseId_fkey" FOREIGN KEY ("courseId") REFERENCES "Course"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Snippet" ADD CONSTRAINT "Snippet_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Look" ADD CONSTRAINT "Look_assignmentId_fkey" FOREIGN KEY ("assignmentId") REFERENCES "Assignment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Look" ADD CONSTRAINT "Look_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SimilarityRun" ADD CONSTRAINT "SimilarityRun_partId_fkey" FOREIGN KEY ("partId") REFERENCES "Part"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SimilarityRun" ADD CONSTRAINT "SimilarityRun_requesterId_fkey" FOREIGN KEY ("requesterId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SimilarPair" ADD CONSTRAINT "SimilarPair_runId_fkey" FOREIGN KEY ("runId") REFERENCES "SimilarityRun"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SimilarPair" ADD CONSTRAINT "SimilarPair_leftId_fkey" FOREIGN KEY ("leftId") REFERENCES "Submission"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SimilarPair" ADD CONSTRAINT "SimilarPair_rightId_fkey" FOREIGN KEY ("rightId") REFERENCES "Submission"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SimilarPair" ADD CONSTRAINT "SimilarPair_judgeId_fkey" FOREIGN KEY ("judgeId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma cannot say.
UPDATE "Assignment" SET "holdsReviews" = true WHERE "reviewsReleaseAt" IS NOT NULL;

ALTER TABLE "Assignment"
  ADD CONSTRAINT "Assignment_release_of_what_is_held" CHECK ("reviewsReleaseAt" IS NULL OR "holdsReviews"),
  ADD CONSTRAINT "Assignment_regradeDays_range" CHECK ("regradeDays" BETWEEN 0 AND 365),
  ADD CONSTRAINT "Assignment_regradeQuota_range" CHECK ("regradeQuota" BETWEEN 0 AND 1000);

ALTER TABLE "Enrollment"
  ADD CONSTRAINT "Enrollment_limited_to_a_section" CHECK (NOT "isLimitedToSection" OR ("sectionId" IS NOT NULL AND "role" = 'ta'));

ALTER TABLE "Submission"
  ADD CONSTRAINT "Submission_earlier_shape" CHECK (jsonb_typeof("earlier") = 'object' AND length("earlier"::text) <= 524288);

ALTER TABLE "Claim"
  ADD CONSTRAINT "Claim_renewed_after_claimed" CHECK ("claimedAt" <= "renewedAt");

ALTER TABLE "Review"
  ADD CONSTRAINT "Review_not_its_own_source" CHECK ("sourceId" <> "id"),
  ADD CONSTRAINT "Review_gradingSeconds_range" CHECK ("gradingSeconds" BETWEEN 0 AND 86400),
  ADD CONSTRAINT "Review_audited_when_asked" CHECK ("auditedAt" IS NULL OR "auditAskedAt" IS NOT NULL),
  ADD CONSTRAINT "Review_audited_by_somebody" CHECK (("auditedAt" IS NULL) = ("auditorId" IS NULL));

-- Reviews that were finished before there was a moment for it.
UPDATE "Review" SET "finishedAt" = "updatedAt" WHERE "state" = 'finished';
ALTER TABLE "Review"
  ADD CONSTRAINT "Review_finished_has_moment" CHECK ("state" = 'draft' OR "finishedAt" IS NOT NULL);

ALTER TABLE "RubricGroup"
  ADD CONSTRAINT "RubricGroup_position_range" CHECK ("position" >= 1),
  ADD CONSTRAINT "RubricGroup_title_length" CHECK (btrim("title") <> '' AND length("title") <= 200),
  ADD CONSTRAINT "RubricGroup_limits_range" CHECK (
    coalesce("leastPoints", 0) BETWEEN -100000 AND 100000 AND coalesce("mostPoints", 0) BETWEEN -100000 AND 100000),
  ADD CONSTRAINT "RubricGroup_limits_order" CHECK ("leastPoints" <= "mostPoints"),
  ADD CONSTRAINT "RubricGroup_revision_range" CHECK ("revision" >= 1);

ALTER TABLE "RubricItem"
  ADD CONSTRAINT "RubricItem_feedback_length" CHECK (length("feedback") <= 5000),
  ADD CONSTRAINT "RubricItem_revision_range" CHECK ("revision" >= 1);

ALTER TABLE "RegionComment"
  ADD CONSTRAINT "RegionComment_page_range" CHECK ("page" BETWEEN 1 AND 10000),
  ADD CONSTRAINT "RegionComment_inside" CHECK (
    "x" >= 0 AND "y" >= 0 AND "width" > 0 AND "height" > 0 AND "x" + "width" <= 1.000001 AND "y" + "height" <= 1.000001),
  ADD CONSTRAINT "RegionComment_text_length" CHECK (btrim("text") <> '' AND length("text") <= 5000);

ALTER TABLE "Snippet"
  ADD CONSTRAINT "Snippet_text_length" CHECK (btrim("text") <> '' AND length("text") <= 5000);

ALTER TABLE "RegradeRequest"
  ADD CONSTRAINT "RegradeRequest_claim_shape" CHECK (jsonb_typeof("claim") = 'object' AND length("claim"::text) <= 65536),
  ADD CONSTRAINT "RegradeRequest_outcome_of_a_claim" CHECK ("claimOutcome" IS NULL OR "claim" IS NOT NULL),
  ADD CONSTRAINT "RegradeRequest_test_of_a_claim" CHECK (NOT "makesTest" OR "claim" IS NOT NULL);

ALTER TABLE "SimilarityRun"
  ADD CONSTRAINT "SimilarityRun_progress_range" CHECK ("progress" BETWEEN 0 AND 1),
  ADD CONSTRAINT "SimilarityRun_compared_range" CHECK ("compared" >= 0),
  ADD CONSTRAINT "SimilarityRun_finished_has_moment" CHECK (("state" IN ('done', 'failed')) = ("finishedAt" IS NOT NULL)),
  ADD CONSTRAINT "SimilarityRun_incident_when_failed" CHECK ("state" <> 'failed' OR "incidentId" IS NOT NULL);

ALTER TABLE "SimilarPair"
  ADD CONSTRAINT "SimilarPair_similarity_range" CHECK ("similarity" BETWEEN 0 AND 1),
  ADD CONSTRAINT "SimilarPair_longestFragment_range" CHECK ("longestFragment" >= 0),
  ADD CONSTRAINT "SimilarPair_two_submissions" CHECK ("leftId" < "rightId"),
  ADD CONSTRAINT "SimilarPair_judged_with_reason" CHECK (
    num_nulls("judgement", "reason", "judgeId", "judgedAt") IN (0, 4)),
  ADD CONSTRAINT "SimilarPair_reason_length" CHECK (btrim("reason") <> '' AND length("reason") <= 2000);
