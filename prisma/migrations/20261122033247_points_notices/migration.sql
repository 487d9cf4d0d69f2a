-- CreateTable
CREATE TABLE "PointsNotice" (
    "versionChangeId" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "earnedBefore" DOUBLE PRECISION,
    "earnedAfter" DOUBLE PRECISION,
    "points" DOUBLE PRECISION NOT NULL,

    CONSTRAINT "PointsNotice_pkey" PRIMARY KEY ("versionChangeId","userId")
);

-- CreateIndex
CREATE INDEX "PointsNotice_userId_idx" ON "PointsNotice"("userId");

-- AddForeignKey
ALTER TABLE "PointsNotice" ADD CONSTRAINT "PointsNotice_versionChangeId_fkey" FOREIGN KEY ("versionChangeId") REFERENCES "VersionChange"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PointsNotice" ADD CONSTRAINT "PointsNotice_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma cannot say.

ALTER TABLE "PointsNotice"
  ADD CONSTRAINT "PointsNotice_range" CHECK (
    "points" >= 0 AND "earnedBefore" BETWEEN 0 AND "points" AND "earnedAfter" BETWEEN 0 AND "points"),
  ADD CONSTRAINT "PointsNotice_tells_something" CHECK ("earnedBefore" IS DISTINCT FROM "earnedAfter");
