-- Statistics of each rendition, which bytes were sent, and what serving whole files would have sent.
-- DropIndex
DROP INDEX "StreamingStats_videoId_variant_processId_hour_key";

-- AlterTable
ALTER TABLE "StreamingStats" ADD COLUMN     "coverage" JSONB NOT NULL DEFAULT '[]',
ADD COLUMN     "fileBytes" BIGINT NOT NULL DEFAULT 0,
ADD COLUMN     "rendition" "RenditionKind" NOT NULL DEFAULT 'original',
ADD COLUMN     "statuses" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "wholeBytes" BIGINT NOT NULL DEFAULT 0;

-- CreateIndex
CREATE UNIQUE INDEX "StreamingStats_videoId_variant_rendition_processId_hour_key" ON "StreamingStats"("videoId", "variant", "rendition", "processId", "hour");

-- How large the files were was not recorded. Serving them whole would have sent at least what was sent, so that is
-- what stands here, and nothing is claimed to have been saved.
UPDATE "StreamingStats" SET "wholeBytes" = "bytesSent";
