import 'server-only'
import { db } from '@/lib/server/db/client'
import { log } from '@/lib/server/log'

/**
 * Forgets the records of a video that was removed from the library, if it has one variant only and nobody ever worked on
 * it; whether it did. Its files stay where they are.
 */
export async function forgetRemoved(videoId: string): Promise<boolean> {
  if ((await db().variant.count({ where: { videoId } })) !== 1) return false
  const { count } = await db().video.deleteMany({
    where: { id: videoId, deletedAt: { not: null }, documents: { none: {} }, comments: { none: {} } },
  })
  if (count > 0) log().info({ videoId }, 'the records of a removed video were forgotten: its file is imported anew')
  return count > 0
}
