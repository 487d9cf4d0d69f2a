-- AlterTable
ALTER TABLE "Proof" ADD COLUMN     "worker" TEXT;

-- AlterTable
ALTER TABLE "WorkspaceState" ADD COLUMN     "beganAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;
