-- Where somebody left a video: it opens there again for them.
-- CreateTable
CREATE TABLE "ResumePosition" (
    "id" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "videoId" TEXT NOT NULL,
    "variant" "VariantKind" NOT NULL,
    "frame" INTEGER NOT NULL,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "ResumePosition_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "ResumePosition_userId_videoId_key" ON "ResumePosition"("userId", "videoId");

-- AddForeignKey
ALTER TABLE "ResumePosition" ADD CONSTRAINT "ResumePosition_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ResumePosition" ADD CONSTRAINT "ResumePosition_videoId_fkey" FOREIGN KEY ("videoId") REFERENCES "Video"("id") ON DELETE CASCADE ON UPDATE CASCADE;
