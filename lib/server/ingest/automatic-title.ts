import 'server-only'
import { titleFromFileName } from '@/lib/ingest/title'
import { db } from '@/lib/server/db/client'
import type { Prisma } from '@/lib/server/db/generated/client'

/**
 * What has to be written when processed footage joins the video, which would be called `title` by it. Names of raw files may
 * say who is seen, and with processed footage more people see the video: unless somebody gave it a title by hand, it is
 * called so from then on. Raw footage that joins never renames a video.
 */
export async function titleByProcessed(videoId: string, title: string): Promise<Prisma.PrismaPromise<unknown>[]> {
  const raw = await db().rendition.findFirst({
    where: { kind: 'original', variant: { videoId, kind: 'raw' } },
    select: { fileName: true },
  })
  if (raw === null) return []
  const where = { id: videoId, title: titleFromFileName(raw.fileName) }
  return [db().video.updateMany({ where, data: { title } })]
}
