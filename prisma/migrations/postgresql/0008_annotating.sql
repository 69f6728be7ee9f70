-- Proposals of a machine, gestures of several operations, and label sets that change in place and keep their versions.
-- DropIndex
DROP INDEX "LabelSet_name_version_key";

-- AlterTable
ALTER TABLE "LabelSet" ADD COLUMN     "isDefault" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "retiredAt" TIMESTAMP(3),
ADD COLUMN     "rules" JSONB NOT NULL DEFAULT '[]';

-- AlterTable
ALTER TABLE "AnnotationDocument" ADD COLUMN     "labelSetVersion" INTEGER;

-- AlterTable
ALTER TABLE "Segment" ADD COLUMN     "isProposal" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "Operation" ADD COLUMN     "gestureId" TEXT;

-- CreateTable
CREATE TABLE "LabelSetVersion" (
    "id" TEXT NOT NULL,
    "labelSetId" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "content" JSONB NOT NULL,
    "authorId" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "LabelSetVersion_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "LabelSetVersion_labelSetId_version_key" ON "LabelSetVersion"("labelSetId", "version");

-- CreateIndex
CREATE UNIQUE INDEX "LabelSet_name_key" ON "LabelSet"("name");

-- AddForeignKey
ALTER TABLE "LabelSetVersion" ADD CONSTRAINT "LabelSetVersion_labelSetId_fkey" FOREIGN KEY ("labelSetId") REFERENCES "LabelSet"("id") ON DELETE CASCADE ON UPDATE CASCADE;

