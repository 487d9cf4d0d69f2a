-- AlterTable
ALTER TABLE "Assignment" ADD COLUMN     "revision" INTEGER NOT NULL DEFAULT 1;

-- What Prisma cannot say.

ALTER TABLE "Assignment" ADD CONSTRAINT "Assignment_revision_range" CHECK ("revision" >= 1);
