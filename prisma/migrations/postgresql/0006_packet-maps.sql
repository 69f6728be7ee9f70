-- Where the packets of every file lie; made when they are first asked for, of files that are in the library already.
-- CreateTable
CREATE TABLE "PacketMap" (
    "renditionId" TEXT NOT NULL,
    "bytes" BYTEA,
    "reason" TEXT,
    "packetCount" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "PacketMap_pkey" PRIMARY KEY ("renditionId")
);

-- AddForeignKey
ALTER TABLE "PacketMap" ADD CONSTRAINT "PacketMap_renditionId_fkey" FOREIGN KEY ("renditionId") REFERENCES "Rendition"("id") ON DELETE CASCADE ON UPDATE CASCADE;
