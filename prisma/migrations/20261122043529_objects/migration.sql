-- AlterTable
ALTER TABLE "Upload" ADD COLUMN     "objectKey" TEXT,
ALTER COLUMN "content" DROP NOT NULL;

-- CreateTable
CREATE TABLE "LooseObject" (
    "key" TEXT NOT NULL,
    "dueAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "LooseObject_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE INDEX "LooseObject_dueAt_idx" ON "LooseObject"("dueAt");

-- CreateIndex
CREATE UNIQUE INDEX "Upload_objectKey_key" ON "Upload"("objectKey");

-- What is in a bucket cannot be compared here: whoever reads it does.
ALTER TABLE "Upload"
  ADD CONSTRAINT "Upload_one_place" CHECK (num_nonnulls("content", "objectKey") = 1),
  ADD CONSTRAINT "Upload_sha256_shape" CHECK ("sha256" ~ '^[0-9a-f]{64}$');

ALTER TABLE "LooseObject"
  ADD CONSTRAINT "LooseObject_key_shape" CHECK ("key" ~ '^uploads/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$');

-- Every object is loose or named by one upload, whoever changes the rows: it is announced as loose before it is written,
-- a row takes it, and it is loose again once no row names it. What is due already may be gone, so no row takes it.
CREATE FUNCTION "take_object"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- Bytes that are written over an object's take its place.
  IF TG_OP = 'UPDATE' AND NEW."content" IS NOT NULL AND NEW."objectKey" IS NOT DISTINCT FROM OLD."objectKey" THEN
    NEW."objectKey" := NULL;
  END IF;
  IF NEW."objectKey" IS NOT NULL AND (TG_OP = 'INSERT' OR NEW."objectKey" IS DISTINCT FROM OLD."objectKey") THEN
    DELETE FROM "LooseObject" WHERE "key" = NEW."objectKey" AND "dueAt" > now();
    IF NOT FOUND THEN
      RAISE EXCEPTION 'An Upload row names an object that is not announced in LooseObject' USING ERRCODE = 'restrict_violation';
    END IF;
  END IF;
  RETURN NEW;
END $$;

CREATE FUNCTION "loose_object"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD."objectKey" IS NOT NULL AND (TG_OP = 'DELETE' OR NEW."objectKey" IS DISTINCT FROM OLD."objectKey") THEN
    INSERT INTO "LooseObject" ("key", "dueAt") VALUES (OLD."objectKey", now())
    ON CONFLICT ("key") DO UPDATE SET "dueAt" = now();
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER "Upload_takes_object" BEFORE INSERT OR UPDATE ON "Upload" FOR EACH ROW EXECUTE FUNCTION "take_object"();
CREATE TRIGGER "Upload_looses_object" AFTER UPDATE OR DELETE ON "Upload" FOR EACH ROW EXECUTE FUNCTION "loose_object"();
