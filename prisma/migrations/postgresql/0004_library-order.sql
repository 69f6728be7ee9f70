-- The order of the library, newest first: a page begins behind any of its videos.
-- DropIndex
DROP INDEX "Video_createdAt_idx";

-- CreateIndex
CREATE INDEX "Video_createdAt_id_idx" ON "Video"("createdAt", "id");
