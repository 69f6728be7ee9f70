-- Where the packets of every file lie; made when they are first asked for, of files that are in the library already.
-- CreateTable
CREATE TABLE "PacketMap" (
    "renditionId" TEXT NOT NULL PRIMARY KEY,
    "bytes" BLOB,
    "reason" TEXT,
    "packetCount" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "PacketMap_renditionId_fkey" FOREIGN KEY ("renditionId") REFERENCES "Rendition" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
