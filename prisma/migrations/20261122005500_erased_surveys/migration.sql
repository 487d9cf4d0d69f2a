-- A survey's answer may hold names of people. Staff can erase what it says, and nothing else of a submission ever changes.
CREATE FUNCTION "keep_submission"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD."answer" ->> 'kind' = 'survey' AND to_jsonb(NEW) - 'answer' = to_jsonb(OLD) - 'answer' AND NEW."answer" IN (
    '{"kind": "survey", "entries": []}'::jsonb, '{"kind": "survey", "entries": [], "erased": true}'::jsonb) THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'Submission rows are never changed, except that the answer to a survey can be erased' USING ERRCODE = 'restrict_violation';
END $$;

DROP TRIGGER "Submission_immutable" ON "Submission";
CREATE TRIGGER "Submission_immutable" BEFORE UPDATE ON "Submission" FOR EACH ROW EXECUTE FUNCTION "keep_submission"();
