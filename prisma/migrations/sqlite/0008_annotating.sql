-- Proposals of a machine, gestures of several operations, and label sets that change in place and keep their versions.
-- Columns are added and no table is made anew: a table that is dropped takes what refers to it along.
ALTER TABLE "AnnotationDocument" ADD COLUMN "labelSetVersion" INTEGER;
ALTER TABLE "Operation" ADD COLUMN "gestureId" TEXT;
ALTER TABLE "Segment" ADD COLUMN "isProposal" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "LabelSet" ADD COLUMN "isDefault" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "LabelSet" ADD COLUMN "rules" JSONB NOT NULL DEFAULT '[]';
ALTER TABLE "LabelSet" ADD COLUMN "retiredAt" DATETIME;

-- DropIndex
DROP INDEX "LabelSet_name_version_key";

-- CreateIndex
CREATE UNIQUE INDEX "LabelSet_name_key" ON "LabelSet"("name");

-- CreateTable
CREATE TABLE "LabelSetVersion" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "labelSetId" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "content" JSONB NOT NULL,
    "authorId" TEXT,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "LabelSetVersion_labelSetId_fkey" FOREIGN KEY ("labelSetId") REFERENCES "LabelSet" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE UNIQUE INDEX "LabelSetVersion_labelSetId_version_key" ON "LabelSetVersion"("labelSetId", "version");
