-- What a seek showed first, how long it waited for bytes and whether it was foreseen. Nothing is claimed of seeks from before.
-- AlterTable
ALTER TABLE "SeekEvent" ADD COLUMN     "prefetch" TEXT NOT NULL DEFAULT 'none',
ADD COLUMN     "scrubMs" DOUBLE PRECISION,
ADD COLUMN     "stallMs" DOUBLE PRECISION NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "WatchTime" (
    "videoId" TEXT NOT NULL,
    "pageId" TEXT NOT NULL,
    "variant" "VariantKind" NOT NULL,
    "userId" TEXT,
    "playedMs" DOUBLE PRECISION NOT NULL,
    "stalledMs" DOUBLE PRECISION NOT NULL,
    "predictionsMade" INTEGER NOT NULL,
    "predictionsUsed" INTEGER NOT NULL,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "WatchTime_pkey" PRIMARY KEY ("videoId","pageId","variant")
);

-- AddForeignKey
ALTER TABLE "WatchTime" ADD CONSTRAINT "WatchTime_videoId_fkey" FOREIGN KEY ("videoId") REFERENCES "Video"("id") ON DELETE CASCADE ON UPDATE CASCADE;
