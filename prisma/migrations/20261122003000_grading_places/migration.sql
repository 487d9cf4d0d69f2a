-- A grading repeats what never changes of its submission, so that the gradebook reads hundreds of thousands of them in
-- the order it needs from one index, without their tables.
ALTER TABLE "Grading" ADD COLUMN "partId" UUID, ADD COLUMN "userId" UUID, ADD COLUMN "kind" "SubmissionKind",
  ADD COLUMN "submittedAt" TIMESTAMPTZ(3);

-- Whatever a program writes there, the submission's own facts stand. Programs that know nothing of the columns go on.
CREATE FUNCTION "place_grading"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT s."partId", s."userId", s."kind", s."createdAt" INTO NEW."partId", NEW."userId", NEW."kind", NEW."submittedAt"
    FROM "Submission" s WHERE s.id = NEW."submissionId";
  RETURN NEW;
END $$;

CREATE TRIGGER "Grading_placed" BEFORE INSERT OR UPDATE OF "submissionId", "partId", "userId", "kind", "submittedAt"
  ON "Grading" FOR EACH ROW EXECUTE FUNCTION "place_grading"();

-- Finished gradings may not change; this is no change of what they say.
ALTER TABLE "Grading" DISABLE TRIGGER "Grading_final";
UPDATE "Grading" g SET "partId" = s."partId", "userId" = s."userId", "kind" = s."kind", "submittedAt" = s."createdAt"
  FROM "Submission" s WHERE s.id = g."submissionId";
ALTER TABLE "Grading" ENABLE TRIGGER "Grading_final";

-- Everything a grade depends on but reviews: an answer's moment, and what became of it.
CREATE INDEX "Grading_gradebook" ON "Grading" ("partId", "userId", "submittedAt", "submissionId")
  INCLUDE ("status", "score", "maxScore") WHERE "isCurrent" AND "kind" = 'submit';
