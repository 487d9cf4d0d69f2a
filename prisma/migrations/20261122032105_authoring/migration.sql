-- CreateEnum
CREATE TYPE "ProofState" AS ENUM ('queued', 'running', 'done', 'stopped');

-- CreateEnum
CREATE TYPE "ReductionState" AS ENUM ('queued', 'running', 'done', 'failed');

-- CreateEnum
CREATE TYPE "VersionChangeState" AS ENUM ('replaying', 'ready', 'applied', 'cancelled');

-- CreateEnum
CREATE TYPE "RegradeChoice" AS ENUM ('raise', 'all', 'none');

-- CreateEnum
CREATE TYPE "AnswerCounted" AS ENUM ('best', 'latest');

-- AlterTable
ALTER TABLE "Assignment" ADD COLUMN     "counts" "AnswerCounted" NOT NULL DEFAULT 'best',
ADD COLUMN     "dropLowest" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "graceDays" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "timeLimitMinutes" INTEGER;

-- AlterTable
ALTER TABLE "Course" ADD COLUMN     "dropLowest" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "Enrollment" ADD COLUMN     "timeFactor" DOUBLE PRECISION NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "Problem" ADD COLUMN     "courseId" UUID;

-- AlterTable
ALTER TABLE "User" ADD COLUMN     "erasedAt" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "Invitation" (
    "id" UUID NOT NULL,
    "courseId" UUID NOT NULL,
    "role" "Role" NOT NULL,
    "sectionId" UUID,
    "tokenHash" TEXT NOT NULL,
    "usesLeft" INTEGER,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "revokedAt" TIMESTAMPTZ(3),
    "creatorId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Invitation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Workspace" (
    "id" UUID NOT NULL,
    "courseId" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "problemId" UUID,
    "files" JSONB NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "archivedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Workspace_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "WorkspaceState" (
    "id" UUID NOT NULL,
    "workspaceId" UUID NOT NULL,
    "revision" INTEGER NOT NULL,
    "files" JSONB NOT NULL,
    "hash" TEXT NOT NULL,
    "authorId" UUID NOT NULL,
    "savedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "WorkspaceState_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "WorkspaceSeat" (
    "workspaceId" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "file" TEXT NOT NULL,
    "seenAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "WorkspaceSeat_pkey" PRIMARY KEY ("workspaceId","userId")
);

-- CreateTable
CREATE TABLE "Proof" (
    "id" UUID NOT NULL,
    "workspaceId" UUID NOT NULL,
    "hash" TEXT NOT NULL,
    "files" JSONB NOT NULL,
    "state" "ProofState" NOT NULL DEFAULT 'queued',
    "attempt" INTEGER NOT NULL DEFAULT 0,
    "progress" JSONB,
    "result" JSONB,
    "incidentId" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "startedAt" TIMESTAMPTZ(3),
    "finishedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Proof_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Reduction" (
    "id" UUID NOT NULL,
    "workspaceId" UUID NOT NULL,
    "submissionId" UUID NOT NULL,
    "versionId" UUID NOT NULL,
    "requesterId" UUID NOT NULL,
    "state" "ReductionState" NOT NULL DEFAULT 'queued',
    "attempt" INTEGER NOT NULL DEFAULT 0,
    "progress" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "source" TEXT,
    "detail" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finishedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Reduction_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "VersionChange" (
    "id" UUID NOT NULL,
    "itemId" UUID NOT NULL,
    "fromVersionId" UUID NOT NULL,
    "toVersionId" UUID NOT NULL,
    "state" "VersionChangeState" NOT NULL DEFAULT 'replaying',
    "choice" "RegradeChoice",
    "notice" TEXT,
    "starterId" UUID NOT NULL,
    "deciderId" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "decidedAt" TIMESTAMPTZ(3),

    CONSTRAINT "VersionChange_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Shadow" (
    "versionChangeId" UUID NOT NULL,
    "submissionId" UUID NOT NULL,
    "beforeId" UUID NOT NULL,
    "afterId" UUID NOT NULL,
    "appliedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Shadow_pkey" PRIMARY KEY ("versionChangeId","submissionId")
);

-- CreateTable
CREATE TABLE "TimedStart" (
    "assignmentId" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "startedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "TimedStart_pkey" PRIMARY KEY ("assignmentId","userId")
);

-- CreateIndex
CREATE UNIQUE INDEX "Invitation_tokenHash_key" ON "Invitation"("tokenHash");

-- CreateIndex
CREATE INDEX "Invitation_courseId_createdAt_idx" ON "Invitation"("courseId", "createdAt" DESC);

-- CreateIndex
CREATE INDEX "Invitation_sectionId_courseId_idx" ON "Invitation"("sectionId", "courseId");

-- CreateIndex
CREATE INDEX "Invitation_creatorId_idx" ON "Invitation"("creatorId");

-- CreateIndex
CREATE INDEX "Workspace_problemId_idx" ON "Workspace"("problemId");

-- CreateIndex
CREATE UNIQUE INDEX "Workspace_courseId_slug_key" ON "Workspace"("courseId", "slug");

-- CreateIndex
CREATE INDEX "WorkspaceState_authorId_idx" ON "WorkspaceState"("authorId");

-- CreateIndex
CREATE UNIQUE INDEX "WorkspaceState_workspaceId_revision_key" ON "WorkspaceState"("workspaceId", "revision");

-- CreateIndex
CREATE INDEX "WorkspaceSeat_userId_idx" ON "WorkspaceSeat"("userId");

-- CreateIndex
CREATE INDEX "Proof_workspaceId_createdAt_idx" ON "Proof"("workspaceId", "createdAt" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "Proof_workspaceId_hash_key" ON "Proof"("workspaceId", "hash");

-- CreateIndex
CREATE INDEX "Reduction_workspaceId_createdAt_idx" ON "Reduction"("workspaceId", "createdAt" DESC);

-- CreateIndex
CREATE INDEX "Reduction_submissionId_idx" ON "Reduction"("submissionId");

-- CreateIndex
CREATE INDEX "Reduction_versionId_idx" ON "Reduction"("versionId");

-- CreateIndex
CREATE INDEX "Reduction_requesterId_idx" ON "Reduction"("requesterId");

-- CreateIndex
CREATE INDEX "VersionChange_itemId_createdAt_idx" ON "VersionChange"("itemId", "createdAt" DESC);

-- CreateIndex
CREATE INDEX "VersionChange_fromVersionId_idx" ON "VersionChange"("fromVersionId");

-- CreateIndex
CREATE INDEX "VersionChange_toVersionId_idx" ON "VersionChange"("toVersionId");

-- CreateIndex
CREATE INDEX "VersionChange_starterId_idx" ON "VersionChange"("starterId");

-- CreateIndex
CREATE INDEX "VersionChange_deciderId_idx" ON "VersionChange"("deciderId");

-- CreateIndex
CREATE UNIQUE INDEX "Shadow_afterId_key" ON "Shadow"("afterId");

-- CreateIndex
CREATE INDEX "Shadow_submissionId_idx" ON "Shadow"("submissionId");

-- CreateIndex
CREATE INDEX "Shadow_beforeId_idx" ON "Shadow"("beforeId");

-- CreateIndex
CREATE INDEX "TimedStart_userId_idx" ON "TimedStart"("userId");

-- CreateIndex
CREATE INDEX "Problem_courseId_idx" ON "Problem"("courseId");

-- AddForeignKey
ALTER TABLE "Invitation" ADD CONSTRAINT "Invitation_courseId_fkey" FOREIGN KEY ("courseId") REFERENCES "Course"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Invitation" ADD CONSTRAINT "Invitation_sectionId_courseId_fkey" FOREIGN KEY ("sectionId", "courseId") REFERENCES "Section"("id", "courseId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Invitation" ADD CONSTRAINT "Invitation_creatorId_fkey" FOREIGN KEY ("creatorId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Problem" ADD CONSTRAINT "Problem_courseId_fkey" FOREIGN KEY ("courseId") REFERENCES "Course"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Workspace" ADD CONSTRAINT "Workspace_courseId_fkey" FOREIGN KEY ("courseId") REFERENCES "Course"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Workspace" ADD CONSTRAINT "Workspace_problemId_fkey" FOREIGN KEY ("problemId") REFERENCES "Problem"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "WorkspaceState" ADD CONSTRAINT "WorkspaceState_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "WorkspaceState" ADD CONSTRAINT "WorkspaceState_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "WorkspaceSeat" ADD CONSTRAINT "WorkspaceSeat_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "WorkspaceSeat" ADD CONSTRAINT "WorkspaceSeat_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Proof" ADD CONSTRAINT "Proof_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Reduction" ADD CONSTRAINT "Reduction_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Reduction" ADD CONSTRAINT "Reduction_submissionId_fkey" FOREIGN KEY ("submissionId") REFERENCES "Submission"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Reduction" ADD CONSTRAINT "Reduction_versionId_fkey" FOREIGN KEY ("versionId") REFERENCES "ProblemVersion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Reduction" ADD CONSTRAINT "Reduction_requesterId_fkey" FOREIGN KEY ("requesterId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "VersionChange" ADD CONSTRAINT "VersionChange_itemId_fkey" FOREIGN KEY ("itemId") REFERENCES "Item"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "VersionChange" ADD CONSTRAINT "VersionChange_fromVersionId_fkey" FOREIGN KEY ("fromVersionId") REFERENCES "ProblemVersion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "VersionChange" ADD CONSTRAINT "VersionChange_toVersionId_fkey" FOREIGN KEY ("toVersionId") REFERENCES "ProblemVersion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "VersionChange" ADD CONSTRAINT "VersionChange_starterId_fkey" FOREIGN KEY ("starterId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "VersionChange" ADD CONSTRAINT "VersionChange_deciderId_fkey" FOREIGN KEY ("deciderId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Shadow" ADD CONSTRAINT "Shadow_versionChangeId_fkey" FOREIGN KEY ("versionChangeId") REFERENCES "VersionChange"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Shadow" ADD CONSTRAINT "Shadow_submissionId_fkey" FOREIGN KEY ("submissionId") REFERENCES "Submission"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Shadow" ADD CONSTRAINT "Shadow_beforeId_fkey" FOREIGN KEY ("beforeId") REFERENCES "Grading"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Shadow" ADD CONSTRAINT "Shadow_afterId_fkey" FOREIGN KEY ("afterId") REFERENCES "Grading"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TimedStart" ADD CONSTRAINT "TimedStart_assignmentId_fkey" FOREIGN KEY ("assignmentId") REFERENCES "Assignment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TimedStart" ADD CONSTRAINT "TimedStart_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma cannot say.

ALTER TABLE "Course" ADD CONSTRAINT "Course_dropLowest_range" CHECK ("dropLowest" BETWEEN 0 AND 100);
ALTER TABLE "Enrollment" ADD CONSTRAINT "Enrollment_timeFactor_range" CHECK ("timeFactor" BETWEEN 1 AND 10);
ALTER TABLE "Assignment"
  ADD CONSTRAINT "Assignment_graceDays_range" CHECK ("graceDays" BETWEEN 0 AND 365),
  ADD CONSTRAINT "Assignment_dropLowest_range" CHECK ("dropLowest" BETWEEN 0 AND 100),
  ADD CONSTRAINT "Assignment_timeLimitMinutes_range" CHECK ("timeLimitMinutes" BETWEEN 1 AND 10080);

ALTER TABLE "Invitation"
  ADD CONSTRAINT "Invitation_tokenHash_shape" CHECK ("tokenHash" ~ '^[0-9a-f]{64}$'),
  ADD CONSTRAINT "Invitation_usesLeft_range" CHECK ("usesLeft" BETWEEN 0 AND 100000),
  ADD CONSTRAINT "Invitation_expires_later" CHECK ("createdAt" < "expiresAt");

ALTER TABLE "Workspace"
  ADD CONSTRAINT "Workspace_slug_shape" CHECK ("slug" ~ '^[a-z][a-z0-9]*(-[a-z0-9]+)*$' AND length("slug") <= 64),
  ADD CONSTRAINT "Workspace_files_shape" CHECK (jsonb_typeof("files") = 'object'),
  ADD CONSTRAINT "Workspace_revision_range" CHECK ("revision" >= 1);
ALTER TABLE "WorkspaceState"
  ADD CONSTRAINT "WorkspaceState_files_shape" CHECK (jsonb_typeof("files") = 'object'),
  ADD CONSTRAINT "WorkspaceState_hash_shape" CHECK ("hash" ~ '^[0-9a-f]{64}$'),
  ADD CONSTRAINT "WorkspaceState_revision_range" CHECK ("revision" >= 1);
ALTER TABLE "WorkspaceSeat" ADD CONSTRAINT "WorkspaceSeat_file_length" CHECK (length("file") <= 200);

ALTER TABLE "Proof"
  ADD CONSTRAINT "Proof_hash_shape" CHECK ("hash" ~ '^[0-9a-f]{64}$'),
  ADD CONSTRAINT "Proof_files_shape" CHECK (jsonb_typeof("files") = 'object'),
  ADD CONSTRAINT "Proof_attempt_range" CHECK ("attempt" >= 0),
  ADD CONSTRAINT "Proof_result_when_done" CHECK (("state" = 'done') = ("result" IS NOT NULL));
ALTER TABLE "Reduction"
  ADD CONSTRAINT "Reduction_attempt_range" CHECK ("attempt" >= 0),
  ADD CONSTRAINT "Reduction_progress_range" CHECK ("progress" BETWEEN 0 AND 1),
  ADD CONSTRAINT "Reduction_source_when_done" CHECK ("state" <> 'done' OR "source" IS NOT NULL),
  ADD CONSTRAINT "Reduction_source_length" CHECK (length("source") <= 65536),
  ADD CONSTRAINT "Reduction_detail_length" CHECK (length("detail") <= 4000);

ALTER TABLE "VersionChange"
  ADD CONSTRAINT "VersionChange_moves" CHECK ("fromVersionId" <> "toVersionId"),
  ADD CONSTRAINT "VersionChange_notice_length" CHECK (btrim("notice") <> '' AND length("notice") <= 2000),
  ADD CONSTRAINT "VersionChange_choice_when_applied" CHECK (("state" = 'applied') = ("choice" IS NOT NULL)),
  ADD CONSTRAINT "VersionChange_decided_when_over" CHECK (
    ("state" IN ('applied', 'cancelled')) = ("decidedAt" IS NOT NULL) AND ("decidedAt" IS NULL) = ("deciderId" IS NULL));
-- One change of an item at a time.
CREATE UNIQUE INDEX "VersionChange_one_open" ON "VersionChange" ("itemId") WHERE "state" IN ('replaying', 'ready');
