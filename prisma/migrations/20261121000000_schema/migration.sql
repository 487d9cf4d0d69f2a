-- CreateEnum
CREATE TYPE "Role" AS ENUM ('student', 'ta', 'instructor');

-- CreateEnum
CREATE TYPE "SubmissionKind" AS ENUM ('run', 'submit');

-- CreateEnum
CREATE TYPE "GradingReason" AS ENUM ('live', 'regrade');

-- CreateEnum
CREATE TYPE "GradingState" AS ENUM ('queued', 'running', 'done');

-- CreateEnum
CREATE TYPE "ReviewState" AS ENUM ('draft', 'finished');

-- CreateEnum
CREATE TYPE "RegradeRequestState" AS ENUM ('open', 'granted', 'declined');

-- CreateTable
CREATE TABLE "Installation" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "isDemo" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Installation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "User" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "passwordHash" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "disabledAt" TIMESTAMPTZ(3),

    CONSTRAINT "User_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Account" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "provider" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Course" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "term" TEXT NOT NULL,
    "timeZone" TEXT NOT NULL,
    "startsOn" DATE NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "archivedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Course_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Section" (
    "id" UUID NOT NULL,
    "courseId" UUID NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "Section_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Enrollment" (
    "id" UUID NOT NULL,
    "courseId" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "role" "Role" NOT NULL,
    "sectionId" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "droppedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Enrollment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Problem" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Problem_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ProblemVersion" (
    "id" UUID NOT NULL,
    "problemId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "hash" TEXT NOT NULL,
    "files" JSONB NOT NULL,
    "definition" JSONB NOT NULL,
    "statementHtml" TEXT NOT NULL,
    "certificate" JSONB,
    "gradingSeed" TEXT NOT NULL,
    "publishedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "publishedById" UUID,

    CONSTRAINT "ProblemVersion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Assignment" (
    "id" UUID NOT NULL,
    "courseId" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "opensAt" TIMESTAMPTZ(3) NOT NULL,
    "dueAt" TIMESTAMPTZ(3) NOT NULL,
    "closesAt" TIMESTAMPTZ(3) NOT NULL,
    "latePercentPerDay" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "solutionsReleaseAt" TIMESTAMPTZ(3),
    "reviewsReleaseAt" TIMESTAMPTZ(3),
    "publishedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Assignment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Item" (
    "id" UUID NOT NULL,
    "assignmentId" UUID NOT NULL,
    "problemId" UUID NOT NULL,
    "versionId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "points" DOUBLE PRECISION NOT NULL,

    CONSTRAINT "Item_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Part" (
    "id" UUID NOT NULL,
    "itemId" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "points" DOUBLE PRECISION NOT NULL,
    "retiredAt" TIMESTAMPTZ(3),

    CONSTRAINT "Part_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Draft" (
    "id" UUID NOT NULL,
    "partId" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "savedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Draft_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Submission" (
    "id" UUID NOT NULL,
    "partId" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "versionId" UUID NOT NULL,
    "kind" "SubmissionKind" NOT NULL,
    "answer" JSONB NOT NULL,
    "clientKey" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Submission_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Grading" (
    "id" UUID NOT NULL,
    "submissionId" UUID NOT NULL,
    "reason" "GradingReason" NOT NULL,
    "versionId" UUID NOT NULL,
    "seed" TEXT NOT NULL,
    "isCurrent" BOOLEAN NOT NULL,
    "state" "GradingState" NOT NULL DEFAULT 'queued',
    "attempt" INTEGER NOT NULL DEFAULT 0,
    "worker" TEXT,
    "queuedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "startedAt" TIMESTAMPTZ(3),
    "finishedAt" TIMESTAMPTZ(3),
    "engine" TEXT,
    "status" TEXT,
    "score" DOUBLE PRECISION,
    "maxScore" DOUBLE PRECISION,
    "verdict" JSONB,
    "incidentId" TEXT,

    CONSTRAINT "Grading_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Review" (
    "id" UUID NOT NULL,
    "submissionId" UUID NOT NULL,
    "authorId" UUID NOT NULL,
    "state" "ReviewState" NOT NULL DEFAULT 'draft',
    "revision" INTEGER NOT NULL DEFAULT 1,
    "overridePoints" DOUBLE PRECISION,
    "overrideReason" TEXT,
    "comment" TEXT NOT NULL DEFAULT '',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Review_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RubricItem" (
    "id" UUID NOT NULL,
    "partId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "points" DOUBLE PRECISION NOT NULL,
    "retiredAt" TIMESTAMPTZ(3),

    CONSTRAINT "RubricItem_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AppliedRubricItem" (
    "reviewId" UUID NOT NULL,
    "rubricItemId" UUID NOT NULL,
    "appliedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "AppliedRubricItem_pkey" PRIMARY KEY ("reviewId","rubricItemId")
);

-- CreateTable
CREATE TABLE "LineComment" (
    "id" UUID NOT NULL,
    "reviewId" UUID NOT NULL,
    "authorId" UUID NOT NULL,
    "firstLine" INTEGER NOT NULL,
    "lastLine" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "LineComment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RegradeRequest" (
    "id" UUID NOT NULL,
    "submissionId" UUID NOT NULL,
    "requesterId" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "claim" JSONB,
    "state" "RegradeRequestState" NOT NULL DEFAULT 'open',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "answererId" UUID,
    "answer" TEXT,
    "answeredAt" TIMESTAMPTZ(3),

    CONSTRAINT "RegradeRequest_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Extension" (
    "id" UUID NOT NULL,
    "courseId" UUID NOT NULL,
    "assignmentId" UUID NOT NULL,
    "userId" UUID,
    "sectionId" UUID,
    "dueAt" TIMESTAMPTZ(3) NOT NULL,
    "closesAt" TIMESTAMPTZ(3) NOT NULL,
    "reason" TEXT NOT NULL,
    "granterId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Extension_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Upload" (
    "id" UUID NOT NULL,
    "courseId" UUID NOT NULL,
    "ownerId" UUID NOT NULL,
    "partId" UUID,
    "submissionId" UUID,
    "fileName" TEXT NOT NULL,
    "contentType" TEXT NOT NULL,
    "sizeBytes" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "content" BYTEA NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Upload_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AuditEvent" (
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actorId" UUID,
    "courseId" UUID,
    "action" TEXT NOT NULL,
    "subjectKind" TEXT NOT NULL,
    "subjectId" TEXT NOT NULL,
    "before" JSONB,
    "after" JSONB,

    CONSTRAINT "AuditEvent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RateLimit" (
    "key" TEXT NOT NULL,
    "windowStart" TIMESTAMPTZ(3) NOT NULL,
    "used" INTEGER NOT NULL,

    CONSTRAINT "RateLimit_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "WorkerHeartbeat" (
    "id" TEXT NOT NULL,
    "poolId" TEXT,
    "host" TEXT NOT NULL,
    "processId" INTEGER NOT NULL,
    "startedAt" TIMESTAMPTZ(3) NOT NULL,
    "seenAt" TIMESTAMPTZ(3) NOT NULL,
    "gradingOn" BOOLEAN NOT NULL,
    "detail" TEXT NOT NULL,
    "remedy" TEXT,
    "engine" TEXT,
    "selfTest" JSONB,

    CONSTRAINT "WorkerHeartbeat_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "User_email_key" ON "User"("email");

-- CreateIndex
CREATE INDEX "Account_userId_idx" ON "Account"("userId");

-- CreateIndex
CREATE UNIQUE INDEX "Account_provider_subject_key" ON "Account"("provider", "subject");

-- CreateIndex
CREATE UNIQUE INDEX "Course_slug_key" ON "Course"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "Section_courseId_name_key" ON "Section"("courseId", "name");

-- CreateIndex
CREATE UNIQUE INDEX "Section_id_courseId_key" ON "Section"("id", "courseId");

-- CreateIndex
CREATE INDEX "Enrollment_userId_idx" ON "Enrollment"("userId");

-- CreateIndex
CREATE INDEX "Enrollment_sectionId_courseId_idx" ON "Enrollment"("sectionId", "courseId");

-- CreateIndex
CREATE UNIQUE INDEX "Enrollment_courseId_userId_key" ON "Enrollment"("courseId", "userId");

-- CreateIndex
CREATE UNIQUE INDEX "Problem_slug_key" ON "Problem"("slug");

-- CreateIndex
CREATE INDEX "ProblemVersion_publishedById_idx" ON "ProblemVersion"("publishedById");

-- CreateIndex
CREATE UNIQUE INDEX "ProblemVersion_problemId_hash_key" ON "ProblemVersion"("problemId", "hash");

-- CreateIndex
CREATE UNIQUE INDEX "ProblemVersion_problemId_number_key" ON "ProblemVersion"("problemId", "number");

-- CreateIndex
CREATE UNIQUE INDEX "ProblemVersion_id_problemId_key" ON "ProblemVersion"("id", "problemId");

-- CreateIndex
CREATE INDEX "Assignment_courseId_dueAt_idx" ON "Assignment"("courseId", "dueAt");

-- CreateIndex
CREATE UNIQUE INDEX "Assignment_courseId_slug_key" ON "Assignment"("courseId", "slug");

-- CreateIndex
CREATE UNIQUE INDEX "Assignment_id_courseId_key" ON "Assignment"("id", "courseId");

-- CreateIndex
CREATE INDEX "Item_problemId_idx" ON "Item"("problemId");

-- CreateIndex
CREATE INDEX "Item_versionId_problemId_idx" ON "Item"("versionId", "problemId");

-- CreateIndex
CREATE UNIQUE INDEX "Item_assignmentId_problemId_key" ON "Item"("assignmentId", "problemId");

-- CreateIndex
CREATE UNIQUE INDEX "Item_assignmentId_position_key" ON "Item"("assignmentId", "position");

-- CreateIndex
CREATE UNIQUE INDEX "Part_itemId_key_key" ON "Part"("itemId", "key");

-- CreateIndex
CREATE INDEX "Draft_userId_idx" ON "Draft"("userId");

-- CreateIndex
CREATE UNIQUE INDEX "Draft_partId_userId_key" ON "Draft"("partId", "userId");

-- CreateIndex
CREATE INDEX "Submission_partId_userId_createdAt_idx" ON "Submission"("partId", "userId", "createdAt" DESC);

-- CreateIndex
CREATE INDEX "Submission_partId_kind_createdAt_idx" ON "Submission"("partId", "kind", "createdAt");

-- CreateIndex
CREATE INDEX "Submission_versionId_idx" ON "Submission"("versionId");

-- CreateIndex
CREATE UNIQUE INDEX "Submission_userId_clientKey_key" ON "Submission"("userId", "clientKey");

-- CreateIndex
CREATE INDEX "Grading_submissionId_queuedAt_idx" ON "Grading"("submissionId", "queuedAt");

-- CreateIndex
CREATE INDEX "Grading_versionId_idx" ON "Grading"("versionId");

-- CreateIndex
CREATE UNIQUE INDEX "Review_submissionId_key" ON "Review"("submissionId");

-- CreateIndex
CREATE INDEX "Review_authorId_idx" ON "Review"("authorId");

-- CreateIndex
CREATE INDEX "RubricItem_partId_position_idx" ON "RubricItem"("partId", "position");

-- CreateIndex
CREATE INDEX "AppliedRubricItem_rubricItemId_idx" ON "AppliedRubricItem"("rubricItemId");

-- CreateIndex
CREATE INDEX "LineComment_reviewId_firstLine_idx" ON "LineComment"("reviewId", "firstLine");

-- CreateIndex
CREATE INDEX "LineComment_authorId_idx" ON "LineComment"("authorId");

-- CreateIndex
CREATE INDEX "RegradeRequest_submissionId_idx" ON "RegradeRequest"("submissionId");

-- CreateIndex
CREATE INDEX "RegradeRequest_requesterId_createdAt_idx" ON "RegradeRequest"("requesterId", "createdAt");

-- CreateIndex
CREATE INDEX "RegradeRequest_answererId_idx" ON "RegradeRequest"("answererId");

-- CreateIndex
CREATE INDEX "RegradeRequest_state_createdAt_idx" ON "RegradeRequest"("state", "createdAt");

-- CreateIndex
CREATE INDEX "Extension_courseId_userId_idx" ON "Extension"("courseId", "userId");

-- CreateIndex
CREATE INDEX "Extension_sectionId_courseId_idx" ON "Extension"("sectionId", "courseId");

-- CreateIndex
CREATE INDEX "Extension_granterId_idx" ON "Extension"("granterId");

-- CreateIndex
CREATE UNIQUE INDEX "Extension_assignmentId_userId_key" ON "Extension"("assignmentId", "userId");

-- CreateIndex
CREATE UNIQUE INDEX "Extension_assignmentId_sectionId_key" ON "Extension"("assignmentId", "sectionId");

-- CreateIndex
CREATE INDEX "Upload_courseId_createdAt_idx" ON "Upload"("courseId", "createdAt");

-- CreateIndex
CREATE INDEX "Upload_ownerId_createdAt_idx" ON "Upload"("ownerId", "createdAt");

-- CreateIndex
CREATE INDEX "Upload_partId_idx" ON "Upload"("partId");

-- CreateIndex
CREATE INDEX "Upload_submissionId_idx" ON "Upload"("submissionId");

-- CreateIndex
CREATE INDEX "AuditEvent_courseId_at_idx" ON "AuditEvent"("courseId", "at" DESC);

-- CreateIndex
CREATE INDEX "AuditEvent_subjectKind_subjectId_at_idx" ON "AuditEvent"("subjectKind", "subjectId", "at" DESC);

-- CreateIndex
CREATE INDEX "AuditEvent_actorId_at_idx" ON "AuditEvent"("actorId", "at" DESC);

-- CreateIndex
CREATE INDEX "RateLimit_windowStart_idx" ON "RateLimit"("windowStart");

-- CreateIndex
CREATE UNIQUE INDEX "WorkerHeartbeat_poolId_key" ON "WorkerHeartbeat"("poolId");

-- CreateIndex
CREATE INDEX "WorkerHeartbeat_seenAt_idx" ON "WorkerHeartbeat"("seenAt");

-- AddForeignKey
ALTER TABLE "Account" ADD CONSTRAINT "Account_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Section" ADD CONSTRAINT "Section_courseId_fkey" FOREIGN KEY ("courseId") REFERENCES "Course"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Enrollment" ADD CONSTRAINT "Enrollment_courseId_fkey" FOREIGN KEY ("courseId") REFERENCES "Course"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Enrollment" ADD CONSTRAINT "Enrollment_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Enrollment" ADD CONSTRAINT "Enrollment_sectionId_courseId_fkey" FOREIGN KEY ("sectionId", "courseId") REFERENCES "Section"("id", "courseId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProblemVersion" ADD CONSTRAINT "ProblemVersion_problemId_fkey" FOREIGN KEY ("problemId") REFERENCES "Problem"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProblemVersion" ADD CONSTRAINT "ProblemVersion_publishedById_fkey" FOREIGN KEY ("publishedById") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Assignment" ADD CONSTRAINT "Assignment_courseId_fkey" FOREIGN KEY ("courseId") REFERENCES "Course"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Item" ADD CONSTRAINT "Item_assignmentId_fkey" FOREIGN KEY ("assignmentId") REFERENCES "Assignment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Item" ADD CONSTRAINT "Item_problemId_fkey" FOREIGN KEY ("problemId") REFERENCES "Problem"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Item" ADD CONSTRAINT "Item_versionId_problemId_fkey" FOREIGN KEY ("versionId", "problemId") REFERENCES "ProblemVersion"("id", "problemId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Part" ADD CONSTRAINT "Part_itemId_fkey" FOREIGN KEY ("itemId") REFERENCES "Item"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Draft" ADD CONSTRAINT "Draft_partId_fkey" FOREIGN KEY ("partId") REFERENCES "Part"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Draft" ADD CONSTRAINT "Draft_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Submission" ADD CONSTRAINT "Submission_partId_fkey" FOREIGN KEY ("partId") REFERENCES "Part"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Submission" ADD CONSTRAINT "Submission_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Submission" ADD CONSTRAINT "Submission_versionId_fkey" FOREIGN KEY ("versionId") REFERENCES "ProblemVersion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Grading" ADD CONSTRAINT "Grading_submissionId_fkey" FOREIGN KEY ("submissionId") REFERENCES "Submission"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Grading" ADD CONSTRAINT "Grading_versionId_fkey" FOREIGN KEY ("versionId") REFERENCES "ProblemVersion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Review" ADD CONSTRAINT "Review_submissionId_fkey" FOREIGN KEY ("submissionId") REFERENCES "Submission"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Review" ADD CONSTRAINT "Review_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RubricItem" ADD CONSTRAINT "RubricItem_partId_fkey" FOREIGN KEY ("partId") REFERENCES "Part"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AppliedRubricItem" ADD CONSTRAINT "AppliedRubricItem_reviewId_fkey" FOREIGN KEY ("reviewId") REFERENCES "Review"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AppliedRubricItem" ADD CONSTRAINT "AppliedRubricItem_rubricItemId_fkey" FOREIGN KEY ("rubricItemId") REFERENCES "RubricItem"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LineComment" ADD CONSTRAINT "LineComment_reviewId_fkey" FOREIGN KEY ("reviewId") REFERENCES "Review"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LineComment" ADD CONSTRAINT "LineComment_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RegradeRequest" ADD CONSTRAINT "RegradeRequest_submissionId_fkey" FOREIGN KEY ("submissionId") REFERENCES "Submission"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RegradeRequest" ADD CONSTRAINT "RegradeRequest_requesterId_fkey" FOREIGN KEY ("requesterId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RegradeRequest" ADD CONSTRAINT "RegradeRequest_answererId_fkey" FOREIGN KEY ("answererId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Extension" ADD CONSTRAINT "Extension_courseId_fkey" FOREIGN KEY ("courseId") REFERENCES "Course"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Extension" ADD CONSTRAINT "Extension_assignmentId_courseId_fkey" FOREIGN KEY ("assignmentId", "courseId") REFERENCES "Assignment"("id", "courseId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Extension" ADD CONSTRAINT "Extension_courseId_userId_fkey" FOREIGN KEY ("courseId", "userId") REFERENCES "Enrollment"("courseId", "userId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Extension" ADD CONSTRAINT "Extension_sectionId_courseId_fkey" FOREIGN KEY ("sectionId", "courseId") REFERENCES "Section"("id", "courseId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Extension" ADD CONSTRAINT "Extension_granterId_fkey" FOREIGN KEY ("granterId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Upload" ADD CONSTRAINT "Upload_courseId_fkey" FOREIGN KEY ("courseId") REFERENCES "Course"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Upload" ADD CONSTRAINT "Upload_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Upload" ADD CONSTRAINT "Upload_partId_fkey" FOREIGN KEY ("partId") REFERENCES "Part"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Upload" ADD CONSTRAINT "Upload_submissionId_fkey" FOREIGN KEY ("submissionId") REFERENCES "Submission"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AuditEvent" ADD CONSTRAINT "AuditEvent_actorId_fkey" FOREIGN KEY ("actorId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AuditEvent" ADD CONSTRAINT "AuditEvent_courseId_fkey" FOREIGN KEY ("courseId") REFERENCES "Course"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma cannot say -------------------------------------------------------------------------------------------
-- `db:check` does not see anything below: a change here needs a migration written by hand.
-- Ranges have an upper end because NaN is greater than every number to PostgreSQL, and so passes `>= 0`.

-- One row.
ALTER TABLE "Installation" ADD CONSTRAINT "Installation_single_row" CHECK ("id" = 1);

ALTER TABLE "User"
  ADD CONSTRAINT "User_email_shape" CHECK ("email" = lower("email") AND "email" ~ '^[^@\s]+@[^@\s]+$' AND length("email") <= 320),
  ADD CONSTRAINT "User_name_length" CHECK (btrim("name") <> '' AND length("name") <= 200),
  ADD CONSTRAINT "User_passwordHash_length" CHECK (length("passwordHash") BETWEEN 1 AND 500);

ALTER TABLE "Account"
  ADD CONSTRAINT "Account_provider_length" CHECK (length("provider") BETWEEN 1 AND 510),
  ADD CONSTRAINT "Account_subject_length" CHECK (length("subject") BETWEEN 1 AND 255);

ALTER TABLE "Course"
  ADD CONSTRAINT "Course_slug_shape" CHECK ("slug" ~ '^[a-z][a-z0-9]*(-[a-z0-9]+)*$' AND length("slug") <= 64),
  ADD CONSTRAINT "Course_title_length" CHECK (btrim("title") <> '' AND length("title") <= 120),
  ADD CONSTRAINT "Course_term_length" CHECK (btrim("term") <> '' AND length("term") <= 60),
  ADD CONSTRAINT "Course_timeZone_length" CHECK (length("timeZone") BETWEEN 1 AND 64);

ALTER TABLE "Section"
  ADD CONSTRAINT "Section_name_length" CHECK (btrim("name") <> '' AND length("name") <= 60);

ALTER TABLE "Problem"
  ADD CONSTRAINT "Problem_slug_shape" CHECK ("slug" ~ '^[a-z][a-z0-9]*(-[a-z0-9]+)*$' AND length("slug") <= 64);

ALTER TABLE "ProblemVersion"
  ADD CONSTRAINT "ProblemVersion_number_range" CHECK ("number" >= 1),
  ADD CONSTRAINT "ProblemVersion_hash_shape" CHECK ("hash" ~ '^[0-9a-f]{64}$'),
  ADD CONSTRAINT "ProblemVersion_files_shape" CHECK (jsonb_typeof("files") = 'object'),
  ADD CONSTRAINT "ProblemVersion_definition_shape" CHECK (jsonb_typeof("definition") = 'object'),
  ADD CONSTRAINT "ProblemVersion_certificate_shape" CHECK (jsonb_typeof("certificate") = 'object'),
  ADD CONSTRAINT "ProblemVersion_statementHtml_length" CHECK (length("statementHtml") <= 4000000),
  ADD CONSTRAINT "ProblemVersion_gradingSeed_length" CHECK (length("gradingSeed") BETWEEN 16 AND 64);

ALTER TABLE "Assignment"
  ADD CONSTRAINT "Assignment_slug_shape" CHECK ("slug" ~ '^[a-z][a-z0-9]*(-[a-z0-9]+)*$' AND length("slug") <= 64),
  ADD CONSTRAINT "Assignment_title_length" CHECK (btrim("title") <> '' AND length("title") <= 120),
  ADD CONSTRAINT "Assignment_opens_before_due" CHECK ("opensAt" < "dueAt"),
  ADD CONSTRAINT "Assignment_due_before_closes" CHECK ("dueAt" <= "closesAt"),
  ADD CONSTRAINT "Assignment_latePercentPerDay_range" CHECK ("latePercentPerDay" BETWEEN 0 AND 100);

ALTER TABLE "Item"
  ADD CONSTRAINT "Item_position_range" CHECK ("position" >= 1),
  ADD CONSTRAINT "Item_points_range" CHECK ("points" BETWEEN 0 AND 100000);

ALTER TABLE "Part"
  ADD CONSTRAINT "Part_key_shape" CHECK ("key" ~ '^[a-z][a-z0-9]*(-[a-z0-9]+)*$' AND length("key") <= 64),
  ADD CONSTRAINT "Part_kind_length" CHECK (length("kind") BETWEEN 1 AND 32),
  ADD CONSTRAINT "Part_position_range" CHECK ("position" >= 1),
  ADD CONSTRAINT "Part_points_range" CHECK ("points" BETWEEN 0 AND 100000);

ALTER TABLE "Draft"
  ADD CONSTRAINT "Draft_text_length" CHECK (length("text") <= 65536);

ALTER TABLE "Submission"
  ADD CONSTRAINT "Submission_clientKey_length" CHECK (length("clientKey") BETWEEN 8 AND 64),
  ADD CONSTRAINT "Submission_answer_shape" CHECK (jsonb_typeof("answer") = 'object' AND length("answer"::text) <= 524288);

ALTER TABLE "Grading"
  ADD CONSTRAINT "Grading_seed_length" CHECK (length("seed") BETWEEN 1 AND 128),
  ADD CONSTRAINT "Grading_attempt_range" CHECK ("attempt" >= 0),
  ADD CONSTRAINT "Grading_score_range" CHECK ("maxScore" BETWEEN 0 AND 100000 AND "score" BETWEEN 0 AND "maxScore"),
  ADD CONSTRAINT "Grading_started_when_running" CHECK (
    "state" <> 'running' OR ("worker" IS NOT NULL AND "startedAt" IS NOT NULL AND "attempt" >= 1)),
  ADD CONSTRAINT "Grading_verdict_when_done" CHECK (CASE WHEN "state" = 'done'
    THEN num_nulls("finishedAt", "engine", "status", "score", "maxScore", "verdict") = 0
    ELSE num_nonnulls("finishedAt", "engine", "status", "score", "maxScore", "verdict") = 0 END),
  ADD CONSTRAINT "Grading_status_known" CHECK ("status" IN (
    'accepted', 'partial', 'wrong-answer', 'time-limit', 'memory-limit', 'output-limit', 'runtime-error', 'compile-error',
    'invalid', 'grader-failed')),
  ADD CONSTRAINT "Grading_verdict_agrees" CHECK (
    "verdict" ->> 'status' = "status"
    AND ("verdict" ->> 'score')::double precision = "score"
    AND ("verdict" ->> 'maxScore')::double precision = "maxScore"),
  ADD CONSTRAINT "Grading_incident_when_failed" CHECK ("status" <> 'grader-failed' OR "incidentId" IS NOT NULL);

ALTER TABLE "Review"
  ADD CONSTRAINT "Review_revision_range" CHECK ("revision" >= 1),
  ADD CONSTRAINT "Review_overridePoints_range" CHECK ("overridePoints" BETWEEN 0 AND 100000),
  ADD CONSTRAINT "Review_override_has_reason" CHECK (("overridePoints" IS NULL) = ("overrideReason" IS NULL)),
  ADD CONSTRAINT "Review_overrideReason_length" CHECK (btrim("overrideReason") <> '' AND length("overrideReason") <= 2000),
  ADD CONSTRAINT "Review_comment_length" CHECK (length("comment") <= 20000);

ALTER TABLE "RubricItem"
  ADD CONSTRAINT "RubricItem_position_range" CHECK ("position" >= 1),
  ADD CONSTRAINT "RubricItem_text_length" CHECK (btrim("text") <> '' AND length("text") <= 2000),
  ADD CONSTRAINT "RubricItem_points_range" CHECK ("points" BETWEEN -100000 AND 100000);

ALTER TABLE "LineComment"
  ADD CONSTRAINT "LineComment_lines" CHECK ("firstLine" >= 1 AND "firstLine" <= "lastLine" AND "lastLine" <= 100000),
  ADD CONSTRAINT "LineComment_text_length" CHECK (btrim("text") <> '' AND length("text") <= 5000);

ALTER TABLE "RegradeRequest"
  ADD CONSTRAINT "RegradeRequest_reason_length" CHECK (btrim("reason") <> '' AND length("reason") <= 5000),
  ADD CONSTRAINT "RegradeRequest_answer_length" CHECK (btrim("answer") <> '' AND length("answer") <= 5000),
  ADD CONSTRAINT "RegradeRequest_answered_unless_open" CHECK (CASE WHEN "state" = 'open'
    THEN num_nonnulls("answererId", "answer", "answeredAt") = 0
    ELSE num_nulls("answererId", "answer", "answeredAt") = 0 END);

ALTER TABLE "Extension"
  ADD CONSTRAINT "Extension_person_or_section" CHECK (num_nonnulls("userId", "sectionId") = 1),
  ADD CONSTRAINT "Extension_due_before_closes" CHECK ("dueAt" <= "closesAt"),
  ADD CONSTRAINT "Extension_reason_length" CHECK (btrim("reason") <> '' AND length("reason") <= 1000);

ALTER TABLE "Upload"
  ADD CONSTRAINT "Upload_fileName_shape" CHECK ("fileName" ~ '^[^/\\\x01-\x1f]+$' AND length("fileName") <= 255),
  ADD CONSTRAINT "Upload_contentType_shape" CHECK ("contentType" ~ '^[a-z]+/[a-z0-9][a-z0-9.+-]*$' AND length("contentType") <= 100),
  ADD CONSTRAINT "Upload_sizeBytes_agrees" CHECK ("sizeBytes" = octet_length("content") AND "sizeBytes" BETWEEN 1 AND 26214400),
  ADD CONSTRAINT "Upload_sha256_agrees" CHECK ("sha256" = encode(sha256("content"), 'hex'));

ALTER TABLE "AuditEvent"
  ADD CONSTRAINT "AuditEvent_action_length" CHECK (btrim("action") <> '' AND length("action") <= 120),
  ADD CONSTRAINT "AuditEvent_subject_length" CHECK (length("subjectKind") BETWEEN 1 AND 60 AND length("subjectId") BETWEEN 1 AND 200);

ALTER TABLE "RateLimit"
  ADD CONSTRAINT "RateLimit_key_length" CHECK (length("key") BETWEEN 1 AND 300),
  ADD CONSTRAINT "RateLimit_used_range" CHECK ("used" >= 0);

ALTER TABLE "WorkerHeartbeat"
  ADD CONSTRAINT "WorkerHeartbeat_lengths" CHECK (length("id") BETWEEN 1 AND 100 AND length("host") <= 255 AND length("detail") <= 4000 AND length("remedy") <= 4000),
  ADD CONSTRAINT "WorkerHeartbeat_seen_after_start" CHECK ("startedAt" <= "seenAt");

-- A submission is shown and counted by exactly one of its gradings, and is graded live once.
CREATE UNIQUE INDEX "Grading_one_current" ON "Grading" ("submissionId") WHERE "isCurrent";
CREATE UNIQUE INDEX "Grading_one_live" ON "Grading" ("submissionId") WHERE "reason" = 'live';
-- What workers sweep and the health page counts: a handful of rows among all gradings ever.
CREATE INDEX "Grading_unfinished" ON "Grading" ("queuedAt") WHERE "state" <> 'done';
-- A person asks once at a time about one submission.
CREATE UNIQUE INDEX "RegradeRequest_one_open" ON "RegradeRequest" ("submissionId", "requesterId") WHERE "state" = 'open';

CREATE FUNCTION "refuse"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% rows are never changed or removed', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;

CREATE TRIGGER "AuditEvent_append_only" BEFORE UPDATE OR DELETE ON "AuditEvent" FOR EACH ROW EXECUTE FUNCTION "refuse"();
CREATE TRIGGER "AuditEvent_no_truncate" BEFORE TRUNCATE ON "AuditEvent" FOR EACH STATEMENT EXECUTE FUNCTION "refuse"();
CREATE TRIGGER "ProblemVersion_no_delete" BEFORE DELETE ON "ProblemVersion" FOR EACH ROW EXECUTE FUNCTION "refuse"();
CREATE TRIGGER "Submission_immutable" BEFORE UPDATE ON "Submission" FOR EACH ROW EXECUTE FUNCTION "refuse"();

CREATE FUNCTION "keep_published_version"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD."certificate" IS NULL AND to_jsonb(NEW) - 'certificate' = to_jsonb(OLD) - 'certificate' THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'a published problem version never changes' USING ERRCODE = 'restrict_violation';
END $$;

CREATE TRIGGER "ProblemVersion_immutable" BEFORE UPDATE ON "ProblemVersion" FOR EACH ROW EXECUTE FUNCTION "keep_published_version"();

CREATE FUNCTION "keep_finished_grading"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF to_jsonb(NEW) - 'isCurrent' = to_jsonb(OLD) - 'isCurrent' THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'a finished grading never changes, except whether it is the current one' USING ERRCODE = 'restrict_violation';
END $$;

CREATE TRIGGER "Grading_final" BEFORE UPDATE ON "Grading" FOR EACH ROW WHEN (OLD."state" = 'done') EXECUTE FUNCTION "keep_finished_grading"();
