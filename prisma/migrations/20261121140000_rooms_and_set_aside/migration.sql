ALTER TABLE "WorkerHeartbeat" ADD COLUMN "rooms" JSONB;

-- What was set aside lately, for the health page: a handful of rows among all gradings ever.
CREATE INDEX "Grading_set_aside" ON "Grading" ("finishedAt") WHERE "status" = 'grader-failed';
-- Metrics go through the verdicts once, in the order in which they were written.
CREATE INDEX "Grading_finished" ON "Grading" ("finishedAt", "id") WHERE "state" = 'done';
