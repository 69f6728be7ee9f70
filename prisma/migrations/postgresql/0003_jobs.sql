-- AlterTable
ALTER TABLE "Job" DROP COLUMN "error",
DROP COLUMN "progress",
DROP COLUMN "step",
ADD COLUMN     "fileName" TEXT NOT NULL,
ADD COLUMN     "outcome" JSONB,
ADD COLUMN     "source" TEXT NOT NULL,
ADD COLUMN     "steps" JSONB NOT NULL DEFAULT '[]',
ADD COLUMN     "trouble" TEXT,
ADD COLUMN     "variant" "VariantKind" NOT NULL;

-- CreateIndex
CREATE INDEX "Job_createdAt_idx" ON "Job"("createdAt");
