-- What a seek showed first, how long it waited for bytes and whether it was foreseen. Nothing is claimed of seeks from before.
ALTER TABLE "SeekEvent" ADD COLUMN "scrubMs" REAL;
ALTER TABLE "SeekEvent" ADD COLUMN "stallMs" REAL NOT NULL DEFAULT 0;
ALTER TABLE "SeekEvent" ADD COLUMN "prefetch" TEXT NOT NULL DEFAULT 'none';

-- CreateTable
CREATE TABLE "WatchTime" (
    "videoId" TEXT NOT NULL,
    "pageId" TEXT NOT NULL,
    "variant" TEXT NOT NULL,
    "userId" TEXT,
    "playedMs" REAL NOT NULL,
    "stalledMs" REAL NOT NULL,
    "predictionsMade" INTEGER NOT NULL,
    "predictionsUsed" INTEGER NOT NULL,
    "updatedAt" DATETIME NOT NULL,

    PRIMARY KEY ("videoId", "pageId", "variant"),
    CONSTRAINT "WatchTime_videoId_fkey" FOREIGN KEY ("videoId") REFERENCES "Video" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
