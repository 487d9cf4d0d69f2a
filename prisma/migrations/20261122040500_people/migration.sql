-- AlterTable
ALTER TABLE "Submission" ADD COLUMN     "erasedAt" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "PasswordLink" (
    "tokenHash" TEXT NOT NULL,
    "userId" UUID NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "PasswordLink_pkey" PRIMARY KEY ("tokenHash")
);

-- CreateIndex
CREATE INDEX "PasswordLink_userId_idx" ON "PasswordLink"("userId");

-- AddForeignKey
ALTER TABLE "PasswordLink" ADD CONSTRAINT "PasswordLink_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What Prisma cannot say.

ALTER TABLE "PasswordLink"
  ADD CONSTRAINT "PasswordLink_tokenHash_shape" CHECK ("tokenHash" ~ '^[0-9a-f]{64}$'),
  ADD CONSTRAINT "PasswordLink_expires_later" CHECK ("createdAt" < "expiresAt");

-- Erasing: rows that never change may lose the words of people, and nothing else. What is left of them is computed here,
-- so that no statement can put something of its own in their place.

-- An answer without what was typed. Choices among what the author wrote stay: they tell nobody apart.
CREATE FUNCTION "erased_answer"("answer" jsonb, "wasComplete" boolean) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE
    WHEN "answer" ->> 'kind' = 'code' THEN '{"kind": "code", "source": ""}'::jsonb
    WHEN "answer" ->> 'kind' = 'written' THEN '{"kind": "written", "markdown": ""}'::jsonb
    WHEN "answer" ->> 'kind' IN ('symbolic', 'number', 'intervals') THEN jsonb_build_object('kind', "answer" ->> 'kind', 'text', '')
    WHEN "answer" ->> 'kind' = 'table' THEN '{"kind": "table", "cells": {}}'::jsonb
    WHEN "answer" ->> 'kind' = 'upload' THEN '{"kind": "upload", "files": []}'::jsonb
    WHEN "answer" ->> 'kind' = 'audit' THEN "answer" || '{"repair": ""}'::jsonb
    -- That a survey was complete is its points: it says so itself, so that grading it again gives the same.
    WHEN "answer" ->> 'kind' = 'survey' AND "wasComplete" THEN '{"kind": "survey", "entries": [], "erased": true}'::jsonb
    WHEN "answer" ->> 'kind' = 'survey' THEN '{"kind": "survey", "entries": []}'::jsonb
    ELSE "answer"
  END
$$;

CREATE OR REPLACE FUNCTION "keep_submission"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF to_jsonb(NEW) - ARRAY['answer', 'earlier', 'erasedAt'] = to_jsonb(OLD) - ARRAY['answer', 'earlier', 'erasedAt']
    AND (NEW."erasedAt" IS NOT NULL OR OLD."answer" ->> 'kind' = 'survey')
    AND NEW."answer" IN ("erased_answer"(OLD."answer", true), "erased_answer"(OLD."answer", false))
    AND (NEW."earlier" IS NULL OR NEW."earlier" = OLD."earlier") THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'Submission rows are never changed, except that what an answer says can be erased' USING ERRCODE = 'restrict_violation';
END $$;

-- A verdict without what the student's code said and computed. Status, points, tests and diagnosis stay.
CREATE FUNCTION "erased_verdict"("verdict" jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN jsonb_typeof("verdict" -> 'tests') = 'array' THEN
      jsonb_set("verdict" - ARRAY['message', 'places'], '{tests}', coalesce(
        (SELECT jsonb_agg(test - ARRAY['message', 'failure', 'output', 'figures'] ORDER BY place)
         FROM jsonb_array_elements("verdict" -> 'tests') WITH ORDINALITY AS t(test, place)), '[]'::jsonb))
    ELSE "verdict" END
$$;

CREATE OR REPLACE FUNCTION "keep_finished_grading"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF to_jsonb(NEW) - ARRAY['isCurrent', 'verdict'] = to_jsonb(OLD) - ARRAY['isCurrent', 'verdict']
    AND (NEW."verdict" IS NOT DISTINCT FROM OLD."verdict" OR NEW."verdict" = "erased_verdict"(OLD."verdict")) THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'a finished grading never changes, except whether it is the current one and that what the code said can be erased' USING ERRCODE = 'restrict_violation';
END $$;

-- The facts of a change without words that people wrote. Who changed what, when, and every number stay.
CREATE FUNCTION "erased_facts"("facts" jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN jsonb_typeof("facts") = 'object' THEN (
      SELECT coalesce(jsonb_object_agg(key, CASE
        WHEN key IN ('text', 'reason', 'comment', 'answer', 'name', 'email') AND jsonb_typeof(value) = 'string' THEN '"(erased)"'::jsonb
        ELSE value END), '{}'::jsonb)
      FROM jsonb_each("facts"))
    ELSE "facts" END
$$;

CREATE FUNCTION "keep_audit_event"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF to_jsonb(NEW) - ARRAY['before', 'after'] = to_jsonb(OLD) - ARRAY['before', 'after']
    AND NEW."before" IS NOT DISTINCT FROM "erased_facts"(OLD."before")
    AND NEW."after" IS NOT DISTINCT FROM "erased_facts"(OLD."after") THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'AuditEvent rows are never changed, except that words in them can be erased' USING ERRCODE = 'restrict_violation';
END $$;

DROP TRIGGER "AuditEvent_append_only" ON "AuditEvent";
CREATE TRIGGER "AuditEvent_append_only" BEFORE DELETE ON "AuditEvent" FOR EACH ROW EXECUTE FUNCTION "refuse"();
CREATE TRIGGER "AuditEvent_immutable" BEFORE UPDATE ON "AuditEvent" FOR EACH ROW EXECUTE FUNCTION "keep_audit_event"();

-- An erased file has no bytes left.
ALTER TABLE "Upload" DROP CONSTRAINT "Upload_sizeBytes_agrees";
ALTER TABLE "Upload"
  ADD CONSTRAINT "Upload_sizeBytes_agrees" CHECK ("sizeBytes" = octet_length("content") AND "sizeBytes" BETWEEN 0 AND 26214400);
