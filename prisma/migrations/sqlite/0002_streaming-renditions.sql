-- Statistics of each rendition, which bytes were sent, and what serving whole files would have sent.
ALTER TABLE "StreamingStats" ADD COLUMN "rendition" TEXT NOT NULL DEFAULT 'original';
ALTER TABLE "StreamingStats" ADD COLUMN "wholeBytes" BIGINT NOT NULL DEFAULT 0;
ALTER TABLE "StreamingStats" ADD COLUMN "fileBytes" BIGINT NOT NULL DEFAULT 0;
ALTER TABLE "StreamingStats" ADD COLUMN "statuses" JSONB NOT NULL DEFAULT '{}';
ALTER TABLE "StreamingStats" ADD COLUMN "coverage" JSONB NOT NULL DEFAULT '[]';

-- How large the files were was not recorded. Serving them whole would have sent at least what was sent, so that is
-- what stands here, and nothing is claimed to have been saved.
UPDATE "StreamingStats" SET "wholeBytes" = "bytesSent";

DROP INDEX "StreamingStats_videoId_variant_processId_hour_key";
CREATE UNIQUE INDEX "StreamingStats_videoId_variant_rendition_processId_hour_key" ON "StreamingStats"("videoId", "variant", "rendition", "processId", "hour");
